import { metresPerUnit, nearest, wrap } from './mercator.js';

/** Corners kept a unicorn. */
const CORNERS = 48;
/** A corner that is nearer than this to the straight way is none, in metres. */
const STRAIGHT_METRES = 2.5;
/** What is older than this is forgotten, in milliseconds of event time. */
const KEPT_MS = 5 * 60_000;
/** Between two fixes further apart in time, the way is not known. */
const GAP_MS = 30_000;
/** A straight way is cut after this time, so that it can be forgotten bit by bit. */
const LONGEST_MS = 30_000;
/** Who moves less than this stands, in metres. */
const STILL_METRES = 1;

/**
 * The way that each unicorn came in the last minutes, as its corners: a fix straight ahead moves the last corner on, so
 * that a minute of a drive costs a few numbers (1 KB a unicorn), and whoever is selected has a trail at once.
 */
export class Trails {
  #x = new Float64Array(0);
  #y = new Float64Array(0);
  #timeMs = new Float64Array(0);
  #gap = new Uint8Array(0);
  /** How many corners of a row have ever been written; the newest is the last, and the oldest are overwritten. */
  #written = new Int32Array(0);

  /** Forgets all rows. */
  clear() {
    this.#written.fill(0);
  }

  /**
   * @param {Int32Array} old for each row of the new numbering its row in this one, -1 for none
   * @returns {Trails} the same, in the new numbering
   */
  renumbered(old) {
    const made = new Trails();
    made.#grow(old.length);
    old.forEach((from, row) => {
      if (from < 0 || from >= this.#written.length) return;
      const corners = [from * CORNERS, (from + 1) * CORNERS];
      made.#x.set(this.#x.subarray(...corners), row * CORNERS);
      made.#y.set(this.#y.subarray(...corners), row * CORNERS);
      made.#timeMs.set(this.#timeMs.subarray(...corners), row * CORNERS);
      made.#gap.set(this.#gap.subarray(...corners), row * CORNERS);
      made.#written[row] = this.#written[from];
    });
    return made;
  }

  /**
   * Takes a fix; what is not newer than the one before changes nothing.
   * @param {number} row
   * @param {number} x world units
   * @param {number} y
   * @param {number} timeMs event time
   */
  fix(row, x, y, timeMs) {
    if (!Number.isFinite(x) || !Number.isFinite(y)) return;
    if (row >= this.#written.length) this.#grow(Math.max(row + 1, 64, this.#written.length * 2));
    const written = this.#written[row];
    if (written === 0) {
      this.#push(row, x, y, timeMs, false);
      return;
    }
    const last = this.#at(row, written - 1);
    const sinceMs = timeMs - this.#timeMs[last];
    if (!(sinceMs > 0)) return;
    if (sinceMs > GAP_MS) this.#push(row, x, y, timeMs, true);
    else if (this.#metresFrom(last, x, y) < STILL_METRES) this.#timeMs[last] = timeMs;
    else if (written > 1 && this.#isStraightOn(this.#at(row, written - 2), last, x, y, timeMs)) {
      this.#put(last, x, y, timeMs, this.#gap[last]);
    } else this.#push(row, x, y, timeMs, false);
  }

  /**
   * @param {number} row
   * @param {number} nowMs event time of the newest fix
   * @returns {{x: number, y: number, timeMs: number, gap: boolean}[]} oldest first; gap: the way to here is not known
   */
  of(row, nowMs) {
    const found = [];
    const written = this.#written[row] ?? 0;
    for (let i = Math.max(0, written - CORNERS); i < written; i++) {
      const at = this.#at(row, i);
      if (nowMs - this.#timeMs[at] > KEPT_MS) continue;
      found.push({ x: this.#x[at], y: this.#y[at], timeMs: this.#timeMs[at], gap: this.#gap[at] === 1 });
    }
    return found;
  }

  #at(row, index) {
    return row * CORNERS + (index % CORNERS);
  }

  #push(row, x, y, timeMs, gap) {
    this.#put(this.#at(row, this.#written[row]++), x, y, timeMs, gap ? 1 : 0);
  }

  #put(at, x, y, timeMs, gap) {
    this.#x[at] = wrap(x);
    this.#y[at] = y;
    this.#timeMs[at] = timeMs;
    this.#gap[at] = gap;
  }

  #metresFrom(at, x, y) {
    return Math.hypot(nearest(x, this.#x[at]) - this.#x[at], y - this.#y[at]) * metresPerUnit(y);
  }

  #isStraightOn(before, last, x, y, timeMs) {
    if (this.#gap[last] === 1 || timeMs - this.#timeMs[before] > LONGEST_MS) return false;
    const [fromX, fromY] = [this.#x[before], this.#y[before]];
    const [wayX, wayY] = [nearest(x, fromX) - fromX, y - fromY];
    const [cornerX, cornerY] = [nearest(this.#x[last], fromX) - fromX, this.#y[last] - fromY];
    const square = wayX * wayX + wayY * wayY;
    const along = cornerX * wayX + cornerY * wayY;
    if (along < 0 || along > square) return false;
    const aside = Math.abs(cornerX * wayY - cornerY * wayX) / Math.sqrt(square);
    return aside * metresPerUnit(y) < STRAIGHT_METRES;
  }

  #grow(rows) {
    this.#x = larger(this.#x, rows * CORNERS);
    this.#y = larger(this.#y, rows * CORNERS);
    this.#timeMs = larger(this.#timeMs, rows * CORNERS);
    this.#gap = larger(this.#gap, rows * CORNERS);
    this.#written = larger(this.#written, rows);
  }
}

function larger(array, length) {
  const grown = new array.constructor(length);
  grown.set(array);
  return grown;
}
