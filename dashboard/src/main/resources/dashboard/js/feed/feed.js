import { holds, onEarth } from './box.js';
import { ServerClock } from './server-clock.js';
import { stateOf } from './state.js';

/** How often ages are looked at. */
const TICK_MS = 250;
/** How long an answer's lag counts for the state. */
const LAG_KEPT_MS = 2_000;
/** From this share on the view counts as the whole fleet. */
const MOST = 0.5;
/** The worker does what it must not: nothing more will come from it. */
const BROKEN = {
  type: 'failure',
  reason: 'broken',
  status: 0,
  message: 'The page does not work. Reload it.',
  failures: 1,
  retryAtMs: Infinity,
};
/** What is said to have arrived so long after the answer that says so did not: the server's clock was set back since. */
const AHEAD_MS = 1_000;
/** So much more time by the browser's clock than by the steady one is no correction: the machine slept. */
const SLEPT_MS = 2_000;
/** How long a page that shows what it knew before may wait for an answer until it says that there is none. */
const COMING_BACK_MS = 4_000;

/**
 * The live fleet's source: keeps `fleet` up to date and tells how current it is.
 *
 * Fires `state` when `state` or `reason` changes, `answer` after each answer (and its fleet's `changed`), `cells` when
 * `cells` changes.
 */
export class Feed extends EventTarget {
  /** @type {'connecting'|'live'|'delayed'|'disconnected'|'nodata'} */
  state = 'connecting';
  /** Why the last request failed: `{reason, status, message, failures, retryAtMs}`; null when it did not. */
  failure = null;
  /** When the last good answer was written, by the server's clock; NaN before the first. */
  lastGoodAt = NaN;
  /** When the newest event arrived at the server; NaN when none is known. */
  newestArrivalAt = NaN;
  /** Event time to screen of the newest answer with news, milliseconds: half and 99 of 100 unicorns are not older. */
  lagMs = { median: NaN, p99: NaN };
  /** The density of a fleet too large to show each unicorn of the view: `[{latitude, longitude, count, low, gone}]`. */
  cells = null;
  /** How many unicorns there are altogether; NaN before the first answer. */
  total = NaN;
  /** How many rows of the Api were no unicorns. */
  rejected = 0;
  /** Figures for measurements: answers, failures, bytes of all answers, and of the newest one. */
  counts = { answers: 0, failures: 0, bytes: 0, newestBytes: 0, rows: 0 };

  /** The medians of the newest answers with news, with their times. */
  #medians = [];
  #answeredAtMs = -Infinity;
  #newsAtMs = -Infinity;
  #beganAtMs = 0;
  #view = null;
  #running = false;
  #pollMs = NaN;
  #ticked;

  /**
   * @param {object} parts
   * @param {import('../fleet/fleet.js').Fleet} parts.fleet
   * @param {Worker} parts.worker runs worker.js
   * @param {() => number} parts.now a steady clock in milliseconds, the same as the worker's
   * @param {() => number} parts.wall the browser's clock: it may be set at any time, but goes on while the machine sleeps
   * @param {(run: () => void) => void} parts.frame runs once, before the next picture
   * @param {(ms: number, run: () => void) => void} parts.every runs again and again
   */
  constructor({ fleet, worker, now, wall, frame, every }) {
    super();
    this.fleet = fleet;
    this.worker = worker;
    this.now = now;
    this.wall = wall;
    this.frame = frame;
    this.clock = new ServerClock(now);
    this.#ticked = { atMs: now(), wallMs: wall() };
    worker.addEventListener('message', ({ data }) => this.#take(data));
    worker.addEventListener('error', (event) => event instanceof ErrorEvent && this.#take(BROKEN));
    every(TICK_MS, () => this.#tick());
  }

  /** @returns {number} the server's clock, epoch milliseconds; until it is known, the browser's */
  serverNow() {
    return this.clock.known ? this.clock.serverNow() : this.now();
  }

  /**
   * Asks at once, from where it stopped, and goes on asking.
   * @param {number} pollMs time between two polls; may be changed by another start
   */
  start(pollMs) {
    this.#pollMs = pollMs;
    if (!this.#running) {
      this.#running = true;
      this.#beganAtMs = this.now();
      this.#tick();
    }
    this.worker.postMessage({ type: 'start', pollMs });
  }

  /** Stops asking, as long as nobody looks. */
  pause() {
    this.#running = false;
    this.worker.postMessage({ type: 'pause' });
  }

  /** Asks now instead of after the wait that follows a failure. */
  retry() {
    this.worker.postMessage({ type: 'retry' });
  }

  /** @param {{west: number, south: number, east: number, north: number, zoom: number}} view what the map shows */
  look({ west, south, east, north, zoom }) {
    const box = onEarth([west, south, east, north]);
    this.#view = { box, zoom, mostOfFleet: this.#showsMost(box) };
    this.worker.postMessage({ type: 'look', view: this.#view });
  }

  #take(message) {
    if (message.type === 'failure') {
      this.failure = message;
      this.counts.failures++;
      this.#tick();
    } else {
      this.#takeAnswer(message);
    }
  }

  #takeAnswer(answer) {
    this.#learnTime(answer);
    this.failure = null;
    this.lastGoodAt = answer.asOfMs;
    this.total = answer.total ?? this.total;
    this.rejected += answer.columns.rejected;
    this.#count(answer);
    this.#noteNews(answer);
    this.#answeredAtMs = answer.receivedMs;
    this.fleet.apply(answer.columns);
    this.#takeCells(answer.cells);
    if (answer.times.count > 0) {
      this.frame(() => {
        const ageOf = (timeMs) => Math.max(0, this.serverNow() - timeMs);
        this.lagMs = { median: ageOf(answer.times.medianMs), p99: ageOf(answer.times.oldestMs) };
        this.#medians.push({ atMs: this.now(), ms: this.lagMs.median });
      });
    }
    this.dispatchEvent(new CustomEvent('answer'));
    this.#tick();
  }

  #learnTime({ asOfMs, sentMs, receivedMs }) {
    const before = this.serverNow();
    this.clock.learn(asOfMs, sentMs, receivedMs);
    if (this.newestArrivalAt > asOfMs + AHEAD_MS) {
      // The server's clock was set back: by the clock as it goes now, what it knew was earlier too.
      this.newestArrivalAt -= before - this.serverNow();
    }
  }

  #noteNews(answer) {
    const { receivedMs, times } = answer;
    const arrival = this.#arrivalOf(answer);
    const known = Number.isNaN(this.newestArrivalAt) ? -Infinity : this.newestArrivalAt;
    if (arrival > known) {
      this.newestArrivalAt = arrival;
    }
    if (arrival > known || times.count > 0) {
      // The first answer since nobody looked may tell of any time.
      this.#newsAtMs = this.#answeredAtMs < this.#beganAtMs ? -Infinity : receivedMs;
    }
  }

  #arrivalOf({ lastArrivalMs, asOfMs, columns, times }) {
    if (Number.isNaN(lastArrivalMs)) {
      return Math.min(columns.newestMs, this.serverNow());
    }
    if (lastArrivalMs > asOfMs + AHEAD_MS) {
      return times.count > 0 ? asOfMs : -Infinity;
    }
    return lastArrivalMs;
  }

