/** The trail is drawn in so many steps of age, each fainter than the one after it. */
const STEPS = 6;
const OLDEST_MS = 5 * 60_000;

/**
 * Draws the way that a unicorn came, the older the fainter, up to where it is drawn now: its newest fix may still be
 * ahead of it.
 * @param {CanvasRenderingContext2D} context its unit is the CSS pixel
 * @param {import('./camera.js').Camera} camera
 * @param {Record<string, string>} colours
 * @param {import('./tracks.js').Tracks} tracks
 * @param {number} row
 */
export function drawTrail(context, camera, colours, tracks, row) {
  const corners = tracks.trails.of(row, tracks.newestMs);
  if (corners.length < 2) return;
  const { x, y } = tracks.glides;
  corners[corners.length - 1] = { ...corners.at(-1), x: x[row], y: y[row] };
  const paths = Array.from({ length: STEPS }, () => new Path2D());
  const gaps = new Path2D();
  for (let i = 1; i < corners.length; i++) {
    const [from, to] = [corners[i - 1], corners[i]];
    const age = Math.min(STEPS - 1, Math.floor(((tracks.newestMs - to.timeMs) / OLDEST_MS) * STEPS));
    const path = to.gap ? gaps : paths[age];
    const [fromX, toX] = [camera.screenX(from.x), camera.screenX(to.x)];
    if (Math.abs(fromX - toX) > camera.scale / 2) continue;
    path.moveTo(fromX, camera.screenY(from.y));
    path.lineTo(toX, camera.screenY(to.y));
  }
  context.save();
  context.lineCap = context.lineJoin = 'round';
  line(context, paths, colours['map-casing'], 6);
  line(context, paths, colours['map-trail'], 3.5);
  context.setLineDash([2, 6]);
  context.globalAlpha = 0.7;
  context.lineWidth = 2;
  context.stroke(gaps);
  context.restore();
}

function line(context, paths, colour, width) {
  context.strokeStyle = colour;
  context.lineWidth = width;
  paths.forEach((path, age) => {
    context.globalAlpha = 1 - (0.85 * age) / STEPS;
    context.stroke(path);
  });
}
