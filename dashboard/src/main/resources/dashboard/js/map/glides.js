import { metresPerUnit, nearest, wrap } from './mercator.js';

/** A fix further than this from where the unicorn is drawn is jumped to, in metres. */
const FARTHEST_METRES = 400;
/** A fix that comes later than this after the one before is jumped to, in milliseconds. */
const OLDEST_MS = 6_000;
/** What is assumed to lie between two fixes before two have come. */
const FIRST_INTERVAL_MS = 1_000;
const SHORTEST_MS = 50;
const LONGEST_MS = 2_000;
/** A turn takes this part of the glide. */
const TURN = 0.35;

/**
 * Where each unicorn is drawn: on its way, in a straight line and at an even pace, from where it was drawn when its
 * newest fix came to that fix. So it never is where the data has not been, nor beyond; it arrives about when the next
 * fix is due, and then waits. Positions are world units (see mercator.js); times are a clock's that never goes back, in
 * milliseconds, and only grow from call to call.
 */
export class Glides {
  /** How many rows there are. */
  count = 0;
  /** Where row i is drawn; NaN: nowhere. */
  x = new Float64Array(64);
  y = new Float64Array(64);
  /** Degrees clockwise from north, NaN when unknown. */
  heading = new Float32Array(64);
  /** The newest fix. */
  toX = new Float64Array(64);
  toY = new Float64Array(64);

  #toHeading = new Float32Array(64);
  #fromX = new Float64Array(64);
  #fromY = new Float64Array(64);
  #fromHeading = new Float32Array(64);
  #startMs = new Float64Array(64);
  #lengthMs = new Float32Array(64);
  #intervalMs = new Float32Array(64);
  #moving = new Uint8Array(64);
  #listed = new Uint8Array(64);
  #onTheWay = new Int32Array(64);
  #underway = 0;

  /** @returns {number} how many are on their way */
  get underway() {
    return this.#underway;
  }

  /** Forgets all rows. */
  clear() {
    this.count = 0;
    this.#underway = 0;
    this.#moving.fill(0);
    this.#listed.fill(0);
  }

