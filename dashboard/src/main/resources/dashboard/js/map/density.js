import { pixelsPerUnit } from './mercator.js';
import { GONE, LOW } from './sprites.js';

/** The side of the squares that are counted together, in CSS pixels at a whole zoom. */
const SIDE = 56;

/**
 * A heap of unicorns that is drawn as one.
 * @typedef {object} Heap
 * @property {number} x about the middle of where they are, in CSS pixels
 * @property {number} y
 * @property {number} count
 * @property {number} low how many of them have low vitals
 * @property {number} gone
 * @property {number} radius CSS pixels
 * @property {number} row of the unicorn when it is alone, else -1
 */

/**
 * Heaps what is on the screen by squares. These lie still on the Earth: moving the map moves the heaps and does not
 * count them anew.
 */
export class Heaps {
  /** @type {Heap[]} */
  list = [];
  #bySquare = new Map();

  /**
   * Heaps single unicorns.
   * @param {import('./visible.js').Visible} visible
   * @param {import('./camera.js').Camera} camera
   */
  ofUnicorns(visible, camera) {
    this.#start();
    for (let i = 0; i < visible.count; i++) {
      const state = visible.state[i];
      const heap = this.#heapAt(camera, visible.x[i], visible.y[i]);
      heap.row = heap.count === 0 ? visible.row[i] : -1;
      add(heap, visible.x[i], visible.y[i], 1, state & LOW ? 1 : 0, state & GONE ? 1 : 0);
    }
    this.#end(camera);
  }

  /**
   * Heaps what the server has counted already.
   * @param {{x: number, y: number, count: number, low: number, gone: number}[]} cells in world units
   * @param {import('./camera.js').Camera} camera
   */
  ofCells(cells, camera) {
    this.#start();
    for (const cell of cells) {
      const [x, y] = [camera.screenX(cell.x), camera.screenY(cell.y)];
      if (!(x > -SIDE && x < camera.width + SIDE && y > -SIDE && y < camera.height + SIDE)) continue;
      add(this.#heapAt(camera, x, y), x, y, cell.count, cell.low, cell.gone);
    }
    this.#end(camera);
  }

  /** @param {number} x CSS pixels @param {number} y @returns {Heap|null} the one there */
  at(x, y) {
    return this.list.findLast((heap) => Math.hypot(heap.x - x, heap.y - y) <= heap.radius + 3) ?? null;
  }

  #start() {
    this.#bySquare.clear();
  }

  #heapAt(camera, x, y) {
    const side = sideOf(camera);
    const [column, line] = [Math.floor((x + camera.left) / side), Math.floor((y + camera.top) / side)];
    const key = column * 2 ** 24 + line;
    let heap = this.#bySquare.get(key);
    if (!heap) {
      heap = { x: 0, y: 0, count: 0, low: 0, gone: 0, radius: 0, row: -1, column, line };
      this.#bySquare.set(key, heap);
    }
    return heap;
  }

  /** A heap lies at the mean of its unicorns, but with its whole disc in its square: so none hides another. */
  #end(camera) {
    const side = sideOf(camera);
    this.list = [...this.#bySquare.values()];
    for (const heap of this.list) {
      heap.radius = Math.min(Math.min(SIDE, side) / 2 - 2, 7 + 2.6 * Math.log2(heap.count));
      if (heap.row >= 0) continue;
      heap.x = within(heap.x / heap.count, heap.column * side - camera.left, side, heap.radius);
      heap.y = within(heap.y / heap.count, heap.line * side - camera.top, side, heap.radius);
    }
  }
}

/** The side of a square on the screen; it grows and shrinks with the map until the next whole zoom. */
function sideOf(camera) {
  return (SIDE * camera.scale) / pixelsPerUnit(Math.round(camera.zoom));
}

function add(heap, x, y, count, low, gone) {
  heap.x += x * count;
  heap.y += y * count;
  heap.count += count;
  heap.low += low;
  heap.gone += gone;
}

function within(value, start, side, radius) {
  return Math.max(start + radius, Math.min(start + side - radius, value));
}
