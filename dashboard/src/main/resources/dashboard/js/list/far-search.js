const WAIT_MS = 250;
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
  #running = null;

  /**
   * @param {(path: string, options?: object) => Promise<any>} request
   * @param {Window} window for its timers
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
    this.#running?.abort();
    this.found = null;
    this.state = wanted === '' ? 'idle' : 'looking';
    if (wanted !== '') this.#timer = this.#window.setTimeout(() => this.#ask(wanted), WAIT_MS);
    this.dispatchEvent(new Event('changed'));
  }

  async #ask(wanted) {
    this.#running = new AbortController();
    const { signal } = this.#running;
    try {
      const path = `api/unicorns?search=${encodeURIComponent(wanted)}&limit=${LIMIT}`;
      const answer = await this.#request(path, { signal });
      if (signal.aborted) return;
      this.found = answer.unicorns;
      this.state = 'found';
    } catch (failure) {
      if (signal.aborted) return;
      // Said in the list. The next key that is typed asks again.
      this.state = 'unreachable';
      this.#query = '';
    }
    this.dispatchEvent(new Event('changed'));
  }
}
