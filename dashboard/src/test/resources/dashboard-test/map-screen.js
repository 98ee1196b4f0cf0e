import { nearest, pixelsPerUnit, worldX, worldY } from '/js/map/mercator.js';

/** A camera that stands still, 800 by 600 pixels. */
export function camera({ lat = 40.75, lng = -73.98, zoom = 14, width = 800, height = 600 } = {}) {
  const scale = pixelsPerUnit(zoom);
  const [middleX, middleY] = [worldX(lng), worldY(lat)];
  const [left, top] = [middleX * scale - width / 2, middleY * scale - height / 2];
  return {
    scale, left, top, width, height, middleX, middleY, zoom, zooming: false,
    screenX: (x) => nearest(x, middleX) * scale - left,
    screenY: (y) => y * scale - top,
  };
}

/** Unicorns at places of the screen, as the map knows them: `[x, y]` in pixels, with `low` and `gone` in a third place. */
export function herd(camera, places) {
  const glides = {
    count: places.length,
    x: Float64Array.from(places, ([x]) => (x + camera.left) / camera.scale),
    y: Float64Array.from(places, ([, y]) => (y + camera.top) / camera.scale),
  };
  const fleet = {
    gone: Uint8Array.from(places, ([, , state]) => (state === 'gone' ? 1 : 0)),
    isLow: (row) => places[row][2] === 'low',
  };
  return { glides, fleet };
}
