/** What the tests of modules say of a value: nothing, or an error with both values. */

/** The same by value, in all depth; NaN is NaN. */
export function equal(actual, expected, what = '') {
  if (text(actual) !== text(expected)) {
    throw new Error(`${what} expected ${text(expected)} but was ${text(actual)}`);
  }
}

export function ok(value, what = 'this') {
  if (!value) {
    throw new Error(`expected ${what} to hold`);
  }
}

/** At most `by` apart. */
export function near(actual, expected, by, what = '') {
  if (!(Math.abs(actual - expected) <= by)) {
    throw new Error(`${what} expected about ${expected} but was ${actual}`);
  }
}

/** @returns {Promise<Error>} what the promise or function fails with */
export async function failure(attempt) {
  try {
    await (typeof attempt === 'function' ? attempt() : attempt);
  } catch (error) {
    return error;
  }
  throw new Error('expected a failure');
}

function text(value) {
  return JSON.stringify(value, (_, each) => {
    if (ArrayBuffer.isView(each)) return Array.from(each, said);
    return said(each);
  });
}

function said(value) {
  if (typeof value === 'number' && !Number.isFinite(value)) return String(value);
  return value === undefined ? 'undefined' : value;
}
