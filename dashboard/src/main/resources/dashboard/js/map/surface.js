/**
 * A canvas over the whole map, as sharp as the screen is. It never takes the pointer: that is the map's.
 */
export class Surface {
  /** Device pixels of a CSS pixel. */
  ratio = 1;
  /** In CSS pixels. */
  width = 0;
  height = 0;

  /**
   * @param {HTMLElement} container
   * @param {string} name the canvas' class
   */
  constructor(container, name) {
    this.canvas = document.createElement('canvas');
    this.canvas.className = name;
    this.canvas.setAttribute('aria-hidden', 'true');
    this.context = this.canvas.getContext('2d');
    container.append(this.canvas);
  }

  /**
   * Takes a size; the canvas is empty then, if that is another one.
   * @param {number} width CSS pixels
   * @param {number} height
   * @param {number} ratio device pixels of a CSS pixel
   */
  fit(width, height, ratio) {
    if (width === this.width && height === this.height && ratio === this.ratio) return;
    this.width = width;
    this.height = height;
    this.ratio = ratio;
    this.canvas.width = Math.max(1, Math.round(width * ratio));
    this.canvas.height = Math.max(1, Math.round(height * ratio));
    this.canvas.style.width = `${width}px`;
    this.canvas.style.height = `${height}px`;
  }

  /** Empties the canvas and sets its unit to the CSS pixel. */
  clear() {
    this.context.setTransform(1, 0, 0, 1, 0, 0);
    this.context.clearRect(0, 0, this.canvas.width, this.canvas.height);
    this.context.setTransform(this.ratio, 0, 0, this.ratio, 0, 0);
  }
}
