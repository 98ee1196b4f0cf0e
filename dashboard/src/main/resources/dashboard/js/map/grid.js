import { latitude, longitude, worldY } from './mercator.js';

const STEPS = [45, 30, 10, 5, 2, 1, 0.5, 0.2, 0.1, 0.05, 0.02, 0.01, 0.005, 0.002, 0.001];
const APART = 110;
/** In the corners are the legend and the scale, in CSS pixels. */
const CORNER = 110;

/**
 * Draws the lines of latitude and longitude, with their degrees at the edge: the world outside of the offline map is not
 * empty, and a unicorn out there is somewhere.
 * @param {CanvasRenderingContext2D} context its unit is the CSS pixel
 * @param {import('./camera.js').Camera} camera
 * @param {Record<string, string>} colours
 */
export function drawGrid(context, camera, colours) {
  const { scale, left, top, width, height } = camera;
  const step = STEPS.findLast((degrees) => (degrees / 360) * scale >= APART) ?? STEPS[0];
  const digits = Math.max(0, Math.ceil(-Math.log10(step) - 1e-9));
  context.strokeStyle = colours['map-grid'];
  context.fillStyle = colours['map-label-water'];
  context.lineWidth = 1;
  context.font = '10px system-ui, sans-serif';
  context.beginPath();
  context.textAlign = 'left';
  context.textBaseline = 'top';
  const west = (left / scale - 0.5) * 360;
  for (let at = Math.ceil(west / step) * step; ; at += step) {
    const x = Math.round((at / 360 + 0.5) * scale - left) + 0.5;
    if (!(x <= width)) break;
    context.moveTo(x, 0);
    context.lineTo(x, height);
    if (x > CORNER) context.fillText(degrees(longitude(at / 360 + 0.5), digits, 'E', 'W'), x + 4, 4);
  }
  context.textBaseline = 'bottom';
  const south = latitude((top + height) / scale);
  const north = latitude(top / scale);
  for (let at = Math.ceil(south / step) * step; at <= north; at += step) {
    const y = Math.round(worldY(at) * scale - top) + 0.5;
    context.moveTo(0, y);
    context.lineTo(width, y);
    if (y > CORNER && y < height - CORNER / 2) context.fillText(degrees(at, digits, 'N', 'S'), 4, y - 2);
  }
  context.stroke();
}

function degrees(value, digits, positive, negative) {
  const text = Math.abs(value).toFixed(digits);
  const letter = Number(text) === 0 ? '' : value > 0 ? ` ${positive}` : ` ${negative}`;
  return `${text}°${letter}`;
}
