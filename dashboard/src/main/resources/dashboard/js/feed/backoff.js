const FIRST_MS = 500;
const LONGEST_MS = 10_000;
/** What a server may ask for at most: a page that waits for an hour looks dead. */
const LONGEST_ASKED_MS = 60_000;

/**
 * How long to wait after failures in a row: twice as long each time up to 10 s, a random half of it, so that pages which
 * lost the server together do not come back together. At least as long as the server asks.
 *
 * @param {number} failures in a row, at least 1
 * @param {number} retryAfterMs what the server asked for, 0 for nothing
 * @param {() => number} random in [0, 1)
 * @returns {number} milliseconds
 */
export function backoffMs(failures, retryAfterMs, random) {
  const most = Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.min(failures - 1, 10));
  const wait = most / 2 + (most / 2) * random();
  return Math.max(wait, Math.min(retryAfterMs, LONGEST_ASKED_MS));
}
