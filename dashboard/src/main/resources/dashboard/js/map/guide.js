import { extent } from './extent.js';
import { latitude, nearest, pixelsPerUnit } from './mercator.js';

/** Who is led to is shown from this zoom on. */
const NEAR = 14;
/** A fleet is shown from not nearer than this. */
const CLOSEST_FIT = 16;
/** Between the fleet and the map's edge, in CSS pixels. */
const MARGIN = 44;
/** Following, a frame makes this part of the way to the middle. */
const EASE = 0.25;
/** How often the view is told while the map moves on, in ms. */
const TELL_EVERY_MS = 400;

/**
 * Moves the map: to the fleet, to where a link says, to a unicorn, and with one; and keeps the view up with where it is.
 * While the view's `map` is null nobody has chosen a part of it, and it shows the fleet.
 */
export class Guide {
  /** Whether nothing may be animated. */
  still;

  #map;
  #view;
  #free;
  #moved;
  #ours = false;
  #timer = 0;
  #toldMs = -Infinity;

  /**
   * @param {object} parts
   * @param {import('leaflet').Map} parts.map
   * @param {import('../view/view.js').View} parts.view
   * @param {boolean} parts.still whether nothing may be animated
   * @param {() => {x: number, y: number, width: number, height: number}} parts.free the part of the map that no panel
   *     covers, in CSS pixels from the map's corner
   * @param {() => void} parts.moved is told when the map has come to rest, and now and then while it moves on
   */
  constructor({ map, view, still, free, moved }) {
    this.#map = map;
    this.#view = view;
    this.still = still;
    this.#free = free;
    this.#moved = moved;
    map.on('moveend', () => this.#noteMove());
    map.on('dragstart', () => {
      if (view.state.follow) view.set({ follow: false });
    });
  }

  /** Shows what the view says, unless it is shown already. */
  restore() {
    const wanted = this.#view.state.map;
    if (!wanted || same(wanted, this.#here())) return;
    this.#map.setView([wanted.lat, wanted.lng], wanted.zoom, { animate: false });
  }

  /**
   * Shows the fleet.
   * @param {import('./glides.js').Glides} glides
   * @param {[number, number, number, number]} home see extent.js
   */
  fit(glides, home) {
    const shown = extent(glides.toX, glides.toY, glides.count, home);
    if (!shown) return;
    const [left, top, right, bottom] = shown;
    const free = this.#free();
    const across = Math.max(50, free.width - 2 * MARGIN) / Math.max(1e-9, right - left);
    const down = Math.max(50, free.height - 2 * MARGIN) / Math.max(1e-9, bottom - top);
    const snap = this.#map.options.zoomSnap;
    const zoom = Math.floor(Math.log2(Math.min(across, down) / pixelsPerUnit(0)) / snap) * snap;
    this.quietly(() => this.#show((left + right) / 2, (top + bottom) / 2, Math.max(2, Math.min(CLOSEST_FIT, zoom)), false));
  }

  /** Moves the map without that being a choice of the operator. */
  quietly(move) {
    this.#ours = this.#view.state.map === null;
    move();
    this.#ours = false;
  }

  /**
   * Brings a place on the screen: moves there when it is off the screen or covered, and nearer when it is far away.
   * @param {number} x world units
   * @param {number} y
   */
  reveal(x, y) {
    const free = this.#free();
    const corner = this.#map.getPixelBounds().min;
    const scale = pixelsPerUnit(this.#map.getZoom());
    const [left, top] = [nearest(x, this.#middleX()) * scale - corner.x - free.x, y * scale - corner.y - free.y];
    const seen = left > MARGIN && top > MARGIN && left < free.width - MARGIN && top < free.height - MARGIN;
    if (seen && this.#map.getZoom() >= NEAR) return;
    this.#show(x, y, Math.max(NEAR + 1, this.#map.getZoom()), !this.still);
  }

  /**
   * Keeps a place in the middle of the map.
   * @param {number} x world units
   * @param {number} y
   * @returns {boolean} whether the map has still some way to go
   */
  follow(x, y) {
    const free = this.#free();
    const corner = this.#map.getPixelBounds().min;
    const scale = pixelsPerUnit(this.#map.getZoom());
    const right = nearest(x, this.#middleX()) * scale - corner.x - free.x - free.width / 2;
    const down = y * scale - corner.y - free.y - free.height / 2;
    const way = Math.hypot(right, down);
    if (way < 1) return false;
    if (way > free.width) {
      this.#show(x, y, Math.max(NEAR + 1, this.#map.getZoom()), false);
      return true;
    }
    const part = this.still || way < 3 ? 1 : EASE;
    this.#map.panBy([Math.round(right * part), Math.round(down * part)], { animate: false });
    return true;
  }

  /**
   * Goes nearer, to what is at a point of the screen.
   * @param {number} x CSS pixels from the map's corner
   * @param {number} y
   */
  zoomIn(x, y) {
    this.#map.setZoomAround(this.#map.containerPointToLatLng([x, y]), Math.min(this.#map.getMaxZoom(), this.#map.getZoom() + 2));
  }

  /** Zooming keeps the followed unicorn in the middle, wherever the pointer is. */
  holdMiddle(hold) {
    for (const key of ['scrollWheelZoom', 'doubleClickZoom', 'touchZoom']) this.#map.options[key] = hold ? 'center' : true;
  }

  #show(x, y, zoom, animate) {
    const free = this.#free();
    const size = this.#map.getSize();
    const scale = pixelsPerUnit(zoom);
    const middleX = nearest(x, this.#middleX()) - (free.x + free.width / 2 - size.x / 2) / scale;
    const middleY = y - (free.y + free.height / 2 - size.y / 2) / scale;
    this.#map.setView([latitude(middleY), (middleX - 0.5) * 360], zoom, { animate });
  }

  #middleX() {
    return this.#map.getCenter().lng / 360 + 0.5;
  }

  #here() {
    const { lat, lng } = this.#map.getCenter().wrap();
    const zoom = this.#map.getZoom();
    return { lat: Number(lat.toFixed(5)), lng: Number(lng.toFixed(5)), zoom: Number(zoom.toFixed(2)) };
  }

  #noteMove() {
    const ours = this.#ours;
    const waitMs = this.#toldMs + TELL_EVERY_MS - performance.now();
    clearTimeout(this.#timer);
    if (waitMs > 0) this.#timer = setTimeout(() => this.#tell(ours), waitMs);
    else this.#tell(ours);
  }

  #tell(ours) {
    this.#toldMs = performance.now();
    const here = this.#here();
    if (!ours && !same(here, this.#view.state.map)) this.#view.set({ map: here });
    this.#moved();
  }
}

function same(one, other) {
  return one?.lat === other?.lat && one?.lng === other?.lng && one?.zoom === other?.zoom;
}
