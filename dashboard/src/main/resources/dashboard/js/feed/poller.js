import { Columns } from '../fleet/columns.js';
import { askForFleet, RequestFailed } from './request.js';
import { backoffMs } from './backoff.js';
import { Lag } from './lag.js';
import { Plan, fleetUrl } from './plan.js';

/** After this long an answer is no longer waited for. */
const PATIENCE_MS = 10_000;
/** The server gets a moment even when an answer took longer than the time between two polls. */
const PAUSE_MS = 20;

/**
 * Asks for the fleet again and again: one request at a time, so that no answer overtakes another. Runs in a worker.
 *
 * What it emits: `{type: 'answer', …}` with the columns of an answer, and `{type: 'failure', …}`.
 */
export class Poller {
  #plan = new Plan();
  #columns = new Columns();
  #lag = new Lag();
  #pollMs = 1000;
  #running = false;
  #failures = 0;
  #request = null;
  #wait = null;

  /**
   * @param {object} parts
   * @param {typeof fetch} parts.fetch
   * @param {() => number} parts.now a steady clock, milliseconds
   * @param {(ms: number, run: () => void) => () => void} parts.after runs once, later; returns how to call it off
   * @param {() => number} parts.random in [0, 1)
   * @param {(message: object) => void} parts.emit
   */
  constructor({ fetch, now, after, random, emit }) {
    this.fetch = fetch;
    this.now = now;
    this.after = after;
    this.random = random;
    this.emit = emit;
  }

  /** How much time lies between the beginnings of two polls. */
  set pollMs(ms) {
    this.#pollMs = ms;
  }

  /** Starts, or starts again after a pause: with a request at once. */
  resume() {
    if (!this.#running) {
      this.#running = true;
      this.#failures = 0;
      this.#askIn(0);
    }
  }

  /** Until `resume`. An answer that is on its way is dropped; its cursor was not taken, so nothing is lost. */
  pause() {
    this.#running = false;
    this.#stop();
  }

  /** Asks now instead of after the rest of the wait. */
  retry() {
    if (this.#running && this.#wait) {
      this.#askIn(0);
    }
  }

  /** @param {import('./plan.js').View} view what the map shows now */
  look(view) {
    const another = this.#plan.look(view);
    if (another && this.#running && this.#failures === 0) {
      this.#askIn(0);
    }
  }

  #stop() {
    this.#request?.abort(new DOMException('no longer wanted', 'AbortError'));
    this.#request = null;
    this.#wait?.();
    this.#wait = null;
  }

  #askIn(ms) {
    this.#stop();
    this.#wait = this.after(ms, () => {
      this.#wait = null;
      this.#ask();
    });
  }

  async #ask() {
    const request = new AbortController();
    this.#request = request;
    const sentMs = this.now();
    const question = this.#plan.next(sentMs);
    const patience = this.after(PATIENCE_MS, () => request.abort(slow()));
    try {
      const answer = await askForFleet(fleetUrl(question), request.signal, this.fetch);
      if (this.#request === request) {
        this.#took(question, answer, sentMs);
      }
    } catch (failure) {
      if (this.#request === request) {
        this.#failed(failure);
      }
    } finally {
      patience();
    }
  }

  #took(question, answer, sentMs) {
    const receivedMs = this.now();
    this.#failures = 0;
    const { useful, reset, foreign, again } = this.#plan.took(question, answer);
    if (useful) {
      const columns = this.#columns.pack(answer.unicorns, answer.gone, { reset, foreign });
      this.#plan.compare(this.#columns.count, answer.total);
      this.emit({
        type: 'answer',
        part: question.part,
        columns,
        cells: answer.cells,
        total: answer.total,
        times: this.#lag.of(columns),
        asOfMs: answer.asOfMs,
        lastArrivalMs: answer.lastArrivalMs,
        sentMs,
        receivedMs,
        parsedMs: this.now(),
        bytes: answer.bytes,
      });
    }
    const wait = again ? 0 : Math.max(PAUSE_MS, sentMs + this.#pollMs - this.now());
    this.#askIn(wait);
  }

  #failed(failure) {
    if (!(failure instanceof RequestFailed)) {
      // A fault of ours: it is told like any other, and its cause is not kept from the console.
      console.error(failure);
    }
    this.#failures++;
    if (failure.status === 400 || failure.status === 410) {
      this.#plan.forget();
    }
    const waitMs = backoffMs(this.#failures, failure.retryAfterMs ?? 0, this.random);
    this.emit({
      type: 'failure',
      reason: failure.reason ?? 'garbage',
      status: failure.status ?? 0,
      message: failure.message,
      failures: this.#failures,
      retryAtMs: this.now() + waitMs,
    });
    this.#askIn(waitMs);
  }
}

function slow() {
  return new RequestFailed('slow', `The server does not answer within ${PATIENCE_MS / 1000} s.`);
}
