import { parseTime } from '../fleet/time.js';

/**
 * @typedef {object} Alert
 * @property {string} id
 * @property {string} name of the unicorn
 * @property {'health'|'magic'} vital
 * @property {number} value points at the fall
 * @property {number} threshold points
 * @property {number} raisedMs epoch milliseconds, event time of the fall
 * @property {number} resolvedMs NaN as long as it is open
 * @property {number} durationMs NaN as long as it is open
 * @property {number} acknowledgedMs NaN as long as nobody has acknowledged it
 * @property {boolean} waits for the server to confirm what the operator did
 */

/** What the vitals are called. */
export const VITAL_WORDS = { health: 'Health', magic: 'Magic' };

/**
 * @param {object} told an alert as the Api sends it
 * @returns {Alert} with its times as numbers
 */
export function readAlert(told) {
  return {
    id: told.id,
    name: told.name,
    vital: told.vital === 'magicPoints' ? 'magic' : 'health',
    value: told.value,
    threshold: told.threshold,
    raisedMs: parseTime(told.raisedAt),
    resolvedMs: parseTime(told.resolvedAt),
    durationMs: typeof told.durationMs === 'number' ? told.durationMs : NaN,
    acknowledgedMs: parseTime(told.acknowledgedAt),
    waits: false,
  };
}
