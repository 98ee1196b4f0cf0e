const FONT = '600 11px system-ui, sans-serif';
const FULL = 2 * Math.PI;
/** The part of the gone is drawn in steps of this. */
const PARTS = 24;
/** So many drawn signs are kept; then they are made anew. */
const KEPT = 400;
const short = new Intl.NumberFormat('en', { notation: 'compact', maximumFractionDigits: 1 });

/**
 * The signs of heaps: a disc with the count, and around it a rim, whose part for the gone is thin and grey; and a badge
 * with how many have low vitals. Each is drawn once and then copied, for most look like one that was there before.
 */
export class HeapSigns {
  #drawn = new Map();
  #colours;
  #ratio;

  /**
   * @param {Record<string, string>} colours see palette.js
   * @param {number} ratio device pixels of a CSS pixel
   */
  constructor(colours, ratio) {
    this.#colours = colours;
    this.#ratio = ratio;
  }

  /**
   * Copies a heap's disc.
   * @param {CanvasRenderingContext2D} context its unit must be the device pixel
   * @param {import('./density.js').Heap} heap
   */
  drawDisc(context, { x, y, radius, count, gone }) {
    // One that is gone among many still shows, and so does one that is not.
    const part = gone === 0 ? 0 : gone === count ? PARTS : Math.max(1, Math.min(PARTS - 1, Math.round((gone / count) * PARTS)));
    const text = short.format(count);
    const round = Math.round(radius);
    const key = `${text} ${round} ${part}`;
    this.#copy(context, key, x, y, round + 3, round + 3, (to) => drawDisc(to, this.#colours, text, round, part / PARTS));
  }

  /**
   * Copies a heap's badge, to its edge.
   * @param {CanvasRenderingContext2D} context its unit must be the device pixel
   * @param {import('./density.js').Heap} heap
   */
  drawBadge(context, { x, y, radius, low }) {
    const text = short.format(low);
    const half = 4 + 3.5 * Math.max(1, text.length);
    const [right, above] = [x + radius * 0.75, y - radius * 0.75];
    this.#copy(context, text, right, above, half + 3, 10, (to) => drawBadge(to, this.#colours, text, half));
  }

  #copy(context, key, x, y, halfWidth, halfHeight, draw) {
    let sign = this.#drawn.get(key);
    if (!sign) {
      if (this.#drawn.size >= KEPT) this.#drawn.clear();
      sign = this.#make(halfWidth, halfHeight, draw);
      this.#drawn.set(key, sign);
    }
    context.drawImage(sign, Math.round(x * this.#ratio - sign.width / 2), Math.round(y * this.#ratio - sign.height / 2));
  }

  #make(halfWidth, halfHeight, draw) {
    const canvas = document.createElement('canvas');
    canvas.width = 2 * Math.ceil(halfWidth * this.#ratio);
    canvas.height = 2 * Math.ceil(halfHeight * this.#ratio);
    const context = canvas.getContext('2d');
    context.setTransform(this.#ratio, 0, 0, this.#ratio, canvas.width / 2, canvas.height / 2);
    context.font = FONT;
    context.textAlign = 'center';
    context.textBaseline = 'middle';
    draw(context);
    return canvas;
  }
}

function drawDisc(context, colours, text, radius, gone) {
  context.fillStyle = colours['map-casing'];
  disc(context, radius + 2);
  context.fillStyle = gone === 1 ? colours.gone : colours.ok;
  context.globalAlpha = 0.22;
  disc(context, radius);
  context.globalAlpha = 1;
  const [top, turn] = [-FULL / 4, FULL * (1 - gone)];
  if (gone < 1) rim(context, radius, colours.ok, 3, top, top + turn);
  if (gone > 0) rim(context, radius, colours.gone, 1, top + turn, top + FULL);
  context.fillStyle = colours.text;
  context.fillText(text, 0, 0.5);
}

function drawBadge(context, colours, text, half) {
  context.beginPath();
  context.roundRect(-half, -7, 2 * half, 14, 7);
  context.strokeStyle = colours['map-casing'];
  context.lineWidth = 3;
  context.stroke();
  context.fillStyle = colours.low;
  context.fill();
  context.fillStyle = colours['map-casing'];
  context.fillText(text, 0, 0.5);
}

function rim(context, radius, colour, width, from, to) {
  context.beginPath();
  context.arc(0, 0, radius - width / 2, from, to);
  context.strokeStyle = colour;
  context.lineWidth = width;
  context.stroke();
}

function disc(context, radius) {
  context.beginPath();
  context.arc(0, 0, radius, 0, FULL);
  context.fill();
}
