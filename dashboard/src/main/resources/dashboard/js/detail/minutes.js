import { element, setText } from '../view/element.js';
import { clock, count, distance, minute as minuteOf, utc } from '../view/format.js';
import { parseTime } from '../fleet/time.js';

const COLUMNS = ['Minute', 'Distance', 'Events', 'Health', 'Magic'];

/** The table of a unicorn's minutes as they are counted (DynamoDB), newest first. */
export class Minutes {
  /** @type {HTMLElement} */
  node;
  #body = element('tbody');
  #asOf = element('span', { class: 'minutes-as-of' });
  #none = element('p', { class: 'hint minutes-none', hidden: true }, 'No minute is counted yet. Each is, soon after its end.');
  #scroller;

  constructor() {
    const head = COLUMNS.map((word) => element('th', { scope: 'col' }, word));
    const table = element('table', { class: 'minutes' }, element('thead', {}, element('tr', {}, ...head)), this.#body);
    this.#scroller = element('div', { class: 'minutes-scroll' }, table);
    this.node = element(
      'section',
      { class: 'minutes-part', 'aria-label': 'Minutes' },
      element('div', { class: 'part-head' }, element('h3', {}, 'Minutes'), this.#asOf),
      this.#none,
      this.#scroller,
    );
  }

  /**
   * @param {object[]} minutes as the Api sends them
   * @param {number} asOfMs
   */
  show(minutes, asOfMs) {
    this.#none.hidden = minutes.length > 0;
    this.#scroller.hidden = minutes.length === 0;
    this.#body.replaceChildren(...minutes.map(line));
    this.says(`as of ${clock(asOfMs)}`);
  }

  /** @param {string} text about how current the table is */
  says(text) {
    setText(this.#asOf, text);
  }

  /** Forgets the minutes: they are another unicorn's. */
  clear() {
    this.#body.replaceChildren();
    this.#none.hidden = true;
    this.#scroller.hidden = true;
    this.says('asking…');
  }
}

function line(minute) {
  const startMs = parseTime(minute.minute);
  return element(
    'tr',
    {},
    element('th', { scope: 'row', title: utc(startMs) }, minuteOf(startMs)),
    element('td', {}, distance(minute.distance)),
    element('td', {}, count(minute.samples)),
    element('td', {}, range(minute.minHealthPoints, minute.maxHealthPoints)),
    element('td', {}, range(minute.minMagicPoints, minute.maxMagicPoints)),
  );
}

function range(low, high) {
  return low === high ? count(low) : `${count(low)}–${count(high)}`;
}
