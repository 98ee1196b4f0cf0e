import { Track } from './track.js';

/** A signal that is silent for longer is gone, as in the live view. */
export const SILENCE_MS = 30_000;

/**
 * All that is loaded of a replay: a track for each unicorn.
 *
 * Fires `grown` with each page.
 */
export class Recording extends EventTarget {
  /** Whether the last page is there. */
  complete = false;
  /** About how far apart a unicorn's fixes are, milliseconds; NaN until known. */
  stepMs = NaN;
  /** @type {Track[]} in the order in which they were first heard of in the pages */
  tracks = [];
  /** How many fixes there are. */
  fixes = 0;

  #throughMs;
  #trackOf = new Map();

  /**
   * @param {number} fromMs epoch milliseconds
   * @param {number} toMs
   */
  constructor(fromMs, toMs) {
    super();
    this.fromMs = fromMs;
    this.toMs = toMs;
    this.#throughMs = fromMs;
  }

  /** @param {import('./page.js').Page} page the next one */
  add(page) {
    let begin = 0;
    page.names.forEach((name, entry) => {
      this.#track(name).add(page, begin, page.ends[entry]);
      begin = page.ends[entry];
    });
    this.fixes += begin;
    this.stepMs = Number.isNaN(this.stepMs) ? page.stepMs : this.stepMs;
    this.#throughMs = page.throughMs;
    this.complete = page.next === null;
    this.dispatchEvent(new CustomEvent('grown', { detail: { page } }));
  }

  /**
   * Up to when can be played. A fix is at most a step and a silence away from the one before, or it comes after a longer
   * silence: so long before the end of what is loaded it is known which of the two it is.
   *
   * @returns {number} epoch milliseconds
   */
  get playableMs() {
    if (this.complete) {
      return this.toMs;
    }
    const known = this.#throughMs - SILENCE_MS - (Number.isNaN(this.stepMs) ? 0 : this.stepMs);
    return Math.min(this.toMs, Math.max(this.fromMs, known));
  }

  #track(name) {
    let track = this.#trackOf.get(name);
    if (!track) {
      track = new Track(name);
      this.#trackOf.set(name, track);
      this.tracks.push(track);
    }
    return track;
  }
}
