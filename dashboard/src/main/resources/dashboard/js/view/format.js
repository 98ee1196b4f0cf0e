// Quantities as text, with their units, in the operator's language and time zone. What is not known is '–'.

const UNKNOWN = '–';
const whole = new Intl.NumberFormat(undefined, { maximumFractionDigits: 0 });
const oneDigit = new Intl.NumberFormat(undefined, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
const twoDigits = new Intl.NumberFormat(undefined, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
const degreesFormat = new Intl.NumberFormat(undefined, { minimumFractionDigits: 5, maximumFractionDigits: 5 });
const clockFormat = new Intl.DateTimeFormat(undefined, { timeStyle: 'medium', hourCycle: 'h23' });
const minuteFormat = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
const dayFormat = new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'short' });
const WINDS = ['N', 'NE', 'E', 'SE', 'S', 'SW', 'W', 'NW'];

const known = (value) => typeof value === 'number' && Number.isFinite(value);

/** @param {number} value @returns {string} a count: `12,345` */
export function count(value) {
  return known(value) ? whole.format(value) : UNKNOWN;
}

/** @param {number} perSecond @returns {string} `9,812/s`, below ten with a digit after the point */
export function rate(perSecond) {
  if (!known(perSecond)) return UNKNOWN;
  return `${(perSecond < 9.95 && perSecond > 0 ? oneDigit : whole).format(perSecond)}/s`;
}

/** @param {number} metres @returns {string} `850 m`, `12.3 km`, `1,234 km` */
export function distance(metres) {
  if (!known(metres)) return UNKNOWN;
  if (metres < 999.5) return `${whole.format(metres)} m`;
  return `${(metres < 99_950 ? oneDigit : whole).format(metres / 1000)} km`;
}

/** @param {number} metresPerSecond @returns {string} `37.2 km/h` */
export function speed(metresPerSecond) {
  return known(metresPerSecond) ? `${kilometresAnHour(metresPerSecond)} km/h` : UNKNOWN;
}

/** @param {number} metresPerSecond @returns {string} the same below a heading that says km/h: `37.2` */
export function kilometresAnHour(metresPerSecond) {
  return known(metresPerSecond) ? oneDigit.format(metresPerSecond * 3.6) : UNKNOWN;
}

/** @param {number} degrees clockwise from north @returns {string} `NE 45°` */
export function heading(degrees) {
  if (!known(degrees)) return UNKNOWN;
  const turned = ((Math.round(degrees) % 360) + 360) % 360;
  return `${WINDS[Math.round(turned / 45) % 8]} ${turned}°`;
}

/** @param {number} latitude @param {number} longitude degrees @returns {string} `40.75800° N, 73.98550° W` */
export function position(latitude, longitude) {
  if (!known(latitude) || !known(longitude)) return UNKNOWN;
  const north = latitude < 0 ? 'S' : 'N';
  const east = longitude < 0 ? 'W' : 'E';
  return `${degreesFormat.format(Math.abs(latitude))}° ${north}, ${degreesFormat.format(Math.abs(longitude))}° ${east}`;
}

/** @param {number} ms @returns {string} a short time, for a lag: `0.41 s`, `12.3 s`, `2 min` */
export function lag(ms) {
  if (!known(ms)) return UNKNOWN;
  if (ms < 9_995) return `${twoDigits.format(Math.max(0, ms) / 1000)} s`;
  return ms < 60_000 ? `${oneDigit.format(ms / 1000)} s` : duration(ms);
}

/** @param {number} ms @returns {string} how long: `14 s`, `3 min 05 s`, `2 h 07 min`, `3 d 04 h` */
export function duration(ms) {
  if (!known(ms)) return UNKNOWN;
  const seconds = Math.max(0, Math.floor(ms / 1000));
  if (seconds < 60) return `${seconds} s`;
  if (seconds < 3600) return `${Math.floor(seconds / 60)} min ${two(seconds % 60)} s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 1440) return `${Math.floor(minutes / 60)} h ${two(minutes % 60)} min`;
  return `${Math.floor(minutes / 1440)} d ${two(Math.floor(minutes / 60) % 24)} h`;
}

/** @param {number} ms @returns {string} how long in one unit, where there is little room: `14 s`, `3 min`, `2 h`, `3 d` */
export function age(ms) {
  if (!known(ms)) return UNKNOWN;
  const seconds = Math.max(0, Math.floor(ms / 1000));
  if (seconds < 60) return `${seconds} s`;
  if (seconds < 3600) return `${Math.floor(seconds / 60)} min`;
  if (seconds < 86_400) return `${Math.floor(seconds / 3600)} h`;
  return `${whole.format(Math.floor(seconds / 86_400))} d`;
}

/** @param {number} ms epoch milliseconds @returns {string} in the operator's time zone: `12:03:20` */
export function clock(ms) {
  return known(ms) ? clockFormat.format(ms) : UNKNOWN;
}

/** @param {number} ms epoch milliseconds @returns {string} in the operator's time zone: `12:03` */
export function minute(ms) {
  return known(ms) ? minuteFormat.format(ms) : UNKNOWN;
}

/**
 * @param {number} ms epoch milliseconds
 * @param {number} nowMs
 * @returns {string} the clock, with the day when it is not today's: `22 Nov, 12:03:20`
 */
export function moment(ms, nowMs) {
  if (!known(ms)) return UNKNOWN;
  const today = new Date(ms).toDateString() === new Date(nowMs).toDateString();
  return today ? clock(ms) : `${dayFormat.format(ms)}, ${clock(ms)}`;
}

/** @param {number} ms epoch milliseconds @returns {string} for a hint on hover: `2026-11-22 17:03:20.123 UTC` */
export function utc(ms) {
  return known(ms) ? new Date(ms).toISOString().replace('T', ' ').replace('Z', ' UTC') : '';
}

function two(value) {
  return String(value).padStart(2, '0');
}
