import { element, icon, setAttribute, setText } from '../view/element.js';
import { count } from '../view/format.js';
import { unicorns } from './words.js';

const FILTERS = [
  { key: 'all', word: 'All' },
  { key: 'alerts', word: 'Low' },
  { key: 'gone', word: 'Gone' },
];
/** How long after the last key the number of unicorns that were found is said. */
const SAY_AFTER_MS = 700;

/** What is above the list: the search, and the choice between all, those that need help, and the gone. */
export class Finder {
  /** @type {HTMLElement} */
  node;
  #view;
  #announcer;
  #found;
  #into;
  #input;
  #choices;
  #timer = 0;

  /**
   * @param {object} parts
   * @param {import('../view/view.js').View} parts.view
   * @param {import('../view/announcer.js').Announcer} parts.announcer
   * @param {() => number} parts.found how many unicorns the list shows
   * @param {(step: number) => void} parts.into goes on into the list, with the keys
   */
  constructor({ view, announcer, found, into }) {
    this.#view = view;
    this.#announcer = announcer;
    this.#found = found;
    this.#into = into;
    this.#input = element('input', {
      id: 'fleet-search',
      type: 'search',
      'aria-label': 'Search for a unicorn by name',
      'aria-controls': 'fleet-grid',
      placeholder: 'Search by name',
      autocomplete: 'off',
      spellcheck: 'false',
      dir: 'auto',
      oninput: () => this.#typed(),
      onkeydown: (event) => this.#key(event),
    });
    this.#choices = FILTERS.map((filter) => this.#choice(filter));
    this.node = element(
      'div',
      { class: 'finder', role: 'search' },
      element(
        'div',
        { class: 'search' },
        this.#input,
        icon('search'),
        element('kbd', { 'aria-hidden': 'true' }, '/'),
        element(
          'button',
          { type: 'button', class: 'tool', 'aria-label': 'Clear the search', onclick: () => this.#clear() },
          icon('close'),
        ),
      ),
      element('div', { class: 'choices', role: 'radiogroup', 'aria-label': 'Show' }, ...this.#choices.map((c) => c.node)),
    );
    view.addEventListener('changed', () => this.#sync());
    this.#sync();
  }

  /** Puts the cursor into the search, all of it selected. */
  focus() {
    this.#input.focus();
    this.#input.select();
  }

  /**
   * @param {{all: number, alerts: number, gone: number}} counts of what the page holds
   * @param {number|null} total the fleet's size when the page holds only a part of it, NaN before it is known
   */
  show(counts, total) {
    for (const { key, number } of this.#choices) {
      // Of a part of the fleet one cannot tell how many of the whole are low or gone.
      const known = total === null ? counts[key] : total;
      setText(number, !Number.isNaN(known) && (total === null || key === 'all') ? count(known) : '');
    }
  }

  #choice({ key, word }) {
    const number = element('span', { class: 'choice-count' });
    const node = element(
      'button',
      {
        type: 'button',
        role: 'radio',
        class: 'choice',
        'data-filter': key,
        onclick: () => this.#view.set({ filter: key }),
        onkeydown: (event) => this.#turn(event),
      },
      key !== 'all' && icon(key === 'alerts' ? 'low' : 'gone'),
      word,
      ' ',
      number,
    );
    return { key, node, number };
  }

  /** Radio buttons are one stop of the Tab key; the arrows choose among them. */
  #turn(event) {
    const by = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (by === undefined) return;
    event.preventDefault();
    const at = FILTERS.findIndex(({ key }) => key === this.#view.state.filter);
    const next = (at + by + FILTERS.length) % FILTERS.length;
    this.#view.set({ filter: FILTERS[next].key });
    this.#choices[next].node.focus();
  }

  #sync() {
    const { query, filter } = this.#view.state;
    if (this.#input.value !== query) this.#input.value = query;
    for (const { key, node } of this.#choices) {
      setAttribute(node, 'aria-checked', String(key === filter));
      setAttribute(node, 'tabindex', key === filter ? '0' : '-1');
    }
  }

  #typed() {
    this.#view.set({ query: this.#input.value });
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#announcer.say(unicorns(this.#found())), SAY_AFTER_MS);
  }

  #key(event) {
    if (event.key === 'ArrowDown' || event.key === 'Enter') {
      event.preventDefault();
      this.#into(0);
    } else if (event.key === 'Escape') {
      event.stopPropagation();
      if (this.#input.value === '') this.#input.blur();
      else this.#clear();
    }
  }

  #clear() {
    this.#view.set({ query: '' });
    this.#input.focus();
  }
}
