import { wrap } from './mercator.js';

/** Of a fleet all over the world this part is shown: those who are farthest away from all others are left out. */
const MOST = 0.96;

/**
 * The part of the world that shows a fleet, in world units: the short way across the date line, and without the few
 * that are far from all others.
 * @param {ArrayLike<number>} xs NaN: nowhere
 * @param {ArrayLike<number>} ys
 * @param {number} count how many there are
 * @param {[number, number, number, number]} home left, top, right, bottom: when half of the fleet is in there, only
 *     those who are there count
 * @returns {[number, number, number, number]|null} left, top, right, bottom; right is above 1 across the date line
 */
export function extent(xs, ys, count, home) {
  const all = Array.from({ length: count }, (_, i) => [xs[i], ys[i]]).filter(([x, y]) => Number.isFinite(x + y));
  if (all.length === 0) return null;
  const inside = all.filter(([x, y]) => x >= home[0] && x <= home[2] && y >= home[1] && y <= home[3]);
  const shown = inside.length >= all.length / 2 ? inside : all;
  const share = shown === inside ? 1 : MOST;
  const start = afterLargestGap(shown.map(([x]) => x));
  const [left, right] = middle(shown.map(([x]) => wrap(x - start)), share);
  const [top, bottom] = middle(shown.map(([, y]) => y), share);
  return [start + left, top, start + right, bottom];
}

/** The first x east of the widest part of the world where nobody is. */
function afterLargestGap(xs) {
  const sorted = xs.toSorted((one, other) => one - other);
  let [start, widest] = [sorted[0], sorted[0] + 1 - sorted.at(-1)];
  for (let i = 1; i < sorted.length; i++) {
    const gap = sorted[i] - sorted[i - 1];
    if (gap > widest) [start, widest] = [sorted[i], gap];
  }
  return start;
}

/** Between which values the middle share of them lies. */
function middle(values, share) {
  const sorted = values.toSorted((one, other) => one - other);
  const cut = Math.floor((sorted.length * (1 - share)) / 2);
  return [sorted[cut], sorted[sorted.length - 1 - cut]];
}
