import { element, setAttribute, setText } from '../view/element.js';
import { age, distance, heading, moment, position, speed, utc } from '../view/format.js';

const FACTS = [
  { key: 'speed', word: 'Speed' },
  { key: 'heading', word: 'Heading' },
  { key: 'distance', word: 'Distance, last 60 min' },
  { key: 'seen', word: 'Last event' },
  { key: 'position', word: 'Position' },
];

/** What is known of one unicorn besides its vitals, each with its unit. */
export class Facts {
  /** @type {HTMLElement} */
  node;
  #values = {};

  constructor() {
    const pairs = FACTS.map(({ key, word }) => {
      this.#values[key] = element('dd');
      return element('div', { 'data-fact': key }, element('dt', {}, word), this.#values[key]);
    });
    this.node = element('dl', { class: 'facts' }, ...pairs);
  }

  /**
   * @param {{speed: number, heading: number, latitude: number, longitude: number, timeMs: number}} shown
   * @param {number} nowMs
   * @param {number} metres in the minutes of the last hour, NaN when unknown
   */
  show(shown, nowMs, metres) {
    setText(this.#values.speed, speed(shown.speed));
    setText(this.#values.heading, heading(shown.heading));
    setText(this.#values.distance, distance(metres));
    setText(this.#values.seen, `${moment(shown.timeMs, nowMs)}, ${age(nowMs - shown.timeMs)} ago`);
    setAttribute(this.#values.seen, 'title', utc(shown.timeMs));
    setText(this.#values.position, position(shown.latitude, shown.longitude));
  }
}
