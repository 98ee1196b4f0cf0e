import { Poll } from './poll.js';

/** Settings change with a deployment only. */
const EVERY_MS = 300_000;

/**
 * What the server has to say about how the page works. Until it has said so, what it would most likely say. Fires
 * `changed` after each answer that says something else.
 */
export class Settings extends EventTarget {
  /** Milliseconds from one poll of the fleet to the next. */
  pollMs = 1000;
  /** A vital below so many points is low. */
  alertBelow = 100;
  /** Address of map tiles with {z}, {x} and {y}; null: only the basemap that the page brings along. */
  tileUrl = null;
  /** Who the tiles are from. */
  tileAttribution = '';
  #poll;
  #before = '';

  /**
   * @param {object} parts
   * @param {Window} parts.window
   * @param {(path: string, options?: object) => Promise<any>} parts.request
   */
  constructor({ window, request }) {
    super();
    this.#poll = new Poll({
      window,
      everyMs: EVERY_MS,
      ask: (signal) => request('api/settings', { signal }),
      took: (answer) => this.#took(answer),
      // Nothing to be said: the feed says that the server is away, and the poll goes on asking.
      failed: () => {},
    });
  }

  /** Begins to ask. */
  start() {
    this.#poll.start();
  }

  #took(answer) {
    const now = JSON.stringify(answer);
    if (now === this.#before) return;
    this.#before = now;
    for (const key of ['pollMs', 'alertBelow']) {
      if (Number.isFinite(answer[key]) && answer[key] > 0) this[key] = answer[key];
    }
    this.tileUrl = typeof answer.tileUrl === 'string' && answer.tileUrl !== '' ? answer.tileUrl : null;
    this.tileAttribution = typeof answer.tileAttribution === 'string' ? answer.tileAttribution : '';
    this.dispatchEvent(new Event('changed'));
  }
}
