import { element, icon, setAttribute, setText } from '../view/element.js';
import { age, count, kilometresAnHour, moment, utc } from '../view/format.js';

const WORDS = { ok: '', low: ', low vitals', gone: ', gone' };

/**
 * What a row shows.
 * @typedef {object} Shown
 * @property {string} name
 * @property {'ok'|'low'|'gone'} status
 * @property {number} health points
 * @property {number} magic points
 * @property {number} speed metres a second, NaN when unknown
 * @property {number} timeMs epoch milliseconds of its last event
 */

/** One line of the list. There are only as many as fit the screen: a row shows one unicorn after another. */
export class Row {
  /** @type {HTMLElement} */
  node;
  /** The unicorn that it shows. */
  name = '';
  #name = element('bdi', { class: 'name' });
  #word = element('span', { class: 'unseen' });
  #symbol = icon('ok');
  #health = cell('cell');
  #magic = cell('cell');
  #speed = cell('cell cell-quiet');
  #seen = cell('cell cell-quiet');

  /** @param {number} number of this row among the list's, for its id */
  constructor(number) {
    this.node = element(
      'div',
      { role: 'row', class: 'grid-row', id: `fleet-row-${number}` },
      element('div', { role: 'gridcell', class: 'cell-name' }, this.#symbol, this.#name, this.#word),
      this.#health,
      this.#magic,
      this.#speed,
      this.#seen,
    );
  }

  /**
   * @param {number} position in the list, from 0
   * @param {number} height of a row, CSS pixels
   * @param {Shown} shown
   * @param {{selected: boolean, active: boolean, nowMs: number, below: number}} now
   */
  show(position, height, shown, { selected, active, nowMs, below }) {
    const { node } = this;
    node.hidden = false;
    node.style.transform = `translateY(${position * height}px)`;
    // The head is row 1.
    setAttribute(node, 'aria-rowindex', String(position + 2));
    setAttribute(node, 'aria-selected', String(selected));
    setAttribute(node, 'data-active', active ? 'true' : null);
    if (node.dataset.status !== shown.status) {
      node.dataset.status = shown.status;
      this.#symbol.firstChild.setAttribute('href', `#icon-${shown.status}`);
    }
    this.name = shown.name;
    setText(this.#name, shown.name);
    setAttribute(this.#name, 'title', shown.name);
    setText(this.#word, WORDS[shown.status]);
    vital(this.#health, shown.health, below);
    vital(this.#magic, shown.magic, below);
    setText(this.#speed, kilometresAnHour(shown.speed));
    setText(this.#seen, age(nowMs - shown.timeMs));
    setAttribute(this.#seen, 'title', `${moment(shown.timeMs, nowMs)} (${utc(shown.timeMs)})`);
  }

  /** Shows nothing: the list is shorter than the screen. */
  clear() {
    this.node.hidden = true;
  }
}

function cell(classes) {
  return element('div', { role: 'gridcell', class: classes });
}

function vital(node, points, below) {
  setText(node, count(points));
  setAttribute(node, 'data-low', points < below ? 'true' : null);
}
