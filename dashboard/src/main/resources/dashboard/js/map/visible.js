import { stateOf } from './sprites.js';

/** How near the pointer must come to a unicorn, in CSS pixels. */
const REACH = 14;

/** The side of the squares by which crowding is judged, in CSS pixels. */
const SQUARE = 24;

/** The rows of a fleet that are on the screen, and where, in CSS pixels. Filled anew for each frame. */
export class Visible {
  count = 0;
  row = new Int32Array(64);
  x = new Float32Array(64);
  y = new Float32Array(64);
  /** Bits, see sprites.js. */
  state = new Uint8Array(64);

  /**
   * @param {import('./glides.js').Glides} glides
   * @param {import('../fleet/fleet.js').Fleet} fleet
   * @param {import('./camera.js').Camera} camera
   * @param {number} margin CSS pixels around the screen that count as on it
   */
  gather(glides, fleet, camera, margin) {
    const { scale, left, top, middleX } = camera;
    const [right, bottom] = [camera.width + margin, camera.height + margin];
    if (this.row.length < glides.count) this.#grow(glides.x.length);
    let count = 0;
    for (let row = 0; row < glides.count; row++) {
      const y = glides.y[row] * scale - top;
      // Written so that NaN, a position that is none, is off the screen.
      if (!(y > -margin && y < bottom)) continue;
      const worldX = glides.x[row];
      const x = (worldX - Math.round(worldX - middleX)) * scale - left;
      if (!(x > -margin && x < right)) continue;
      this.row[count] = row;
      this.x[count] = x;
      this.y[count] = y;
      this.state[count] = stateOf(fleet, row);
      count++;
    }
    this.count = count;
  }

  /**
   * @param {number} x CSS pixels
   * @param {number} y
   * @returns {number} the row that is drawn nearest to there, within reach, or -1
   */
  at(x, y) {
    let [best, bestSquare] = [-1, REACH * REACH];
    for (let i = 0; i < this.count; i++) {
      const square = (this.x[i] - x) ** 2 + (this.y[i] - y) ** 2;
      if (square <= bestSquare) [best, bestSquare] = [this.row[i], square];
    }
    return best;
  }

  /**
   * @param {import('./camera.js').Camera} camera
   * @returns {number} how many unicorns share a small square of the screen, where there are any; 0 when none is there
   */
  crowding(camera) {
    const across = Math.max(1, Math.ceil(camera.width / SQUARE));
    const down = Math.max(1, Math.ceil(camera.height / SQUARE));
    const taken = new Uint8Array(across * down);
    let [inside, squares] = [0, 0];
    for (let i = 0; i < this.count; i++) {
      const [column, line] = [Math.floor(this.x[i] / SQUARE), Math.floor(this.y[i] / SQUARE)];
      if (column < 0 || line < 0 || column >= across || line >= down) continue;
      inside++;
      if (taken[line * across + column]) continue;
      taken[line * across + column] = 1;
      squares++;
    }
    return squares === 0 ? 0 : inside / squares;
  }

  #grow(capacity) {
    this.row = new Int32Array(capacity);
    this.x = new Float32Array(capacity);
    this.y = new Float32Array(capacity);
    this.state = new Uint8Array(capacity);
  }
}
