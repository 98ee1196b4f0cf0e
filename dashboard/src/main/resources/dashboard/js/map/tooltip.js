import { bdi, element } from '../view/element.js';
import * as format from '../view/format.js';
import { GONE, LOW, stateOf } from './sprites.js';

const WORDS = { 0: 'active', [LOW]: 'low vitals', [GONE]: 'gone', [GONE | LOW]: 'gone, with low vitals' };

/** What the pointer is on, in words, beside it. All of it is text. */
export class Tooltip {
  #element = element('div', { class: 'map-tooltip', hidden: true, role: 'tooltip' });
  #shown = '';

  /** @param {HTMLElement} container */
  constructor(container) {
    container.append(this.#element);
  }

  hide() {
    this.#element.hidden = true;
  }

  /**
   * @param {import('../fleet/fleet.js').Fleet} fleet
   * @param {number} row
   * @param {number} nowMs as the fleet's times
   * @param {{x: number, y: number}} at CSS pixels from the map's corner
   */
  showUnicorn(fleet, row, nowMs, { x, y }) {
    const state = stateOf(fleet, row);
    const silentMs = nowMs - fleet.timeMs[row];
    const word = state & GONE ? `${WORDS[state]}, last heard of ${format.age(silentMs)} ago` : WORDS[state];
    const vitals = `Health ${format.count(fleet.health[row])}, magic ${format.count(fleet.magic[row])}`;
    const lines = state & GONE ? [word, vitals] : [word, vitals, format.speed(fleet.speed[row])];
    this.#show(fleet.name[row], lines, x, y);
  }

  /**
   * @param {import('./density.js').Heap} heap
   */
  showHeap(heap) {
    const others = [heap.low > 0 && `${format.count(heap.low)} with low vitals`, heap.gone > 0 && `${format.count(heap.gone)} gone`];
    const lines = [...others.filter(Boolean), 'Click to zoom in'];
    this.#show(`${format.count(heap.count)} unicorns`, lines, heap.x, heap.y - heap.radius);
  }

  #show(title, lines, x, y) {
    const text = [title, ...lines].join('\n');
    if (text !== this.#shown) {
      this.#shown = text;
      this.#element.replaceChildren(
        element('strong', {}, bdi(title)),
        ...lines.map((line) => element('span', {}, line)),
      );
    }
    this.#element.hidden = false;
    const { offsetWidth, offsetHeight, parentElement } = this.#element;
    const left = Math.max(4, Math.min(parentElement.clientWidth - offsetWidth - 4, x - offsetWidth / 2));
    const above = y - offsetHeight - 18;
    const top = above > 4 ? above : y + 22;
    this.#element.style.transform = `translate(${Math.round(left)}px, ${Math.round(top)}px)`;
  }
}
