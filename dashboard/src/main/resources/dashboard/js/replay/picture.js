import { SILENCE_MS } from './recording.js';

const METRES_A_DEGREE = 111_195.08;

/**
 * Shows a recording's moments on a fleet.
 *
 * Between two fixes of one signal a unicorn is on the straight way from one to the other; after the last before a silence
 * it stays, and is gone when the silence has lasted. Its vitals are those of the fix before.
 */
export class Picture {
  #recording;
  #fleet;
  /** Of each track, its row in the fleet; -1 before it is heard of. */
  #rowOf = [];
  #rows = 0;
  #answer;

  /**
   * @param {import('./recording.js').Recording} recording
   * @param {import('../fleet/fleet.js').Fleet} fleet that nothing else changes
   */
  constructor(recording, fleet) {
    this.#recording = recording;
    this.#fleet = fleet;
    this.#answer = columns(0);
  }

  /**
   * Shows a moment after the one that is shown.
   *
   * @param {number} ms epoch milliseconds
   */
  advance(ms) {
    this.#show(ms, false);
  }

  /**
   * Shows any moment; nothing moves there, all jump.
   *
   * @param {number} ms epoch milliseconds
   */
  jump(ms) {
    this.#rowOf.fill(-1);
    this.#rows = 0;
    this.#show(ms, true);
  }

  /** Shows nobody: of a moment that is not loaded nothing is known. */
  clear() {
    this.#rowOf.fill(-1);
    this.#rows = 0;
    const none = first(this.#answer, 0);
    this.#fleet.apply({ ...none, added: [], reset: true, foreign: true });
  }

  #show(ms, reset) {
    const { tracks } = this.#recording;
    if (this.#answer.rows.length < tracks.length) {
      this.#answer = columns(Math.ceil(tracks.length * 1.5));
    }
    const answer = this.#answer;
    const added = [];
    let count = 0;
    let gone = 0;
    for (let i = 0; i < tracks.length; i++) {
      const track = tracks[i];
      if (!track.seek(ms)) {
        continue;
      }
      const known = this.#rowOf[i] ?? -1;
      const row = known < 0 ? this.#rows++ : known;
      if (known < 0) {
        this.#rowOf[i] = row;
        added.push(track.name);
      }
      place(track, ms, answer, count);
      if (known >= 0 && Number.isNaN(answer.heading[count])) {
        answer.heading[count] = this.#fleet.heading[row];
      }
      const isNews = known < 0 || answer.timeMs[count] !== this.#fleet.timeMs[row];
      if (ms - answer.timeMs[count] > SILENCE_MS) {
        answer.gone[gone++] = row;
      }
      if (isNews) {
        answer.rows[count++] = row;
      }
    }
    this.#fleet.apply({ ...first(answer, count), gone: answer.gone.subarray(0, gone), added, reset, foreign: reset });
  }
}

function columns(length) {
  return {
    rows: new Int32Array(length),
    timeMs: new Float64Array(length),
    latitude: new Float64Array(length),
    longitude: new Float64Array(length),
    health: new Int32Array(length),
    magic: new Int32Array(length),
    speed: new Float32Array(length),
    heading: new Float32Array(length),
    gone: new Int32Array(length),
  };
}

function first(answer, count) {
  return Object.fromEntries(Object.entries(answer).map(([key, column]) => [key, column.subarray(0, count)]));
}

/** Writes where the track's unicorn is. */
function place(track, ms, answer, at) {
  const { page, fix, nextPage, nextFix } = track;
  const moves = nextPage !== null && nextPage.resumed[nextFix] === 0;
  const part = moves ? (ms - page.timeMs[fix]) / (nextPage.timeMs[nextFix] - page.timeMs[fix]) : 0;
  const north = moves ? nextPage.latitude[nextFix] - page.latitude[fix] : 0;
  const east = moves ? shortWay(nextPage.longitude[nextFix] - page.longitude[fix]) : 0;
  answer.timeMs[at] = moves ? ms : page.timeMs[fix];
  answer.latitude[at] = page.latitude[fix] + part * north;
  answer.longitude[at] = shortWay(page.longitude[fix] + part * east);
  answer.health[at] = page.health[fix];
  answer.magic[at] = page.magic[fix];
  const metresEast = east * Math.cos((answer.latitude[at] * Math.PI) / 180);
  const stands = north === 0 && east === 0;
  answer.heading[at] = stands ? NaN : ((Math.atan2(metresEast, north) * 180) / Math.PI + 360) % 360;
  answer.speed[at] = moves
    ? (Math.hypot(north, metresEast) * METRES_A_DEGREE * 1000) / (nextPage.timeMs[nextFix] - page.timeMs[fix])
    : NaN;
}

/** Degrees of longitude, or between two, the short way round: across the date line where that is shorter. */
function shortWay(degrees) {
  if (degrees > 180) {
    return degrees - 360;
  }
  return degrees < -180 ? degrees + 360 : degrees;
}
