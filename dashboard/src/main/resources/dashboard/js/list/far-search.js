import { Poll } from '../api/poll.js';

const WAIT_MS = 250;
/** How often what was found is asked for again, as long as it is looked for. */
const EVERY_MS = 2000;
const LIMIT = 100;
/** No name has more characters, and the Api takes no more. */
const LONGEST = 64;

/**
 * The search for unicorns that the page has not got, because the fleet is larger than what is sent to a page: the
 * server's. Fires `changed` when there is something new to show.
 */
export class FarSearch extends EventTarget {
  /** @type {object[]|null} what was found; null as long as nothing is known */
  found = null;
  /** @type {'idle'|'looking'|'found'|'unreachable'} */
  state = 'idle';
  #request;
  #window;
  #query = '';
  #timer = 0;
  #poll = null;

  /**
   * @param {(path: string, options?: object) => Promise<any>} request
   * @param {Window} window for its timers, and whether it is seen
   */
  constructor(request, window) {
    super();
    this.#request = request;
    this.#window = window;
  }

  /** @param {string} query '' ends the search */
  look(query) {
    const wanted = [...query.trim()].slice(0, LONGEST).join('');
    if (wanted === this.#query) return;
    this.#query = wanted;
    this.#window.clearTimeout(this.#timer);
    this.#poll?.stop();
    this.found = null;
    this.state = wanted === '' ? 'idle' : 'looking';
    if (wanted !== '') this.#timer = this.#window.setTimeout(() => this.#ask(wanted), WAIT_MS);
    this.dispatchEvent(new Event('changed'));
  }

  #ask(wanted) {
    const path = `api/unicorns?search=${encodeURIComponent(wanted)}&limit=${LIMIT}`;
    this.#poll = new Poll({
      window: this.#window,
      everyMs: EVERY_MS,
      ask: (signal) => this.#request(path, { signal }),
      took: ({ unicorns }) => this.#now('found', unicorns),
      // What was found stays: it is as old as the feed says that the rest is.
      failed: () => this.found === null && this.#now('unreachable', null),
    });
    this.#poll.start();
  }

  #now(state, found) {
    this.state = state;
    this.found = found;
    this.dispatchEvent(new Event('changed'));
  }
}
