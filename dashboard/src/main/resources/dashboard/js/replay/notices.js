import { element, setText } from '../view/element.js';
import { duration } from '../view/format.js';
import { waitingFor } from './words.js';

/** What is shown while a replay is loaded: what is waited for, and since when. */
export class Waiting {
  #stage = element('span', { class: 'replay-stage', role: 'status' });
  #since = element('span', { class: 'hint replay-since' });
  #window;
  #timer;

  /**
   * @param {string} range in words
   * @param {Window} window for its clock
   * @param {() => void} cancel
   */
  constructor(range, window, cancel) {
    this.#window = window;
    this.element = element('div', { class: 'replay-line replay-waiting' },
      element('div', { class: 'replay-progress', 'aria-hidden': 'true' }),
      element('strong', {}, range),
      this.#stage,
      this.#since,
      element('div', { class: 'replay-ways' }, way('Cancel', cancel)));
    const begun = window.performance.now();
    this.#timer = window.setInterval(() => setText(this.#since, duration(window.performance.now() - begun)), 1000);
  }

  /** @param {import('./loading.js').Stage} stage */
  tell(stage) {
    setText(this.#stage, waitingFor(stage));
  }

  end() {
    this.#window.clearInterval(this.#timer);
  }
}

/**
 * @param {string} range in words
 * @param {{other: () => void, live: () => void}} ways
 * @returns {HTMLElement} what is shown when nobody was heard in a range
 */
export function emptyNotice(range, { other, live }) {
  return element('div', { class: 'replay-line', role: 'status' },
    element('p', {}, element('strong', {}, range), ': the archive has no events of this time.'),
    element('div', { class: 'replay-ways' }, way('Other time', other), way('Back to live', live, 'button-main')));
}

/**
 * @param {string} why
 * @param {{again: () => void, other: () => void, live: () => void}} ways
 * @returns {HTMLElement} what is shown when a replay could not be loaded
 */
export function failureNotice(why, { again, other, live }) {
  return element('div', { class: 'replay-line' },
    element('p', { class: 'replay-problem', role: 'alert' }, why),
    element('div', { class: 'replay-ways' },
      way('Try again', again), way('Other time', other), way('Back to live', live, 'button-main')));
}

function way(name, onclick, style = '') {
  return element('button', { type: 'button', class: `button ${style}`, onclick }, name);
}
