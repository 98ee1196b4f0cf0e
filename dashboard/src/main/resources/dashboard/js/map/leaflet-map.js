import { element, svg } from '../view/element.js';
import * as L from '../../leaflet/leaflet-src.esm.js';

/** Mercator's own edge; east and west the world goes on. */
const WORLD = [[-85.0511, -36_000], [85.0511, 36_000]];
const OPEN_STREET_MAP = '© <a href="https://www.openstreetmap.org/copyright">OpenStreetMap contributors</a>';

/** Leaflet's map, which its own keys move gliding, whatever its options say: not while it is `still`. */
const QuietMap = L.Map.extend({
  still: false,
  panBy(offset, options) {
    return L.Map.prototype.panBy.call(this, offset, this.still ? { ...options, animate: false } : options);
  },
});
/** Leaflet's own: farther than this a zoom is a jump. */
const ZOOM_THRESHOLD = 4;

/**
 * Leaflet as this page uses it: panning, zooming, and its keys.
 * @param {HTMLElement} container
 * @param {boolean} still whether nothing may be animated
 * @returns {L.Map} without a view yet
 */
export function leafletMap(container, still) {
  container.setAttribute('role', 'application');
  container.setAttribute('aria-label', 'Map of the fleet. Arrow keys move it, plus and minus zoom.');
  const map = new QuietMap(container, {
    attributionControl: false,
    zoomControl: false,
    minZoom: 2,
    maxZoom: 19,
    zoomSnap: 0.5,
    wheelPxPerZoomLevel: 90,
    worldCopyJump: true,
    maxBounds: WORLD,
    maxBoundsViscosity: 1,
  });
  setStill(map, still);
  const prefix = '<a href="https://leafletjs.com">Leaflet</a>';
  L.control.attribution({ position: 'bottomright', prefix }).addTo(map).addAttribution(OPEN_STREET_MAP);
  L.control.zoom({ position: 'bottomright' }).addTo(map);
  L.control.scale({ position: 'bottomleft', maxWidth: 120 }).addTo(map);
  return map;
}

/**
 * @param {L.Map} map
 * @param {boolean} still whether nothing may be animated; may be changed at any time
 */
export function setStill(map, still) {
  map.still = still;
  map.options.inertia = !still;
  // Leaflet reads `zoomAnimation` only once. No zoom is within this.
  map.options.zoomAnimationThreshold = still ? -1 : ZOOM_THRESHOLD;
}

/**
 * A layer of tiles from elsewhere.
 * @param {string} url with {z}, {x} and {y}
 * @param {string} credit whom to thank for them: text
 * @returns {L.TileLayer}
 */
export function tiles(url, credit) {
  const text = document.createElement('span');
  text.textContent = credit;
  return L.tileLayer(url, { attribution: text.innerHTML, maxZoom: 19, referrerPolicy: 'no-referrer' });
}

/**
 * Adds a button with a frame to those for zooming.
 * @param {L.Map} map
 * @param {string} label
 * @param {() => void} onclick
 */
export function addButton(map, label, onclick) {
  const frame = svg('path', { d: 'M2 6V2h4M10 2h4v4M14 10v4h-4M6 14H2v-4' });
  const sign = svg('svg', { viewBox: '0 0 16 16', class: 'icon', 'aria-hidden': 'true' }, frame, svg('circle', { cx: 8, cy: 8, r: 1.8 }));
  const button = element('button', { type: 'button', class: 'map-fit', title: label, 'aria-label': label, onclick }, sign);
  map.getContainer().querySelector('.leaflet-control-zoom').append(button);
}
