/** Without a good answer for so long, the page no longer shows what is. */
const LOST_MS = 4_000;
/** Answers come, but nothing new has arrived for so long. */
const SILENT_MS = 4_500;
/** Nothing new for so long by the page's own watch is silence, however late what came before it was. */
const STILL_MS = 10_000;
/** What is shown is this old. */
const LATE_MS = 3_000;

/**
 * What a person must know of the feed.
 *
 *     connecting ──► live ◄──► delayed ◄──► nodata        answers come
 *         │            └──────────┴───────────┴──► disconnected, and back with the next good answer
 *         └──────────────────────────────────────►
 *
 * @param {object} facts ages in milliseconds; Infinity for what never was
 * @param {number} facts.sinceAnswerMs since the last good answer
 * @param {boolean} facts.failing whether the last request failed
 * @param {boolean} facts.waiting whether the page has just begun, or come back, and has had no answer yet
 * @param {number} facts.arrivalAgeMs since the newest event arrived at the server
 * @param {number} facts.sinceNewsMs since an answer brought something new; Infinity when that may have been at any time
 * @param {number} facts.lagMs the age of the newest events when they were shown; NaN when unknown
 * @returns {'connecting'|'live'|'delayed'|'nodata'|'disconnected'}
 */
export function stateOf({ sinceAnswerMs, failing, waiting, arrivalAgeMs, sinceNewsMs, lagMs }) {
  if (waiting && !failing) {
    return 'connecting';
  }
  if (sinceAnswerMs > LOST_MS || sinceAnswerMs === Infinity) {
    return 'disconnected';
  }
  // Most of the age is silence; of a backlog that is being worked off, most is lateness.
  if (arrivalAgeMs > SILENT_MS && sinceNewsMs > Math.min(arrivalAgeMs / 2, STILL_MS)) {
    return 'nodata';
  }
  return arrivalAgeMs > LATE_MS || lagMs > LATE_MS ? 'delayed' : 'live';
}
