import { LEVELS } from './basemap.js';

/** A name comes again after this way, in the topology's units (pixels at zoom 16). */
const APART = 500;
/** A straight piece that is shorter than this bears no name. */
const SHORTEST = 60;
/** From which zoom on the streets of a level are named. */
const FROM = { primary: 14.5, secondary: 15, tertiary: 15.5, minor: 16 };

/**
 * Where a street's name can be written.
 * @typedef {object} Anchor
 * @property {string} name
 * @property {number} x the middle of a straight piece, in the topology's units
 * @property {number} y
 * @property {number} angle radians, so that the text is not upside down
 * @property {number} length of the straight piece, in the topology's units
 * @property {number} from the zoom from which on it is written
 */

/**
 * @param {{name: string, level: string, lines: number[][][]}[]} streets
 * @returns {Anchor[]} the most important streets' first
 */
export function streetNames(streets) {
  const named = streets.filter((street) => street.name !== '');
  const rank = (street) => -LEVELS.indexOf(street.level);
  return named.sort((one, other) => rank(one) - rank(other)).flatMap((street) => {
    return street.lines.flatMap((line) => straightPieces(line)).filter(farFromOthers()).map((piece) => {
      return { ...piece, name: street.name, from: FROM[street.level] };
    });
  });
}

/** Pieces of a line whose direction changes by less than about 6 degrees. */
function straightPieces(line) {
  const pieces = [];
  let start = 0;
  for (let i = 1; i < line.length; i++) {
    const goesOn = i + 1 < line.length && Math.abs(bend(line[start], line[i], line[i + 1])) < 0.1;
    if (goesOn) continue;
    const [fromX, fromY] = line[start];
    const [toX, toY] = line[i];
    const length = Math.hypot(toX - fromX, toY - fromY);
    const angle = Math.atan((toY - fromY) / (toX - fromX || 1e-9));
    const count = Math.max(1, Math.round(length / APART));
    for (let k = 0; k < count && length >= SHORTEST; k++) {
      const part = (k + 0.5) / count;
      const x = fromX + (toX - fromX) * part;
      const y = fromY + (toY - fromY) * part;
      pieces.push({ x, y, angle, length: Math.min(length, APART) });
    }
    start = i;
  }
  return pieces;
}

function bend([fromX, fromY], [x, y], [toX, toY]) {
  const turn = Math.atan2(toY - y, toX - x) - Math.atan2(y - fromY, x - fromX);
  return Math.atan2(Math.sin(turn), Math.cos(turn));
}

/** Both carriageways of an avenue would bear its name: one is enough. */
function farFromOthers() {
  const kept = [];
  return ({ x, y }) => {
    if (kept.some((other) => Math.hypot(other.x - x, other.y - y) < APART / 2)) return false;
    kept.push({ x, y });
    return true;
  };
}
