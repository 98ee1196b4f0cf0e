const PATIENCE_MS = 10_000;

/** Whether there was a good answer since the page was loaded. */
let answered = false;

/** Why the Api did not do what it was asked for. `status` is 0 when it was not reached or did not answer in time. */
export class ApiError extends Error {
  /** @param {{status: number, title: string, detail?: string, retryAfterMs?: number, cause?: unknown}} what */
  constructor({ status, title, detail = '', retryAfterMs = 0, cause }) {
    super(detail || title, { cause });
    this.status = status;
    this.title = title;
    this.detail = detail;
    this.retryAfterMs = retryAfterMs;
  }
}

/**
 * Asks the Api for anything but the live fleet, which is the worker's.
 *
 * @param {string} path relative to the page, for example `api/summary`
 * @param {{method?: string, body?: object, signal?: AbortSignal}} [how]
 * @returns {Promise<any>} the answer's JSON, null when it has none; fails with ApiError, or with the signal's reason
 */
export async function request(path, { method = 'GET', body, signal } = {}) {
  const patience = AbortSignal.timeout(PATIENCE_MS);
  const options = {
    method,
    cache: 'no-store',
    headers: { Accept: 'application/json' },
    signal: signal ? AbortSignal.any([signal, patience]) : patience,
  };
  if (body !== undefined) {
    options.body = JSON.stringify(body);
    options.headers['Content-Type'] = 'application/json';
  }
  let response;
  let text;
  try {
    response = await fetch(path, options);
    text = await response.text();
  } catch (cause) {
    signal?.throwIfAborted();
    const title = patience.aborted ? 'The server does not answer.' : 'The server cannot be reached.';
    throw new ApiError({ status: 0, title, cause });
  }
  if (response.status === 401 && answered) {
    // The session is over. At the page's own address is the way to a new one, and what is after '#' stays. A worker
    // cannot lead there; its page does. A page that never had an answer would load itself for ever.
    location.reload?.();
  }
  if (!response.ok) {
    throw problemOf(response, text);
  }
  answered = true;
  return text === '' ? null : parsed(text, response.status);
}

/** @returns {number} milliseconds of a Retry-After header in seconds, 0 without one; a date in it counts as none */
export function retryAfterMs(header) {
  return /^\s*\d+\s*$/.test(header ?? '') ? Number(header) * 1000 : 0;
}

/** Api Gateway's own errors are no problem+json, and a proxy's are not even JSON. */
function problemOf(response, text) {
  let problem = null;
  try {
    problem = JSON.parse(text);
  } catch {
    // The status says enough.
  }
  return new ApiError({
    status: response.status,
    title: textOr(problem?.title, `The server answers ${response.status}.`),
    detail: textOr(problem?.detail, ''),
    retryAfterMs: retryAfterMs(response.headers.get('Retry-After')),
  });
}

function parsed(text, status) {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new ApiError({ status, title: 'The server sends what is no answer.', cause });
  }
}

function textOr(value, other) {
  return typeof value === 'string' ? value : other;
}
