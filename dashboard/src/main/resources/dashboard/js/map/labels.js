import { unitsPerPixel } from './basemap.js';
import { nearest } from './mercator.js';
import { streetNames } from './street-names.js';

/** From which zoom to which one a kind of place is named, and how. */
const KINDS = {
  borough: { from: 9.5, to: 13, font: '600 13px system-ui, sans-serif', colour: 'map-label', spacing: '2px', upper: true },
  water: { from: 11, to: 16.5, font: 'italic 12px system-ui, sans-serif', colour: 'map-label-water', spacing: '0.5px' },
  park: { from: 13, to: 18, font: '12px system-ui, sans-serif', colour: 'map-label-park', spacing: '0px' },
  area: { from: 12.5, to: 16.5, font: '12px system-ui, sans-serif', colour: 'map-label', spacing: '0px' },
};

/** Writes the names of places and streets, none over another: what comes first, larger things, takes the room. */
export class Labels {
  #map = null;
  #anchors = [];
  #taken = new Set();

  /**
   * @param {CanvasRenderingContext2D} context its unit is the CSS pixel
   * @param {import('./basemap.js').Basemap} map
   * @param {import('./camera.js').Camera} camera
   * @param {Record<string, string>} colours
   */
  draw(context, map, camera, colours) {
    if (this.#map !== map) {
      this.#map = map;
      this.#anchors = streetNames(map.lines);
    }
    this.#taken.clear();
    const unit = unitsPerPixel(camera.scale);
    const [left, top] = [nearest(map.x, camera.middleX) * camera.scale - camera.left, map.y * camera.scale - camera.top];
    context.save();
    context.textAlign = 'center';
    context.textBaseline = 'middle';
    context.lineJoin = 'round';
    context.strokeStyle = colours['map-label-halo'];
    context.lineWidth = 3;
    for (const place of map.places) {
      const kind = KINDS[place.kind];
      if (camera.zoom < kind.from || camera.zoom > kind.to) continue;
      context.font = kind.font;
      context.letterSpacing = kind.spacing;
      context.fillStyle = colours[kind.colour];
      const text = kind.upper ? place.name.toUpperCase() : place.name;
      this.#write(context, text, left + place.x / unit, top + place.y / unit, 0, camera);
    }
    context.letterSpacing = '0px';
    if (camera.zoom >= 14.5) this.#writeStreets(context, camera, colours, unit, left, top);
    context.restore();
  }

  #writeStreets(context, camera, colours, unit, left, top) {
    context.font = camera.zoom < 16 ? '10px system-ui, sans-serif' : '11px system-ui, sans-serif';
    context.fillStyle = colours['map-label'];
    for (const anchor of this.#anchors) {
      const [x, y] = [left + anchor.x / unit, top + anchor.y / unit];
      if (x < 0 || y < 0 || x > camera.width || y > camera.height || anchor.from > camera.zoom) continue;
      if (context.measureText(anchor.name).width > anchor.length / unit) continue;
      this.#write(context, anchor.name, x, y, anchor.angle, camera);
    }
  }

  #write(context, text, x, y, angle, camera) {
    const half = context.measureText(text).width / 2;
    if (x < -half || y < -20 || x > camera.width + half || y > camera.height + 20) return;
    if (!this.#take(x, y, Math.cos(angle), Math.sin(angle), half + 12)) return;
    context.translate(x, y);
    context.rotate(angle);
    context.strokeText(text, 0, 0);
    context.fillText(text, 0, 0);
    context.rotate(-angle);
    context.translate(-x, -y);
  }

  /** Takes the squares of 16 pixels that a text lies on; false when one is taken. */
  #take(x, y, cosine, sine, half) {
    const squares = [];
    for (let along = -half; along <= half; along += 8) {
      const [column, line] = [Math.floor((x + along * cosine) / 16), Math.floor((y + along * sine) / 16)];
      for (const key of [column * 4096 + line, column * 4096 + line + 1]) squares.push(key);
    }
    if (squares.some((key) => this.#taken.has(key))) return false;
    for (const key of squares) this.#taken.add(key);
    return true;
  }
}
