import { parseTime } from '../fleet/time.js';
import { retryAfterMs } from './api.js';

/**
 * Why there is no answer.
 *
 * `reason`: `unreachable` (no connection, or it broke), `slow` (nothing within the time), `status` (an error status),
 * `garbage` (no answer of the Api).
 */
export class RequestFailed extends Error {
  /**
   * @param {'unreachable'|'slow'|'status'|'garbage'} reason
   * @param {string} message for a person
   * @param {{status?: number, retryAfterMs?: number, cause?: unknown}} [more]
   */
  constructor(reason, message, { status = 0, retryAfterMs = 0, cause } = {}) {
    super(message, { cause });
    this.reason = reason;
    this.status = status;
    this.retryAfterMs = retryAfterMs;
  }
}

/**
 * Asks the Api for the fleet.
 *
 * @param {string} url
 * @param {AbortSignal} signal ends it; then the promise fails with the signal's reason
 * @param {typeof fetch} fetch
 * @returns {Promise<object>} a checked answer: `cursor`, `asOfMs`, `total`, `unicorns`, `gone`, `cells`, `reset`, `more`
 */
export async function askForFleet(url, signal, fetch) {
  let response;
  let text;
  try {
    response = await fetch(url, { signal, cache: 'no-store', headers: { Accept: 'application/json' } });
    text = await response.text();
  } catch (failure) {
    signal.throwIfAborted();
    throw new RequestFailed('unreachable', 'The server cannot be reached.', { cause: failure });
  }
  if (!response.ok) {
    throw new RequestFailed('status', `The server answers ${response.status}.`, {
      status: response.status,
      retryAfterMs: retryAfterMs(response.headers.get('Retry-After')),
    });
  }
  return { ...checked(text), bytes: bytesOf(url) ?? text.length };
}

/** What came over the wire, compressed. The browser's list of requests would grow without end. */
function bytesOf(url) {
  const entry = performance.getEntriesByType('resource').findLast((each) => each.name.endsWith(url));
  performance.clearResourceTimings();
  return entry?.encodedBodySize;
}

function checked(text) {
  let answer;
  try {
    answer = JSON.parse(text);
  } catch (failure) {
    throw new RequestFailed('garbage', 'The server sends what is no answer.', { cause: failure });
  }
  const asOfMs = parseTime(answer?.asOf);
  if (typeof answer?.cursor !== 'string' || Number.isNaN(asOfMs) || !Array.isArray(answer.unicorns ?? answer.cells)) {
    throw new RequestFailed('garbage', 'The server sends an answer without a cursor, a time or unicorns.');
  }
  return {
    cursor: answer.cursor,
    asOfMs,
    lastArrivalMs: parseTime(answer.lastArrival),
    total: Number.isInteger(answer.total) ? answer.total : null,
    unicorns: answer.unicorns ?? [],
    gone: Array.isArray(answer.gone) ? answer.gone : [],
    cells: Array.isArray(answer.cells) ? answer.cells.filter(isCell) : null,
    reset: answer.reset === true,
    more: answer.more === true,
  };
}

function isCell(value) {
  return value !== null && typeof value === 'object'
    && ['latitude', 'longitude', 'count', 'low', 'gone'].every((key) => Number.isFinite(value[key]));
}
