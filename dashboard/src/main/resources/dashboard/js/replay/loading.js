import { ApiError } from '../feed/api.js';
import { backoffMs } from '../feed/backoff.js';

/** How often a request is tried that the server did not take. */
const MOST_TRIES = 6;
const FIRST_PAUSE_MS = 300;
const LONGEST_PAUSE_MS = 2_000;

/**
 * How far the loading is.
 *
 * @typedef {object} Stage
 * @property {'asking'|'waiting'|'running'|'pages'} name
 * @property {string} [message] what the server says of it
 * @property {number} [bytesScanned] what the query has read so far
 */

/**
 * Loads a range into a recording: has its query run, waits for it, and fetches the pages of its result, one after the
 * other. What fails in passing is tried again.
 *
 * @param {import('./recording.js').Recording} recording still empty
 * @param {object} tools
 * @param {typeof import('../feed/api.js').request} tools.request
 * @param {import('./pages.js').Pages} tools.pages
 * @param {(ms: number, signal: AbortSignal) => Promise<void>} tools.pause fails with the signal's reason
 * @param {() => number} tools.random in [0, 1)
 * @param {AbortSignal} signal ends it; then the promise fails with the signal's reason
 * @param {(stage: Stage) => void} told
 * @returns {Promise<void>} fails with ApiError
 */
export async function load(recording, { request, pages, pause, random }, signal, told) {
  const persist = (ask) => persistently(ask, { pause, random, signal });
  const iso = (ms) => new Date(ms).toISOString();
  const body = { from: iso(recording.fromMs), to: iso(recording.toMs) };
  told({ name: 'asking' });
  const { id } = await persist(() => request('api/replays', { method: 'POST', body, signal }));
  const path = `api/replays/${encodeURIComponent(id)}`;
  for (let pauseMs = FIRST_PAUSE_MS; ; pauseMs = Math.min(LONGEST_PAUSE_MS, pauseMs * 1.5)) {
    const { state, message, bytesScanned } = await persist(() => request(path, { signal }));
    if (state === 'ready') {
      break;
    }
    if (state === 'failed') {
      throw new ApiError({ status: 409, title: 'The archive did not answer.', detail: message });
    }
    told({ name: state === 'running' ? 'running' : 'waiting', message, bytesScanned });
    await pause(pauseMs, signal);
  }
  told({ name: 'pages' });
  for (let next = '0'; next !== null; ) {
    const page = await persist(() => pages.ask(`${path}/fixes?after=${encodeURIComponent(next)}`));
    signal.throwIfAborted();
    recording.add(page);
    next = page.next;
  }
}

async function persistently(ask, { pause, random, signal }) {
  for (let failures = 1; ; failures++) {
    try {
      return await ask();
    } catch (failure) {
      signal.throwIfAborted();
      if (!(failure instanceof ApiError) || !passes(failure) || failures === MOST_TRIES) {
        throw failure;
      }
      await pause(backoffMs(failures, failure.retryAfterMs, random), signal);
    }
  }
}

/** Not reached, no answer, half an answer, or one that says that it passes. */
function passes({ status }) {
  return status < 400 || status === 429 || status >= 500;
}

/**
 * @param {number} ms
 * @param {AbortSignal} signal
 * @returns {Promise<void>} after that time; fails with the signal's reason as soon as it is aborted
 */
export function pause(ms, signal) {
  return new Promise((resolve, reject) => {
    const ended = () => {
      clearTimeout(timer);
      reject(signal.reason);
    };
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', ended);
      resolve();
    }, ms);
    signal.addEventListener('abort', ended, { once: true });
  });
}
