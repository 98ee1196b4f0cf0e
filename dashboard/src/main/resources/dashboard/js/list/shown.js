import { parseTime } from '../fleet/time.js';

/**
 * What the list shows of a unicorn that the page holds.
 * @param {import('../fleet/fleet.js').Fleet} fleet
 * @param {number} row
 * @returns {import('./row.js').Shown|null} null when the fleet has no such row any more
 */
export function held(fleet, row) {
  if (row >= fleet.count) return null;
  return {
    name: fleet.name[row],
    status: statusOf(fleet.gone[row] === 1, fleet.isLow(row)),
    health: fleet.health[row],
    magic: fleet.magic[row],
    speed: fleet.speed[row],
    timeMs: fleet.timeMs[row],
  };
}

/**
 * What the list shows of a unicorn that the Api found.
 * @param {object} found a row of the Api
 * @param {number} below the threshold of the vitals
 * @returns {import('./row.js').Shown}
 */
export function told({ name, healthPoints, magicPoints, speed, statusTime, gone }, below) {
  return {
    name,
    status: statusOf(gone === true, Math.min(healthPoints, magicPoints) < below),
    health: healthPoints,
    magic: magicPoints,
    speed,
    timeMs: parseTime(statusTime),
  };
}

function statusOf(gone, low) {
  if (gone) return 'gone';
  return low ? 'low' : 'ok';
}
