import { parseTime } from './time.js';

/**
 * One answer as columns, as the fleet takes it over. `rows[i]` is the row that `timeMs[i]`, `latitude[i]`, … are for.
 *
 * @typedef {object} Answer
 * @property {boolean} reset whether all rows so far are to be dropped first
 * @property {boolean} foreign whether with them all that was known is to be forgotten: it was another system's
 * @property {string[]} added the names of the rows that are new, in the order of their numbers
 * @property {Int32Array} rows
 * @property {Float64Array} timeMs
 * @property {Float64Array} latitude
 * @property {Float64Array} longitude
 * @property {Int32Array} health
 * @property {Int32Array} magic
 * @property {Float32Array} speed metres a second, NaN when unknown
 * @property {Float32Array} heading degrees from north, NaN when unknown
 * @property {Int32Array} gone the rows of which nothing has been heard for a while
 * @property {number} rejected how many rows were no unicorn and are left out
 * @property {number} newestMs the newest time in it, -Infinity without one
 */

/**
 * Turns the Api's unicorns into columns, and gives each name its row number. There is one for each fleet, for it
 * knows which rows that fleet has; it may live in another thread.
 */
export class Columns {
  #rowOf = new Map();

  /** How many unicorns have a row. */
  get count() {
    return this.#rowOf.size;
  }

  /**
   * @param {unknown[]} unicorns as the Api sends them
   * @param {unknown[]} gone names
   * @param {{reset?: boolean, foreign?: boolean}} [how]
   * @returns {Answer}
   */
  pack(unicorns, gone, { reset = false, foreign = false } = {}) {
    if (reset) {
      this.#rowOf = new Map();
    }
    const answer = emptyAnswer(unicorns.length, reset, foreign);
    let count = 0;
    for (const unicorn of unicorns) {
      if (this.#put(answer, count, unicorn)) {
        count++;
      }
    }
    answer.rejected = unicorns.length - count;
    return { ...shortened(answer, count), gone: this.#rowsOf(gone) };
  }

  #put(answer, i, unicorn) {
    if (!isUnicorn(unicorn)) {
      return false;
    }
    const timeMs = parseTime(unicorn.statusTime);
    if (Number.isNaN(timeMs)) {
      return false;
    }
    answer.rows[i] = this.#rowFor(unicorn.name, answer.added);
    answer.timeMs[i] = timeMs;
    answer.latitude[i] = unicorn.latitude;
    answer.longitude[i] = unicorn.longitude;
    answer.health[i] = unicorn.healthPoints;
    answer.magic[i] = unicorn.magicPoints;
    answer.speed[i] = unicorn.speed ?? NaN;
    answer.heading[i] = unicorn.heading ?? NaN;
    answer.newestMs = Math.max(answer.newestMs, timeMs);
    return true;
  }

  #rowFor(name, added) {
    let row = this.#rowOf.get(name);
    if (row === undefined) {
      row = this.#rowOf.size;
      this.#rowOf.set(name, row);
      added.push(name);
    }
    return row;
  }

  /** Names outside of the part of the map that was asked for have no row. */
  #rowsOf(names) {
    const rows = new Int32Array(names.length);
    let count = 0;
    for (const name of names) {
      const row = this.#rowOf.get(name);
      if (row !== undefined) {
        rows[count++] = row;
      }
    }
    return rows.slice(0, count);
  }
}

/** The columns' memory, which goes to another thread instead of being copied. */
export function transferables(answer) {
  return Object.values(answer).filter(ArrayBuffer.isView).map((column) => column.buffer);
}

function isUnicorn(value) {
  return value !== null && typeof value === 'object'
    && typeof value.name === 'string' && value.name !== ''
    && Math.abs(value.latitude) <= 90 && Math.abs(value.longitude) <= 180
    && isPoints(value.healthPoints) && isPoints(value.magicPoints)
    && isNumberIfAny(value.speed) && isNumberIfAny(value.heading)
    && typeof value.latitude === 'number' && typeof value.longitude === 'number';
}

function isPoints(value) {
  return Number.isInteger(value) && value >= 0 && value < 2 ** 31;
}

function isNumberIfAny(value) {
  return value === undefined || value === null || Number.isFinite(value);
}

function emptyAnswer(length, reset, foreign) {
  return {
    reset,
    foreign,
    added: [],
    rows: new Int32Array(length),
    timeMs: new Float64Array(length),
    latitude: new Float64Array(length),
    longitude: new Float64Array(length),
    health: new Int32Array(length),
    magic: new Int32Array(length),
    speed: new Float32Array(length),
    heading: new Float32Array(length),
    rejected: 0,
    newestMs: -Infinity,
  };
}

function shortened(answer, count) {
  for (const [key, column] of Object.entries(answer)) {
    if (ArrayBuffer.isView(column) && column.length !== count) {
      answer[key] = column.slice(0, count);
    }
  }
  return answer;
}
