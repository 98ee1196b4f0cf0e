/** A vital below this many points needs help, until the settings say another number. */
const ALERT_BELOW = 100;

/** The columns that a fix sets. */
const FIX = ['timeMs', 'latitude', 'longitude', 'health', 'magic', 'speed', 'heading'];

/**
 * What is known of every unicorn, live or replayed, as columns: a unicorn is a row, row numbers count from 0 and stay
 * until a reset.
 *
 * The columns have room to spare: only their first `count` elements mean something. They are replaced when they grow
 * and after a reset, so read `fleet.latitude` again after every `changed`, and keep none of them.
 *
 * Fires `changed` once an answer, with `detail` `{rows, added, reset}`: `rows` (Int32Array) are those whose fix or
 * silence changed, the last `added` row numbers are new ones; after a `reset` all row numbers mean something else.
 */
export class Fleet extends EventTarget {
  /** How many unicorns there are. */
  count = 0;
  /** @type {string[]} Names as they were reported: text of strangers, never to be read as HTML. */
  name = [];
  /** A vital below this many points is low. */
  alertBelow = ALERT_BELOW;

  // The newest fix: its time (epoch milliseconds), WGS 84 degrees, points, metres a second and degrees from north
  // (NaN when unknown).
  timeMs = new Float64Array(0);
  latitude = new Float64Array(0);
  longitude = new Float64Array(0);
  health = new Int32Array(0);
  magic = new Int32Array(0);
  speed = new Float32Array(0);
  heading = new Float32Array(0);

  /** 1 for a unicorn of which nothing has been heard for a while, else 0. */
  gone = new Uint8Array(0);

  #rowOf = new Map();

  /** @returns {number} the row of the unicorn of that name, -1 when there is none */
  index(name) {
    return this.#rowOf.get(name) ?? -1;
  }

  /** @returns {boolean} whether a vital of that row is below the threshold */
  isLow(row) {
    return this.health[row] < this.alertBelow || this.magic[row] < this.alertBelow;
  }

  /**
   * Takes over an answer. A fix that is not newer than the row's changes nothing, in whatever order answers come.
   *
   * @param {import('./columns.js').Answer} answer
   */
  apply(answer) {
    const before = answer.reset ? this.#startAnew() : null;
    this.#add(answer.added);
    if (before && !answer.foreign) {
      this.#takeOver(before);
    }
    const changed = new Int32Array(answer.rows.length + answer.gone.length);
    let count = this.#takeFixes(answer, changed);
    count = this.#takeGone(answer.gone, changed, count);
    if (count === 0 && answer.added.length === 0 && !answer.reset) {
      return;
    }
    const detail = { rows: changed.subarray(0, count), added: answer.added.length, reset: answer.reset };
    this.dispatchEvent(new CustomEvent('changed', { detail }));
  }

  #takeFixes(answer, changed) {
    let count = 0;
    for (let i = 0; i < answer.rows.length; i++) {
      const row = answer.rows[i];
      const known = this.timeMs[row]; // NaN in a new row, which is neither less nor equal
      if (answer.timeMs[i] < known || (answer.timeMs[i] === known && this.gone[row] === 0)) {
        continue;
      }
      if (answer.timeMs[i] !== known) {
        this.#takeFix(row, answer, i);
      }
      this.gone[row] = 0;
      changed[count++] = row;
    }
    return count;
  }

  #takeFix(row, answer, i) {
    this.timeMs[row] = answer.timeMs[i];
    this.latitude[row] = answer.latitude[i];
    this.longitude[row] = answer.longitude[i];
    this.health[row] = answer.health[i];
    this.magic[row] = answer.magic[i];
    this.speed[row] = answer.speed[i];
    this.heading[row] = answer.heading[i];
  }

  #takeGone(gone, changed, count) {
    for (const row of gone) {
      if (this.gone[row] === 0) {
        this.gone[row] = 1;
        changed[count++] = row;
      }
    }
    return count;
  }

  #add(names) {
    this.#makeRoom(this.count + names.length);
    for (const name of names) {
      const row = this.count++;
      this.name.push(name);
      this.#rowOf.set(name, row);
      this.timeMs[row] = NaN;
      this.gone[row] = 0;
    }
  }

  /** Half as much again, so that a fleet which grows by one at a time is not copied each time. */
  #makeRoom(count) {
    const room = this.timeMs.length;
    if (count <= room) {
      return;
    }
    for (const column of [...FIX, 'gone']) {
      const old = this[column];
      this[column] = new old.constructor(Math.max(count, Math.ceil(room * 1.5), 1024));
      this[column].set(old);
    }
  }

  /** @returns the rows so far, which this fleet no longer has */
  #startAnew() {
    const before = { rowOf: this.#rowOf };
    for (const column of [...FIX, 'gone']) {
      before[column] = this[column];
      this[column] = new before[column].constructor(before[column].length);
    }
    this.#rowOf = new Map();
    this.name = [];
    this.count = 0;
    return before;
  }

  /** Only the row numbers are new: what was known of a unicorn still is, should the answer be of a slower process. */
  #takeOver(before) {
    for (let row = 0; row < this.count; row++) {
      const old = before.rowOf.get(this.name[row]);
      if (old !== undefined) {
        for (const column of FIX) {
          this[column][row] = before[column][old];
        }
      }
    }
  }
}
