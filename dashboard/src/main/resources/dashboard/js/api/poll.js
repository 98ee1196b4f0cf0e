import { backoffMs } from '../feed/backoff.js';

/**
 * Asks again and again, one question at a time: after an answer when it is time, after a failure later and later. While
 * nobody sees the page it rests, or asks less often; and it asks at once when somebody looks again.
 */
export class Poll {
  /** How long from an answer to the next question. */
  everyMs;
  #unseenMs;
  #window;
  #ask;
  #took;
  #failed;
  #running = null;
  #wanted = false;
  #timer = 0;
  #failures = 0;

  /**
   * @param {object} parts
   * @param {Window} parts.window for its timers, and whether it is seen
   * @param {number} parts.everyMs from one answer to the next question
   * @param {number} [parts.unseenMs] the same at least while nobody sees the page; without it, nothing is asked then
   * @param {(signal: AbortSignal) => Promise<any>} parts.ask
   * @param {(answer: any) => void} parts.took
   * @param {(failure: Error) => void} parts.failed
   */
  constructor({ window, everyMs, unseenMs = Infinity, ask, took, failed }) {
    this.#window = window;
    this.everyMs = everyMs;
    this.#unseenMs = unseenMs;
    this.#ask = ask;
    this.#took = took;
    this.#failed = failed;
  }

  /** Begins: with a question at once. */
  start() {
    this.#window.document.addEventListener('visibilitychange', this.#seen);
    this.now();
  }

  /** Ends. What is on its way is dropped. */
  stop() {
    this.#window.document.removeEventListener('visibilitychange', this.#seen);
    this.#rest();
  }

  /** Asks now. An answer that is on its way is dropped: it may be older than why somebody wants a new one. */
  now() {
    this.#rest();
    if (this.#resting) return;
    this.#running = new AbortController();
    this.#once(this.#running.signal);
  }

  /**
   * Asks now, or as soon as the question that is on its way has its answer: who calls this more often than the server
   * answers gets answers all the same.
   */
  soon() {
    if (this.#running === null) this.now();
    else this.#wanted = true;
  }

  #seen = () => {
    this.#failures = 0;
    if (this.#resting) this.#rest();
    else if (!this.#window.document.hidden) this.now();
  };

  get #resting() {
    return this.#window.document.hidden && this.#unseenMs === Infinity;
  }

  #rest() {
    this.#window.clearTimeout(this.#timer);
    this.#running?.abort(new DOMException('no longer wanted', 'AbortError'));
    this.#running = null;
    this.#wanted = false;
  }

  async #once(signal) {
    try {
      const answer = await this.#ask(signal);
      if (signal.aborted) return;
      // What is no answer of the Api fails here, and is a failure like any other.
      this.#took(answer);
      if (signal.aborted) return;
      this.#failures = 0;
      this.#again(this.#wanted ? 0 : this.everyMs);
    } catch (failure) {
      if (signal.aborted) return;
      if (failure.status === undefined) console.error(failure);
      this.#failures++;
      this.#again(backoffMs(this.#failures, failure.retryAfterMs ?? 0, Math.random));
      this.#failed(failure);
    }
  }

  #again(ms) {
    this.#running = null;
    this.#wanted = false;
    const waitMs = this.#window.document.hidden ? Math.max(ms, this.#unseenMs) : ms;
    this.#timer = this.#window.setTimeout(() => this.now(), waitMs);
  }
}
