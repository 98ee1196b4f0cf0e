const FONT = '600 11px system-ui, sans-serif';
const FULL = 2 * Math.PI;
const short = new Intl.NumberFormat('en', { notation: 'compact', maximumFractionDigits: 1 });

/**
 * Draws a heap: a disc with the count, and around it a rim, whose part for the gone is thin and grey. The context's unit must be the CSS pixel.
 * @param {CanvasRenderingContext2D} context
 * @param {Record<string, string>} colours
 * @param {import('./density.js').Heap} heap
 */
export function drawHeap(context, colours, heap) {
  const { x, y, radius, count, gone } = heap;
  context.fillStyle = colours['map-casing'];
  disc(context, x, y, radius + 2);
  context.fillStyle = gone === count ? colours.gone : colours.ok;
  context.globalAlpha = 0.22;
  disc(context, x, y, radius);
  context.globalAlpha = 1;
  const turn = -FULL / 4;
  const active = FULL * (1 - gone / count);
  if (active > 0) rim(context, heap, colours.ok, 3, turn, turn + active);
  if (gone > 0) rim(context, heap, colours.gone, 1, turn + active, turn + FULL);
  context.font = FONT;
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  context.fillStyle = colours.text;
  context.fillText(short.format(count), x, y + 0.5);
}

/**
 * Draws how many of a heap have low vitals, at its edge.
 * @param {CanvasRenderingContext2D} context
 * @param {Record<string, string>} colours
 * @param {import('./density.js').Heap} heap
 */
export function drawBadge(context, colours, heap) {
  const text = short.format(heap.low);
  const [x, y] = [heap.x + heap.radius * 0.75, heap.y - heap.radius * 0.75];
  context.font = FONT;
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  const half = Math.max(7, context.measureText(text).width / 2 + 4);
  context.beginPath();
  context.roundRect(x - half, y - 7, 2 * half, 14, 7);
  context.strokeStyle = colours['map-casing'];
  context.lineWidth = 3;
  context.stroke();
  context.fillStyle = colours.low;
  context.fill();
  context.fillStyle = colours['map-casing'];
  context.fillText(text, x, y + 0.5);
}

function rim(context, { x, y, radius }, colour, width, from, to) {
  context.beginPath();
  context.arc(x, y, radius - width / 2, from, to);
  context.strokeStyle = colour;
  context.lineWidth = width;
  context.stroke();
}

function disc(context, x, y, radius) {
  context.beginPath();
  context.arc(x, y, radius, 0, FULL);
  context.fill();
}
