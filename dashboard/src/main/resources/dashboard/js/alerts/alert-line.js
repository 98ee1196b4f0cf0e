import { element, icon, setAttribute, setText } from '../view/element.js';
import { clock, count, duration, moment, utc } from '../view/format.js';
import { VITAL_WORDS } from './alert.js';

/** One alert in a list: what fell, when, and what can be done about it. */
export class AlertLine {
  /** @type {HTMLLIElement} */
  node;
  #alert;
  #act;
  #symbol = icon('low');
  #fall = element('span', { class: 'alert-fall' });
  #age = element('span', { class: 'alert-age' });
  #since = element('span', { class: 'alert-since' });
  #noted = element('span', { class: 'alert-noted' });
  #button;

  /**
   * @param {import('./alert.js').Alert} alert
   * @param {{jump: (name: string) => void, toggle: (alert: object) => void}} does what the operator asks for
   */
  constructor(alert, { jump, toggle }) {
    this.#alert = alert;
    this.#act = toggle;
    this.#button = element('button', {
      type: 'button',
      class: 'button alert-act',
      onclick: () => this.#act(this.#alert),
    });
    const name = element(
      'button',
      { type: 'button', class: 'alert-name', title: `Show ${alert.name} on the map`, onclick: () => jump(alert.name) },
      element('bdi', { class: 'name' }, alert.name),
    );
    this.node = element(
      'li',
      { class: 'alert', 'data-id': alert.id },
      this.#symbol,
      element('div', { class: 'alert-what' }, name, this.#fall),
      element('div', { class: 'alert-when' }, this.#age, this.#since, this.#noted),
      this.#button,
    );
  }

  /**
   * @param {import('./alert.js').Alert} alert
   * @param {number} nowMs
   */
  show(alert, nowMs) {
    this.#alert = alert;
    const open = Number.isNaN(alert.resolvedMs);
    const noted = !Number.isNaN(alert.acknowledgedMs);
    const state = open ? (noted ? 'noted' : 'open') : 'resolved';
    if (this.node.dataset.state !== state) {
      this.node.dataset.state = state;
      this.#symbol.firstChild.setAttribute('href', state === 'open' ? '#icon-low' : '#icon-check');
    }
    setText(this.#fall, `${VITAL_WORDS[alert.vital]} ${count(alert.value)}, below ${count(alert.threshold)} points`);
    setText(this.#age, open ? `for ${duration(nowMs - alert.raisedMs)}` : `resolved after ${duration(alert.durationMs)}`);
    setText(this.#since, `${open ? 'since' : 'at'} ${moment(alert.raisedMs, nowMs)}`);
    setAttribute(this.#since, 'title', utc(alert.raisedMs));
    setText(this.#noted, noted ? `acknowledged ${clock(alert.acknowledgedMs)}` : '');
    setAttribute(this.#noted, 'title', utc(alert.acknowledgedMs) || null);
    this.#showButton(alert, open, noted);
  }

  #showButton(alert, open, noted) {
    const button = this.#button;
    button.hidden = !open;
    setText(button, noted ? 'Undo' : 'Acknowledge');
    const of = `${alert.name}, ${VITAL_WORDS[alert.vital].toLowerCase()}`;
    setAttribute(button, 'aria-label', noted ? `Undo the acknowledgement of ${of}` : `Acknowledge ${of}`);
    setAttribute(button, 'aria-busy', alert.waits ? 'true' : null);
  }
}
