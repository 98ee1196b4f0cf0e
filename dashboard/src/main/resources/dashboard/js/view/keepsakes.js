// What the page remembers of its operator from one visit to the next (localStorage). A browser may refuse to: then each
// visit starts afresh, and nothing else is lost.

const PREFIX = 'wild-rydes-';

/**
 * @param {string} name
 * @returns {string|null} what was kept under the name
 */
export function recall(name) {
  try {
    return localStorage.getItem(PREFIX + name);
  } catch {
    return null;
  }
}

/**
 * @param {string} name
 * @param {string} value
 * @returns {boolean} whether it is kept
 */
export function keep(name, value) {
  try {
    localStorage.setItem(PREFIX + name, value);
    return true;
  } catch {
    return false;
  }
}