  /**
   * @param {Int32Array} old for each row of the new numbering its row in this one, -1 for none
   * @returns {Glides} the same, in the new numbering
   */
  renumbered(old) {
    const made = new Glides();
    if (old.length === 0) return made;
    made.#reach(old.length - 1);
    old.forEach((from, row) => {
      if (from < 0 || from >= this.count) return;
      for (const key of ['x', 'y', 'heading', 'toX', 'toY']) made[key][row] = this[key][from];
      made.#toHeading[row] = this.#toHeading[from];
      made.#fromX[row] = this.#fromX[from];
      made.#fromY[row] = this.#fromY[from];
      made.#fromHeading[row] = this.#fromHeading[from];
      made.#startMs[row] = this.#startMs[from];
      made.#lengthMs[row] = this.#lengthMs[from];
      made.#intervalMs[row] = this.#intervalMs[from];
      if (this.#moving[from]) made.#list(row);
    });
    return made;
  }

  /**
   * Takes a fix. The row's first fix, one that is far or comes after a pause, and each when `still` is set, are
   * jumped to.
   * @param {number} row
   * @param {number} x world units; NaN when the position is none
   * @param {number} y
   * @param {number} heading degrees or NaN
   * @param {number} nowMs
   * @param {boolean} still
   */
  fix(row, x, y, heading, nowMs, still) {
    const known = row < this.count && Number.isFinite(this.x[row]);
    this.#reach(row);
    const sinceMs = nowMs - this.#startMs[row];
    const first = !known || Number.isNaN(this.#startMs[row]);
    this.#startMs[row] = nowMs;
    this.toX[row] = x;
    this.toY[row] = y;
    this.#toHeading[row] = heading;
    if (first || still || sinceMs > OLDEST_MS || !Number.isFinite(x) || this.#isFar(row)) {
      this.#intervalMs[row] = FIRST_INTERVAL_MS;
      this.#arrive(row);
      return;
    }
    // Fixes come through a poll, a second apart but not evenly: the mean keeps the pace even.
    const interval = Math.max(SHORTEST_MS, Math.min(LONGEST_MS, sinceMs));
    this.#intervalMs[row] += 0.3 * (interval - this.#intervalMs[row]);
    this.#lengthMs[row] = this.#intervalMs[row];
    this.#fromX[row] = this.x[row];
    this.#fromY[row] = this.y[row];
    this.#fromHeading[row] = this.heading[row];
    this.toX[row] = nearest(x, this.x[row]);
    this.#list(row);
  }

  /**
   * Moves all that are on their way to where they are at a time.
   * @param {number} nowMs
   */
  advance(nowMs) {
    let kept = 0;
    for (let i = 0; i < this.#underway; i++) {
      const row = this.#onTheWay[i];
      const part = (nowMs - this.#startMs[row]) / this.#lengthMs[row];
      if (!this.#moving[row] || !(part < 1)) {
        if (this.#moving[row]) this.#arrive(row);
        this.#listed[row] = 0;
        continue;
      }
      const done = Math.max(0, part);
      const alongX = this.toX[row] - this.#fromX[row];
      const alongY = this.toY[row] - this.#fromY[row];
      this.x[row] = this.#fromX[row] + alongX * done;
      this.y[row] = this.#fromY[row] + alongY * done;
      this.heading[row] = turned(this.#fromHeading[row], this.#toHeading[row], Math.min(1, done / TURN));
      this.#onTheWay[kept++] = row;
    }
    this.#underway = kept;
  }

  /**
   * @param {Int32Array} rows
   * @param {number} count how many of them, from the first on
   * @returns {number} how far the fastest of these rows goes, in world units a millisecond; 0 when all have arrived
   */
  fastest(rows, count) {
    let fastest = 0;
    for (let i = 0; i < count; i++) {
      const row = rows[i];
      if (!this.#moving[row]) continue;
      const along = Math.max(Math.abs(this.toX[row] - this.#fromX[row]), Math.abs(this.toY[row] - this.#fromY[row]));
      fastest = Math.max(fastest, along / this.#lengthMs[row]);
    }
    return fastest;
  }

  #list(row) {
    this.#moving[row] = 1;
    if (this.#listed[row]) return;
    this.#listed[row] = 1;
    this.#onTheWay[this.#underway++] = row;
  }

  #arrive(row) {
    this.#moving[row] = 0;
    this.x[row] = this.toX[row] = wrap(this.toX[row]);
    this.y[row] = this.toY[row];
    this.heading[row] = this.#toHeading[row];
  }

  #isFar(row) {
    const x = nearest(this.toX[row], this.x[row]) - this.x[row];
    const y = this.toY[row] - this.y[row];
    return Math.hypot(x, y) * metresPerUnit(this.toY[row]) > FARTHEST_METRES;
  }

  #reach(row) {
    if (row >= this.x.length) {
      const capacity = Math.max(row + 1, this.x.length * 2);
      for (const key of ['x', 'y', 'heading', 'toX', 'toY']) this[key] = grown(this[key], capacity);
      this.#toHeading = grown(this.#toHeading, capacity);
      this.#fromX = grown(this.#fromX, capacity);
      this.#fromY = grown(this.#fromY, capacity);
      this.#fromHeading = grown(this.#fromHeading, capacity);
      this.#startMs = grown(this.#startMs, capacity);
      this.#lengthMs = grown(this.#lengthMs, capacity);
      this.#intervalMs = grown(this.#intervalMs, capacity);
      this.#moving = grown(this.#moving, capacity);
      this.#listed = grown(this.#listed, capacity);
      this.#onTheWay = grown(this.#onTheWay, capacity);
    }
    while (this.count <= row) {
      this.x[this.count] = this.y[this.count] = NaN;
      this.#startMs[this.count] = NaN;
      this.#intervalMs[this.count] = FIRST_INTERVAL_MS;
      this.count++;
    }
  }
}

function grown(array, capacity) {
  const larger = new array.constructor(capacity);
  larger.set(array);
  return larger;
}

/** The heading a part of the way from one to another, the short way round. */
function turned(from, to, part) {
  if (Number.isNaN(from) || Number.isNaN(to)) return to;
  const turn = ((((to - from) % 360) + 540) % 360) - 180;
  return from + turn * part;
}
