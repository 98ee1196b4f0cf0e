import { fromHash, start, toHash } from './hash.js';

/** How often the address is written at most; browsers slow a page down that does it more often. */
const WRITE_EVERY_MS = 250;

/**
 * What the operator looks at: the map's part, the selected unicorn, the list's filter, and so on.
 * @typedef {object} ViewState
 * @property {{lat: number, lng: number, zoom: number}|null} map null: the map chooses (the whole fleet)
 * @property {string|null} selected name of a unicorn, known or not
 * @property {boolean} follow the map keeps the selected unicorn in its middle; never without one
 * @property {'all'|'alerts'|'gone'} filter
 * @property {string} query
 * @property {string} sort a column, with a '-' in front when descending
 * @property {'map'|'fleet'|'alerts'|'history'} panel
 * @property {{from: number, to: number, at: number, speed: number}|null} replay epoch milliseconds; speed 1 to 60
 */

/**
 * The one place that knows what the operator looks at. It is kept in the address, so that a link, a reload, and the
 * browser's back button restore the whole view. Fires `changed` with `{keys: Set, state}` after each change.
 */
export class View extends EventTarget {
  #window;
  #state;
  #timer = 0;

  /** @param {Window} window whose address holds the view */
  constructor(window) {
    super();
    this.#window = window;
    this.#state = Object.freeze(fromHash(window.location.hash));
    window.addEventListener('popstate', () => this.#change(fromHash(window.location.hash)));
    window.addEventListener('pagehide', () => this.#write());
  }

  /** @returns {Readonly<ViewState>} the view now; a new object after each change */
  get state() {
    return this.#state;
  }

  /**
   * Changes some of the view.
   * @param {Partial<ViewState>} some
   * @param {{push?: boolean}} [how] push: the back button returns to the view before
   */
  set(some, { push = false } = {}) {
    const unknown = Object.keys(some).find((key) => !(key in start()));
    if (unknown !== undefined) throw new TypeError(`a view has no ${unknown}`);
    const next = { ...this.#state, ...some };
    if (next.selected === null) next.follow = false;
    if (push && !same(next, this.#state)) {
      this.#write();
      this.#window.history.pushState(null, '', this.#address(next));
    }
    if (this.#change(next)) this.#timer ||= this.#window.setTimeout(() => this.#write(), WRITE_EVERY_MS);
  }

  /** @returns {string} a link that restores this view */
  get link() {
    return new URL(this.#address(this.#state), this.#window.location.href).href;
  }

  #change(next) {
    const before = this.#state;
    const keys = new Set(Object.keys(next).filter((key) => !same(next[key], before[key])));
    if (keys.size === 0) return false;
    this.#state = Object.freeze(next);
    this.dispatchEvent(new CustomEvent('changed', { detail: { keys, state: next } }));
    return true;
  }

  #write() {
    this.#window.clearTimeout(this.#timer);
    this.#timer = 0;
    const { pathname, search, hash } = this.#window.location;
    const address = this.#address(this.#state);
    if (address !== pathname + search + hash) this.#window.history.replaceState(null, '', address);
  }

  #address(state) {
    const { pathname, search } = this.#window.location;
    return pathname + search + toHash(state);
  }
}

/** The view's values are plain and shallow: their JSON tells whether they are the same. */
function same(one, other) {
  return one === other || JSON.stringify(one) === JSON.stringify(other);
}
