import { Stamp } from './plate.js';

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
/** The ring's radius, in arrows' radii. */
const RING = 1.4;

/**
 * The unicorns' signs, each drawn once for its state and heading, when it is first needed: a frame only copies them. A
 * sign is an arrow, or a disc while the heading is unknown; low vitals put it in a ring, and a unicorn that is gone is
 * hollow: so shape alone tells the state, and colour says it again.
 */
export class Sprites {
  /** A canvas for each sign: a copy of a whole small canvas costs half of a copy of a part of a large one. */
  #drawn = new Array(STATES * (HEADINGS + 1));
  #stamps = new Array(STATES * (HEADINGS + 1));
  #colours;

  /**
   * @param {Record<string, string>} colours see palette.js
   * @param {number} radius of the arrow, in CSS pixels
   * @param {number} ratio device pixels of a CSS pixel
   */
  constructor(colours, radius, ratio) {
    this.#colours = colours;
    this.radius = radius;
    this.ratio = ratio;
  }

  /**
   * Copies a sign.
   * @param {CanvasRenderingContext2D} context its unit must be the device pixel
   * @param {number} state
   * @param {number} heading degrees clockwise from north, or NaN
   * @param {number} x its middle, device pixels
   * @param {number} y
   */
  draw(context, state, heading, x, y) {
    const sign = this.#sign(indexOf(state, heading));
    context.drawImage(sign, x - sign.width / 2, y - sign.height / 2);
  }

  /**
   * @param {number} state
   * @param {number} heading degrees, or NaN
   * @returns {Stamp} the same sign, for a plate
   */
  stamp(state, heading) {
    const index = indexOf(state, heading);
    return (this.#stamps[index] ??= new Stamp(this.#sign(index)));
  }

  #sign(index) {
    return (this.#drawn[index] ??= this.#make(Math.floor(index / (HEADINGS + 1)), index % (HEADINGS + 1)));
  }

  #make(state, step) {
    const canvas = document.createElement('canvas');
    const reach = state & LOW ? this.radius * RING + 3 : this.radius + 3;
    canvas.width = canvas.height = 2 * Math.ceil(reach * this.ratio);
    const context = canvas.getContext('2d');
    context.setTransform(this.ratio, 0, 0, this.ratio, canvas.width / 2, canvas.height / 2);
    drawSign(context, this.#colours, this.radius, state, step === HEADINGS ? NaN : (step * 360) / HEADINGS);
    return canvas;
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
    ring.arc(0, 0, radius * RING, 0, 2 * Math.PI);
    stroke(context, ring, colours['map-casing'], 4.4);
    stroke(context, ring, colour, 2.2);
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

function indexOf(state, heading) {
  const step = Number.isNaN(heading) ? HEADINGS : modulo(Math.round((heading * HEADINGS) / 360), HEADINGS);
  return state * (HEADINGS + 1) + step;
}

function modulo(value, by) {
  return ((value % by) + by) % by;
}
