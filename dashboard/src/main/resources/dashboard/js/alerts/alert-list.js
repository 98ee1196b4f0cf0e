import { element } from '../view/element.js';
import { AlertLine } from './alert-line.js';

/**
 * A list of alerts in which a line stays the same element as long as its alert is listed: focus and pointer stay. The
 * focus of a line that goes is handed to the one that takes its place.
 */
export class AlertList {
  /** @type {HTMLOListElement} */
  node;
  #lines = new Map();
  #does;

  /**
   * @param {string} label
   * @param {{jump: (name: string) => void, toggle: (alert: object) => void}} does
   */
  constructor(label, does) {
    this.node = element('ol', { class: 'alerts', 'aria-label': label });
    this.#does = does;
  }

  /**
   * @param {import('./alert.js').Alert[]} alerts
   * @param {number} nowMs
   */
  show(alerts, nowMs) {
    const kept = new Set(alerts.map(({ id }) => id));
    const { children } = this.node;
    const focused = [...children].findIndex((line) => line.contains(document.activeElement));
    const handsOver = focused >= 0 && !kept.has(children[focused].dataset.id);
    for (const [id, line] of this.#lines) {
      if (kept.has(id)) continue;
      line.node.remove();
      this.#lines.delete(id);
    }
    let next = this.node.firstElementChild;
    for (const alert of alerts) {
      let line = this.#lines.get(alert.id);
      if (line === undefined) {
        line = new AlertLine(alert, this.#does);
        this.#lines.set(alert.id, line);
      }
      line.show(alert, nowMs);
      if (line.node === next) next = next.nextElementSibling;
      else this.node.insertBefore(line.node, next);
    }
    if (handsOver) (children[Math.min(focused, children.length - 1)]?.querySelector('button') ?? this.node.parentElement).focus();
  }
}
