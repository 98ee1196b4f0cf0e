import { clock, count, duration, moment } from '../view/format.js';

const oneDigit = new Intl.NumberFormat(undefined, { maximumFractionDigits: 1 });
const MEGABYTE = 1_000_000;

/** @param {import('./loading.js').Stage} stage @returns {string} what the operator waits for */
export function waitingFor({ name, message, bytesScanned }) {
  switch (name) {
    case 'asking':
      return 'Asking the archive…';
    case 'waiting':
      return message ? `${sentence(message).slice(0, -1)}…` : 'Waiting for the query to begin…';
    case 'running':
      return bytesScanned > 0 ? `Reading the archive: ${megabytes(bytesScanned)} so far…` : 'Reading the archive…';
    default:
      return 'Loading the positions…';
  }
}

/** @param {string} text @returns {string} with a capital and a full stop, as the Api's texts have neither */
export function sentence(text) {
  const begun = text.charAt(0).toUpperCase() + text.slice(1);
  return /[.!?…]$/.test(begun) ? begun : `${begun}.`;
}

/**
 * @param {{fromMs: number, toMs: number}} range
 * @param {number} nowMs
 * @returns {string} `22 Nov, 20:00:00 to 20:15:00`
 */
export function rangeText({ fromMs, toMs }, nowMs) {
  const sameDay = new Date(fromMs).toDateString() === new Date(toMs).toDateString();
  return `${moment(fromMs, nowMs)} to ${sameDay ? clock(toMs) : moment(toMs, nowMs)}`;
}

/**
 * @param {import('../fleet/fleet.js').Fleet} fleet
 * @returns {{heard: string, low: string, gone: string}} `198 unicorns`, `3 low`, `2 gone`
 */
export function countsOf(fleet) {
  let [low, gone] = [0, 0];
  for (let row = 0; row < fleet.count; row++) {
    gone += fleet.gone[row];
    low += fleet.gone[row] === 0 && fleet.isLow(row) ? 1 : 0;
  }
  const heard = fleet.count - gone;
  return { heard: `${count(heard)} ${heard === 1 ? 'unicorn' : 'unicorns'}`, low: `${count(low)} low`, gone: `${count(gone)} gone` };
}

/** @param {number} stepMs @returns {string} how fine the positions are; '' when every one is there */
export function stepText(stepMs) {
  return stepMs > 1000 ? `a position every ${duration(stepMs)}` : '';
}

function megabytes(bytes) {
  return `${oneDigit.format(bytes / MEGABYTE)} MB`;
}
