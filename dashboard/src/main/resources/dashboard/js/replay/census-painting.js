/** The highest bar takes this part of the height. */
const FULL = 0.9;

/**
 * Paints a census as bars: how many were heard, and from the bottom, in the colour of help, how many had a low vital. What
 * is not loaded yet is hatched.
 *
 * @param {HTMLCanvasElement} canvas
 * @param {import('./census.js').Census} census
 * @param {import('./recording.js').Recording} recording
 */
export function paintCensus(canvas, census, recording) {
  const ratio = window.devicePixelRatio || 1;
  const width = Math.round(canvas.clientWidth * ratio);
  const height = Math.round(canvas.clientHeight * ratio);
  if (width === 0 || height === 0) {
    return;
  }
  if (canvas.width !== width || canvas.height !== height) {
    canvas.width = width;
    canvas.height = height;
  }
  const context = canvas.getContext('2d');
  const style = getComputedStyle(canvas);
  context.clearRect(0, 0, width, height);
  paintUnloaded(context, recording, { width, height, ratio, colour: style.getPropertyValue('--line') });
  const most = Math.max(1, ...census.heard);
  const bars = (counts, colour, least) => {
    context.fillStyle = colour;
    counts.forEach((count, bin) => {
      if (count > 0) {
        const left = Math.round((bin * width) / counts.length);
        const right = Math.round(((bin + 1) * width) / counts.length);
        const bar = Math.max(least, Math.round((count / most) * height * FULL));
        context.fillRect(left, height - bar, right - left, bar);
      }
    });
  };
  bars(census.heard, style.getPropertyValue('--replay-heard'), 2 * ratio);
  bars(census.low, style.getPropertyValue('--low'), 3 * ratio);
}

function paintUnloaded(context, recording, { width, height, ratio, colour }) {
  const part = (recording.playableMs - recording.fromMs) / (recording.toMs - recording.fromMs);
  const left = Math.round(part * width);
  context.save();
  context.beginPath();
  context.rect(left, 0, width - left, height);
  context.clip();
  context.strokeStyle = colour;
  context.lineWidth = ratio;
  context.beginPath();
  for (let x = left - height; x < width; x += 6 * ratio) {
    context.moveTo(x, height);
    context.lineTo(x + height, 0);
  }
  context.stroke();
  context.restore();
}
