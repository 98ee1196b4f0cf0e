import { element, icon, setText } from '../view/element.js';
import { count, moment, utc } from '../view/format.js';
import { parseTime } from '../fleet/time.js';

/** The line that shows whether every event that was taken in is accounted for. */
export class Counters {
  #numbers = {};
  #sum = element('span', { class: 'counters-sum' });
  #asOf = element('span', { class: 'counters-as-of' });
  #since = element('span');
  #said = '';

  /** @param {HTMLElement} root */
  constructor(root) {
    const number = (key) => (this.#numbers[key] = element('b', {}, '–'));
    root.append(
      this.#since,
      element('span', {}, number('received'), ' taken in'),
      '=',
      element('span', {}, number('counted'), ' counted'),
      '+',
      element('span', {}, number('duplicates'), ' duplicates'),
      '+',
      element('span', {}, number('quarantined'), ' quarantined'),
      this.#sum,
      this.#asOf,
    );
    setText(this.#since, 'Events:');
  }

  /**
   * @param {{received: number, counted: number, duplicates: number, quarantined: number, since: string}|undefined} told
   * @param {number} nowMs the server's clock
   */
  show(told, nowMs) {
    setText(this.#asOf, told ? '' : 'counters not known now');
    if (!told) return;
    for (const key of Object.keys(this.#numbers)) setText(this.#numbers[key], count(told[key]));
    const sinceMs = parseTime(told.since);
    setText(this.#since, Number.isNaN(sinceMs) ? 'Events:' : `Since ${moment(sinceMs, nowMs)}:`);
    this.#since.title = utc(sinceMs);
    this.#showSum(told.received - told.counted - told.duplicates - told.quarantined);
  }

  /** @param {string} text why these are not current */
  stale(text) {
    setText(this.#asOf, text);
  }

  #showSum(open) {
    const words = open === 0 ? 'adds up' : `${count(Math.abs(open))} ${open > 0 ? 'not yet accounted for' : 'too many'}`;
    if (words === this.#said) return;
    this.#said = words;
    this.#sum.dataset.sum = open === 0 ? 'closed' : 'open';
    this.#sum.replaceChildren(icon(open === 0 ? 'check' : 'delayed'), words);
  }
}
