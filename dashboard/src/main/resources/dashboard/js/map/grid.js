import { latitude, longitude, worldY } from './mercator.js';

const STEPS = [45, 30, 10, 5, 2, 1, 0.5, 0.2, 0.1, 0.05, 0.02, 0.01, 0.005, 0.002, 0.001];
const APART = 110;
/** In the corners are the legend and the scale, in CSS pixels. */
const CORNER = 110;

/**
 * Draws the lines of latitude and longitude: the world outside of the offline map is not empty, and a unicorn out there
 * is somewhere.
 * @param {CanvasRenderingContext2D} context its unit is the CSS pixel
 * @param {import('./camera.js').Camera} camera
 * @param {Record<string, string>} colours
 * @returns {{text: string, x: number, y: number, baseline: string}[]} their degrees, at the screen's edge: to be written
 *     with `writeDegrees` over what is drawn after the lines
 */
export function drawGrid(context, camera, colours) {
  const { scale, left, top, width, height } = camera;
  const step = STEPS.findLast((degrees) => (degrees / 360) * scale >= APART) ?? STEPS[0];
  const digits = Math.max(0, Math.ceil(-Math.log10(step) - 1e-9));
  const labels = [];
  context.strokeStyle = colours['map-grid'];
  context.lineWidth = 1;
  context.beginPath();
  const west = (left / scale - 0.5) * 360;
  for (let at = Math.ceil(west / step) * step; ; at += step) {
    const x = Math.round((at / 360 + 0.5) * scale - left) + 0.5;
    if (!(x <= width)) break;
    context.moveTo(x, 0);
    context.lineTo(x, height);
    const text = degrees(longitude(at / 360 + 0.5), digits, 'E', 'W');
    if (x > CORNER) labels.push({ text, x: x + 4, y: 4, baseline: 'top' });
  }
  const south = latitude((top + height) / scale);
  const north = latitude(top / scale);
  for (let at = Math.ceil(south / step) * step; at <= north; at += step) {
    const y = Math.round(worldY(at) * scale - top) + 0.5;
    context.moveTo(0, y);
    context.lineTo(width, y);
    const text = degrees(at, digits, 'N', 'S');
    if (y > CORNER && y < height - CORNER / 2) labels.push({ text, x: 4, y: y - 2, baseline: 'bottom' });
  }
  context.stroke();
  return labels;
}

/**
 * @param {CanvasRenderingContext2D} context its unit is the CSS pixel
 * @param {ReturnType<typeof drawGrid>} labels
 * @param {Record<string, string>} colours
 */
export function writeDegrees(context, labels, colours) {
  context.font = '10px system-ui, sans-serif';
  context.textAlign = 'left';
  context.lineJoin = 'round';
  context.lineWidth = 3;
  context.strokeStyle = colours['map-label-halo'];
  context.fillStyle = colours['map-label-water'];
  for (const { text, x, y, baseline } of labels) {
    context.textBaseline = baseline;
    context.strokeText(text, x, y);
    context.fillText(text, x, y);
  }
}

function degrees(value, digits, positive, negative) {
  const text = Math.abs(value).toFixed(digits);
  const letter = Number(text) === 0 ? '' : value > 0 ? ` ${positive}` : ` ${negative}`;
  return `${text}°${letter}`;
}
