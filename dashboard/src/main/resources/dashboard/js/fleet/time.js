/** ISO 8601 in UTC with milliseconds, as the Api writes every time. */
const API_TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,3})?Z$/;

/**
 * @param {unknown} text
 * @returns {number} epoch milliseconds; NaN for what is no time of the Api: Date.parse alone takes much more, and much
 *     of it in the time zone of the browser
 */
export function parseTime(text) {
  return typeof text === 'string' && API_TIME.test(text) ? Date.parse(text) : NaN;
}
