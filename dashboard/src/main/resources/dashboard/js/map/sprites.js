/** A unicorn's state, as it is drawn: low and gone are two bits. */
export const ACTIVE = 0;
export const LOW = 1;
export const GONE = 2;

/**
 * @param {import('../fleet/fleet.js').Fleet} fleet
 * @param {number} row
 * @returns {number} the bits of its state
 */
export function stateOf(fleet, row) {
  return (fleet.gone[row] ? GONE : ACTIVE) | (fleet.isLow(row) ? LOW : ACTIVE);
}

/** Headings are drawn in steps of this many degrees. */
const HEADINGS = 72;
const STATES = 4;

/**
 * The unicorns' signs, drawn once for each state and heading, so that a frame only copies them. A sign is an arrow, or
 * a disc while the heading is unknown; low vitals put it in a ring, and a unicorn that is gone is hollow: so shape
 * alone tells the state, and colour says it again.
 */
export class Sprites {
  /** A sprite's side, in device pixels. */
  side;

  /**
   * @param {Record<string, string>} colours see palette.js
   * @param {number} radius of the arrow, in CSS pixels
   * @param {number} ratio device pixels of a CSS pixel
   */
  constructor(colours, radius, ratio) {
    this.radius = radius;
    this.ratio = ratio;
    this.side = 2 * Math.ceil((radius * 1.5 + 2.5) * ratio);
    this.sheet = document.createElement('canvas');
    this.sheet.width = this.side * (HEADINGS + 1);
    this.sheet.height = this.side * STATES;
    const context = this.sheet.getContext('2d');
    for (let state = 0; state < STATES; state++) {
      for (let step = 0; step <= HEADINGS; step++) {
        context.setTransform(ratio, 0, 0, ratio, (step + 0.5) * this.side, (state + 0.5) * this.side);
        const heading = step === HEADINGS ? NaN : (step * 360) / HEADINGS;
        drawSign(context, colours, radius, state, heading);
      }
    }
  }

  /**
   * Copies a sign. The context's unit must be the device pixel.
   * @param {CanvasRenderingContext2D} context
   * @param {number} state
   * @param {number} heading degrees clockwise from north, or NaN
   * @param {number} x its middle, device pixels
   * @param {number} y
   */
  draw(context, state, heading, x, y) {
    const { side } = this;
    const step = Number.isNaN(heading) ? HEADINGS : (((Math.round((heading * HEADINGS) / 360) % HEADINGS) + HEADINGS) % HEADINGS);
    context.drawImage(this.sheet, step * side, state * side, side, side, x - side / 2, y - side / 2, side, side);
  }
}

/**
 * Draws one sign around the origin.
 * @param {CanvasRenderingContext2D} context
 * @param {Record<string, string>} colours
 * @param {number} radius
 * @param {number} state
 * @param {number} heading degrees, or NaN
 */
export function drawSign(context, colours, radius, state, heading) {
  const sign = Number.isNaN(heading) ? disc(radius) : arrow(radius, (heading * Math.PI) / 180);
  const colour = state & LOW ? colours.low : state & GONE ? colours.gone : colours.ok;
  context.lineJoin = 'round';
  if (state & LOW) {
    const ring = new Path2D();
    ring.arc(0, 0, radius * 1.4, 0, 2 * Math.PI);
    stroke(context, ring, colours['map-casing'], 4);
    stroke(context, ring, colour, 1.8);
  }
  stroke(context, sign, colours['map-casing'], state & GONE ? 4.5 : 3);
  context.fillStyle = state & GONE ? colours['map-casing'] : colour;
  context.fill(sign);
  if (state & GONE) stroke(context, sign, colour, 1.7);
}

function stroke(context, path, colour, width) {
  context.strokeStyle = colour;
  context.lineWidth = width;
  context.stroke(path);
}

function arrow(radius, angle) {
  const [sine, cosine] = [Math.sin(angle), Math.cos(angle)];
  const path = new Path2D();
  for (const [x, y] of [[0, -1], [0.72, 0.8], [0, 0.42], [-0.72, 0.8]]) {
    path.lineTo((x * cosine - y * sine) * radius, (x * sine + y * cosine) * radius);
  }
  path.closePath();
  return path;
}

function disc(radius) {
  const path = new Path2D();
  path.arc(0, 0, radius * 0.62, 0, 2 * Math.PI);
  return path;
}
