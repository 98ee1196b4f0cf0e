import { LEVELS, unitsPerPixel } from './basemap.js';
import { drawGrid, writeDegrees } from './grid.js';
import { Labels } from './labels.js';
import { nearest } from './mercator.js';
import { Surface } from './surface.js';

/** Widths of streets in pixels, at the zooms of ZOOMS; 0: not drawn. */
const ZOOMS = [10, 11, 12, 13, 14, 15, 16, 17, 18, 19];
const WIDTHS = {
  primary: [0.5, 0.8, 1.2, 1.7, 2.6, 4, 7, 12, 20, 34],
  secondary: [0, 0.6, 0.9, 1.3, 2.1, 3.4, 6, 10, 17, 29],
  tertiary: [0, 0.4, 0.6, 0.9, 1.5, 2.6, 5, 8, 14, 24],
  minor: [0, 0, 0.5, 0.7, 1.1, 2, 4, 7, 12, 21],
};

/** From this zoom on the screen may be within one shore. */
const NEAR = 14;

/** Draws the offline map below everything else; only when the view or the colours have changed. */
export class BasemapPicture {
  #surface;
  #map = null;
  #labels = new Labels();
  #drawn = -1;

  /** @param {HTMLElement} container */
  constructor(container) {
    this.#surface = new Surface(container, 'map-canvas map-canvas-base');
  }

  /** @param {import('./basemap.js').Basemap} map */
  set map(map) {
    this.#map = map;
    this.#drawn = -1;
  }

  /** Draws again with the next frame, whatever has changed. */
  refresh() {
    this.#drawn = -1;
  }

  /**
   * @param {import('./camera.js').Camera} camera
   * @param {Record<string, string>} colours
   * @param {number} ratio device pixels of a CSS pixel
   */
  draw(camera, colours, ratio) {
    if (camera.version === this.#drawn && ratio === this.#surface.ratio) return;
    this.#drawn = camera.version;
    this.#surface.fit(camera.width, camera.height, ratio);
    this.#surface.clear();
    const { context } = this.#surface;
    context.fillStyle = colours['map-water'];
    context.fillRect(0, 0, camera.width, camera.height);
    if (this.#map) this.#drawMap(context, camera, colours, ratio);
    const degrees = this.#isEnough(camera) ? [] : drawGrid(context, camera, colours);
    if (this.#map) this.#labels.draw(context, this.#map, camera, colours);
    writeDegrees(context, degrees, colours);
  }

  /** Whether the offline map alone tells where everything on the screen is: from afar by its shores, then by streets. */
  #isEnough(camera) {
    if (!this.#map) return false;
    const screen = this.#screen(camera);
    if (camera.zoom >= NEAR) return LEVELS.some((level) => this.#map.streets[level].some(({ box }) => overlap(box, screen, 0)));
    const [left, top, right, bottom] = screen;
    const [west, north, east, south] = this.#map.box;
    return left >= west && top >= north && right <= east && bottom <= south;
  }

  /** The screen's left, top, right and bottom in the offline map's units. */
  #screen({ scale, left, top, width, height, middleX }) {
    const unit = unitsPerPixel(scale);
    const [x, y] = [left - nearest(this.#map.x, middleX) * scale, top - this.#map.y * scale];
    return [x * unit, y * unit, (x + width) * unit, (y + height) * unit];
  }

  #drawMap(context, camera, colours, ratio) {
    const map = this.#map;
    const unit = unitsPerPixel(camera.scale);
    const screen = this.#screen(camera);
    if (!overlap(map.box, screen, 0)) return;
    context.save();
    context.setTransform(ratio / unit, 0, 0, ratio / unit, (-screen[0] / unit) * ratio, (-screen[1] / unit) * ratio);
    context.lineJoin = context.lineCap = 'round';
    context.fillStyle = colours['map-land'];
    context.fill(map.land, 'evenodd');
    context.strokeStyle = colours['map-shore'];
    context.lineWidth = unit;
    context.stroke(map.land);
    context.fillStyle = colours['map-park'];
    context.fill(map.parks);
    context.strokeStyle = colours['map-border'];
    context.setLineDash([6 * unit, 4 * unit]);
    context.stroke(map.borders);
    context.setLineDash([]);
    if (camera.zoom >= 15) this.#drawStreets(context, camera, screen, unit, 1.5, () => colours['map-street-casing']);
    this.#drawStreets(context, camera, screen, unit, 0, (level) => colours[`map-street-${level}`]);
    context.restore();
  }

  #drawStreets(context, camera, screen, unit, wider, colourOf) {
    for (const level of LEVELS) {
      const width = widthAt(WIDTHS[level], camera.zoom);
      if (width === 0) continue;
      context.lineWidth = (width + wider) * unit;
      context.strokeStyle = colourOf(level);
      for (const part of this.#map.streets[level]) {
        if (overlap(part.box, screen, width * unit)) context.stroke(part.path);
      }
    }
  }
}

/** @returns {number} the width at a zoom, between those of the table */
function widthAt(widths, zoom) {
  const at = Math.max(0, Math.min(ZOOMS.length - 1.0001, zoom - ZOOMS[0]));
  const [lower, upper] = [widths[Math.floor(at)], widths[Math.floor(at) + 1]];
  return lower === 0 ? 0 : lower + (upper - lower) * (at % 1);
}

function overlap(one, other, margin) {
  return (
    one[0] - margin < other[2] && one[2] + margin > other[0] && one[1] - margin < other[3] && one[3] + margin > other[1]
  );
}
