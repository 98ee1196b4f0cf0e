/** Whole millionths of a degree, as the Api sends positions. */
const PARTS_A_DEGREE = 1_000_000;

/**
 * A page of a replay, unpacked: the fixes of all its entries one after the other, in columns.
 *
 * @typedef {object} Page
 * @property {number} fromMs where the replayed range begins, epoch milliseconds
 * @property {number} toMs where it ends
 * @property {number} throughMs before this time nothing is missing in this page and those before it
 * @property {number} stepMs the fleet's fixes are about this far apart; NaN when there are none
 * @property {string|null} next what to ask the next page with; null behind the last
 * @property {string[]} names of the entries; a unicorn may have several, in the order of time
 * @property {Int32Array} ends where each entry's fixes end in the columns; they begin where the one before ends
 * @property {Float64Array} timeMs epoch milliseconds
 * @property {Float64Array} latitude degrees
 * @property {Float64Array} longitude
 * @property {Int32Array} health points
 * @property {Int32Array} magic
 * @property {Uint8Array} resumed 1 for a fix that comes after a silence
 */

/**
 * Unpacks a page: the Api sends each column as its first value and then differences.
 *
 * @param {any} answer of `api/replays/{id}/fixes`
 * @returns {Page}
 * @throws {TypeError} when it is no such answer
 */
export function unpack(answer) {
  const [fromMs, toMs, throughMs] = [answer?.from, answer?.to, answer?.through].map((time) => Date.parse(time));
  if (!(fromMs < toMs) || Number.isNaN(throughMs) || !Array.isArray(answer.unicorns)) {
    throw new TypeError('a page of a replay needs a range and unicorns');
  }
  const count = answer.unicorns.reduce((sum, each) => sum + each.times.length, 0);
  const page = {
    fromMs,
    toMs,
    throughMs,
    stepMs: answer.stepMs ?? NaN,
    next: answer.next ?? null,
    names: answer.unicorns.map((each) => String(each.name)),
    ends: new Int32Array(answer.unicorns.length),
    timeMs: new Float64Array(count),
    latitude: new Float64Array(count),
    longitude: new Float64Array(count),
    health: new Int32Array(count),
    magic: new Int32Array(count),
    resumed: new Uint8Array(count),
  };
  let end = 0;
  answer.unicorns.forEach((each, entry) => {
    const begin = end;
    end += each.times.length;
    page.ends[entry] = end;
    add(page.timeMs, begin, each.times, 1, fromMs);
    add(page.latitude, begin, each.latitudes, PARTS_A_DEGREE, 0);
    add(page.longitude, begin, each.longitudes, PARTS_A_DEGREE, 0);
    add(page.health, begin, each.health, 1, 0);
    add(page.magic, begin, each.magic, 1, 0);
    markResumed(page, begin, end, each.resumed);
  });
  return page;
}

/** @param {Page} page @returns {ArrayBuffer[]} its memory, which goes to another thread instead of being copied */
export function transferables(page) {
  return Object.values(page).filter(ArrayBuffer.isView).map((column) => column.buffer);
}

function add(column, begin, differences, partsAUnit, origin) {
  let sum = 0;
  for (let i = 0; i < differences.length; i++) {
    sum += differences[i];
    column[begin + i] = origin + sum / partsAUnit;
  }
}

function markResumed(page, begin, end, offsets) {
  let at = begin;
  for (const offset of offsets) {
    while (at < end && page.timeMs[at] < page.fromMs + offset) {
      at++;
    }
    if (at < end) {
      page.resumed[at] = 1;
    }
  }
}
