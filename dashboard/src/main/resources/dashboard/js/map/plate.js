/** Around the canvas so much is drawn, too, so that no sign has to be cut at an edge; in device pixels. */
const MARGIN = 64;
/** A pixel's four bytes are red, green, blue and how dense it is; as a number, this one is the highest. */
const ALPHA = 24;

/**
 * Signs by the thousand: they are set into memory pixel by pixel, and go to the canvas all at once. Without graphics
 * hardware that is several times as fast as a copy by the browser for each of them.
 */
export class Plate {
  #image = null;
  #pixels = null;
  #stride = 0;
  #lines = 0;

  /**
   * Begins an empty picture.
   * @param {number} width device pixels
   * @param {number} height
   */
  begin(width, height) {
    const [stride, lines] = [width + 2 * MARGIN, height + 2 * MARGIN];
    if (stride === this.#stride && lines === this.#lines) {
      this.#pixels.fill(0);
      return;
    }
    [this.#stride, this.#lines] = [stride, lines];
    this.#image = new ImageData(stride, lines);
    this.#pixels = new Uint32Array(this.#image.data.buffer);
  }

  /**
   * Sets a sign; one beyond the margin is left out. Where soft edges meet the denser pixel wins, which nobody can tell
   * from a mixture of both.
   * @param {Stamp} stamp
   * @param {number} x its middle, whole device pixels
   * @param {number} y
   */
  set(stamp, x, y) {
    const { half, dense } = stamp;
    const [column, line] = [x + MARGIN, y + MARGIN];
    if (column < half || line < half || column + half > this.#stride || line + half > this.#lines) return;
    const pixels = this.#pixels;
    const offsets = stamp.offsets(this.#stride);
    const middle = line * this.#stride + column;
    const colours = stamp.pixels;
    for (let i = 0; i < dense; i++) pixels[middle + offsets[i]] = colours[i];
    for (let i = dense; i < offsets.length; i++) {
      const at = middle + offsets[i];
      if (colours[i] >>> ALPHA >= pixels[at] >>> ALPHA) pixels[at] = colours[i];
    }
  }

  /** @param {CanvasRenderingContext2D} context everything on its canvas is replaced */
  put(context) {
    context.putImageData(this.#image, -MARGIN, -MARGIN);
  }
}

/** A sign as its pixels that are not empty: first those that let nothing through, then its soft edge. */
export class Stamp {
  /** Half a side, in device pixels. */
  half;
  pixels;
  /** How many pixels let nothing through. */
  dense;

  #side;
  #places;
  #offsets = new Int32Array(0);
  #stride = 0;

  /** @param {HTMLCanvasElement} canvas square, with an even side */
  constructor(canvas) {
    this.#side = canvas.width;
    this.half = this.#side / 2;
    const { data } = canvas.getContext('2d').getImageData(0, 0, this.#side, this.#side);
    const all = new Uint32Array(data.buffer);
    const places = [...all.keys()].filter((i) => all[i] !== 0);
    const dense = places.filter((i) => isDense(all[i]));
    this.#places = [...dense, ...places.filter((i) => !isDense(all[i]))];
    this.pixels = Uint32Array.from(this.#places, (i) => all[i]);
    this.dense = dense.length;
  }

  /**
   * @param {number} stride of the picture it is set into
   * @returns {Int32Array} where each of its pixels is, counted from its middle
   */
  offsets(stride) {
    if (stride !== this.#stride) {
      this.#stride = stride;
      this.#offsets = Int32Array.from(this.#places, (i) => {
        return (Math.floor(i / this.#side) - this.half) * stride + (i % this.#side) - this.half;
      });
    }
    return this.#offsets;
  }
}

function isDense(pixel) {
  return pixel >>> ALPHA === 255;
}
