import { latitude, longitude, nearest, pixelsPerUnit, worldY } from './mercator.js';

/** Leaflet's zoom animation: its length, and the curve of its style sheet, cubic-bezier(0, 0, 0.25, 1). */
const ZOOM_MS = 250;

/**
 * What part of the world the map shows, at any moment: also in the middle of Leaflet's zoom animation, which Leaflet
 * leaves to the browser, so that canvases can be drawn for each of its frames and fit what the browser moves.
 *
 * A place is on the screen at `x * scale - left`, `y * scale - top`, in CSS pixels from the map's upper left corner.
 */
export class Camera {
  scale = 1;
  left = 0;
  top = 0;
  width = 0;
  height = 0;
  /** The middle, in world units; x may be a copy of the world away. */
  middleX = 0.5;
  middleY = 0.5;
  /** As Leaflet counts it, with all its digits while it zooms. */
  zoom = 0;
  zooming = false;
  /** Another number after each look that saw something else. */
  version = 0;

  #map;
  #from = null;
  #to = null;
  #startMs = NaN;

  /** @param {import('leaflet').Map} map */
  constructor(map) {
    this.#map = map;
    map.on('zoomanim', ({ center, zoom }) => this.#animate(center, zoom));
    map.on('zoomend moveend', () => {
      this.#to = null;
    });
  }

  /**
   * Looks again.
   * @param {number} nowMs the frame's time
   */
  look(nowMs) {
    const before = [this.scale, this.left, this.top, this.width, this.height];
    const size = this.#map.getSize();
    this.width = size.x;
    this.height = size.y;
    this.zooming = this.#to !== null;
    if (this.zooming) this.#lookBetween(nowMs);
    else Object.assign(this, this.#rest());
    this.zoom = this.zooming ? Math.log2(this.scale / pixelsPerUnit(0)) : this.#map.getZoom();
    this.middleX = (this.left + this.width / 2) / this.scale;
    this.middleY = (this.top + this.height / 2) / this.scale;
    const now = [this.scale, this.left, this.top, this.width, this.height];
    if (now.some((value, i) => value !== before[i])) this.version++;
  }

  /** @param {number} x world units, any copy @returns {number} CSS pixels, of the copy that is nearest to the middle */
  screenX(x) {
    return nearest(x, this.middleX) * this.scale - this.left;
  }

  /** @param {number} y @returns {number} CSS pixels */
  screenY(y) {
    return y * this.scale - this.top;
  }

  /** @returns {[number, number, number, number]} west, south, east, north in degrees; west > east across the date line */
  box() {
    const [top, bottom] = [this.top / this.scale, (this.top + this.height) / this.scale];
    const [west, east] = [this.left / this.scale, (this.left + this.width) / this.scale];
    if (east - west >= 1) return [-180, latitude(bottom), 180, latitude(top)];
    return [longitude(west), latitude(bottom), longitude(east), latitude(top)];
  }

  #rest() {
    const corner = this.#map.getPixelBounds().min;
    return { scale: pixelsPerUnit(this.#map.getZoom()), left: corner.x, top: corner.y };
  }

  #animate(center, zoom) {
    const scale = pixelsPerUnit(zoom);
    const size = this.#map.getSize();
    // The copy of the world that Leaflet goes to: `center` may be one of several.
    const x = (center.lng / 360 + 0.5) * scale;
    this.#from = this.#rest();
    this.#to = { scale, left: Math.round(x - size.x / 2), top: Math.round(worldY(center.lat) * scale - size.y / 2) };
    this.#startMs = NaN;
  }

  #lookBetween(nowMs) {
    if (Number.isNaN(this.#startMs)) this.#startMs = nowMs;
    const part = eased(Math.min(1, (nowMs - this.#startMs) / ZOOM_MS));
    for (const key of ['scale', 'left', 'top']) {
      this[key] = this.#from[key] + (this.#to[key] - this.#from[key]) * part;
    }
  }
}

/** @param {number} time from 0 to 1 @returns {number} cubic-bezier(0, 0, 0.25, 1) */
export function eased(time) {
  let [low, high] = [0, 1];
  for (let i = 0; i < 20; i++) {
    const t = (low + high) / 2;
    if (0.75 * (1 - t) * t * t + t * t * t < time) low = t;
    else high = t;
  }
  const t = (low + high) / 2;
  return 3 * (1 - t) * t * t + t * t * t;
}
