/**
 * What the parts of the page share.
 *
 * Fires `source` when `source` becomes another one.
 *
 * @typedef {object} Source what the map and the list show
 * @property {import('./fleet/fleet.js').Fleet} fleet
 * @property {() => number} nowMs the time whose positions are to be shown, epoch milliseconds; never the browser's clock
 */
export class App extends EventTarget {
  #source;

  /** @param {import('./feed/feed.js').Feed} feed */
  constructor(feed) {
    super();
    this.feed = feed;
    /** The live fleet, also while a replayed one is shown. */
    this.live = { fleet: feed.fleet, nowMs: () => feed.serverNow() };
    this.#source = this.live;
  }

  /** @returns {Source} */
  get source() {
    return this.#source;
  }

  set source(source) {
    if (source !== this.#source) {
      this.#source = source;
      this.dispatchEvent(new CustomEvent('source'));
    }
  }
}
