/** A frame is worth drawing when the fastest unicorn has gone so far, in CSS pixels: less is seen by nobody. */
const WORTH = 0.3;
/** Drawing takes at most this part of the time: the rest of the page wants to live, too. */
const SHARE = 1 / 3;
/** Where nobody can be seen to move, the map looks again after this time, in ms. */
const LOOK_AGAIN_MS = 500;
const FRAME_MS = 16;

/**
 * When the next frame is worth drawing, while unicorns are on their way and the map stands still. From afar a few frames
 * a second are enough, and heaps change only with an answer, which asks for a frame by itself.
 * @param {{mode: string, visible: import('./visible.js').Visible, drawMs: number}} picture as it was drawn now
 * @param {import('./glides.js').Glides} glides
 * @param {number} scale CSS pixels of a world unit
 * @returns {number} ms from now
 */
export function nextFrameMs({ mode, visible, drawMs }, glides, scale) {
  if (mode !== 'unicorns') return LOOK_AGAIN_MS;
  const fastest = glides.fastest(visible.row, visible.count);
  const worthMs = Math.min(LOOK_AGAIN_MS, WORTH / (fastest * scale));
  return Math.max(worthMs - FRAME_MS, drawMs * (1 / SHARE - 1));
}