  #takeCells(cells) {
    if (cells || this.cells) {
      this.cells = cells;
      this.dispatchEvent(new CustomEvent('cells'));
    }
  }

  #count({ bytes, columns }) {
    this.counts.answers++;
    this.counts.bytes += bytes;
    this.counts.newestBytes = bytes;
    this.counts.rows += columns.rows.length;
  }

  #tick() {
    this.#noteSleep();
    if (!this.#running) {
      return;
    }
    const now = this.now();
    const state = stateOf({
      sinceAnswerMs: now - this.#answeredAtMs,
      failing: this.failure !== null,
      waiting: this.#isWaiting(now),
      arrivalAgeMs: Number.isNaN(this.newestArrivalAt) ? Infinity : this.serverNow() - this.newestArrivalAt,
      sinceNewsMs: now - this.#newsAtMs,
      lagMs: this.#leastLagMs(now),
    });
    this.#lookAgain();
    if (state !== this.state) {
      this.state = state;
      this.dispatchEvent(new CustomEvent('state'));
    }
  }

  /** The steady clock stands still while the machine sleeps, so it takes what is an hour old for new. */
  #noteSleep() {
    const before = this.#ticked;
    this.#ticked = { atMs: this.now(), wallMs: this.wall() };
    const sleptMs = this.#ticked.wallMs - before.wallMs - (this.#ticked.atMs - before.atMs);
    if (sleptMs < SLEPT_MS) {
      return;
    }
    this.clock.stoodStill(sleptMs);
    if (this.#running) {
      this.pause();
      this.start(this.#pollMs);
    }
  }

  /** Of the newest seconds: an answer about one unicorn whose own clock is wrong does not make the fleet late. */
  #leastLagMs(now) {
    const newest = this.#medians.at(-1);
    this.#medians = this.#medians.filter((each) => each === newest || now - each.atMs < LAG_KEPT_MS);
    return newest ? Math.min(...this.#medians.map((each) => each.ms)) : NaN;
  }

  /** A server that has slept takes its time for the first answer, and nothing is shown yet that could be wrong. */
  #isWaiting(now) {
    const never = this.#answeredAtMs === -Infinity;
    return never || (this.#answeredAtMs < this.#beganAtMs && now - this.#beganAtMs < COMING_BACK_MS);
  }

  /** Unicorns move in and out of a view that stays. */
  #lookAgain() {
    if (this.#view && this.#view.mostOfFleet !== this.#showsMost(this.#view.box)) {
      this.#view = { ...this.#view, mostOfFleet: !this.#view.mostOfFleet };
      this.worker.postMessage({ type: 'look', view: this.#view });
    }
  }

  #showsMost(box) {
    const { count, latitude, longitude } = this.fleet;
    let shown = 0;
    for (let row = 0; row < count; row++) {
      if (holds(box, latitude[row], longitude[row])) {
        shown++;
      }
    }
    return shown >= count * MOST;
  }
}
