/** A frame that comes later than this continues as if it had come then: the tab was hidden, and nobody watched. */
const LONGEST_FRAME_MS = 250;

/** The speeds that can be chosen, in seconds of the past a second. */
export const SPEEDS = Object.freeze([1, 2, 5, 10, 30, 60]);

/**
 * The replay's clock. Goes on while it plays, as far as is loaded; stands at the end.
 *
 * Fires `moved` (detail `{jumped}`) when `atMs` changes, and `changed` when anything else does.
 */
export class Player extends EventTarget {
  #recording;
  #atMs;
  #speed;
  #playing = false;
  #frameMs = NaN;

  /**
   * @param {import('./recording.js').Recording} recording
   * @param {{atMs: number, speed: number}} start
   */
  constructor(recording, { atMs, speed }) {
    super();
    this.#recording = recording;
    this.#atMs = this.#within(atMs);
    this.#speed = speed;
  }

  /** @returns {number} the moment that is shown, epoch milliseconds */
  get atMs() {
    return this.#atMs;
  }

  get speed() {
    return this.#speed;
  }

  get playing() {
    return this.#playing;
  }

  /** @returns {boolean} whether what is to be shown is not loaded yet */
  get waiting() {
    const { playableMs } = this.#recording;
    return this.#atMs > playableMs || (this.#playing && this.#atMs === playableMs && !this.ended);
  }

  get ended() {
    return this.#atMs >= this.#recording.toMs;
  }

  set speed(speed) {
    this.#speed = speed;
    this.#changed();
  }

  /** Plays on; from the beginning when it is at the end. */
  play() {
    if (this.ended) {
      this.seek(this.#recording.fromMs);
    }
    this.#playing = true;
    this.#frameMs = NaN;
    this.#changed();
  }

  pause() {
    this.#playing = false;
    this.#changed();
  }

  /** @param {number} ms epoch milliseconds; outside of the range its next end */
  seek(ms) {
    this.#atMs = this.#within(ms);
    this.#moved(true);
  }

  /** @param {number} frameMs a frame's time, on any clock that only goes forward */
  frame(frameMs) {
    if (!this.#playing) {
      return;
    }
    const passedMs = Math.min(LONGEST_FRAME_MS, frameMs - this.#frameMs);
    this.#frameMs = frameMs;
    if (!(passedMs > 0)) {
      return;
    }
    const nextMs = Math.min(this.#atMs + passedMs * this.#speed, this.#recording.playableMs);
    if (nextMs > this.#atMs) {
      this.#atMs = nextMs;
      this.#moved(false);
    }
    if (this.ended) {
      this.pause();
    } else if (this.waiting) {
      this.#changed();
    }
  }

  #within(ms) {
    return Math.min(this.#recording.toMs, Math.max(this.#recording.fromMs, ms));
  }

  #moved(jumped) {
    this.dispatchEvent(new CustomEvent('moved', { detail: { jumped } }));
  }

  #changed() {
    this.dispatchEvent(new Event('changed'));
  }
}
