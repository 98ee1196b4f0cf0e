// Web Mercator in world units: the world is a square, x from 0 (180° W) to 1 (180° E), y from 0 (85° N) to 1 (85° S).
// Whatever comes in, what comes out can be drawn: poles are clamped to the edge, longitudes wrap.

/** Pixels of the whole world at zoom 0. */
export const WORLD_PIXELS = 256;

const EQUATOR_METRES = 40_075_016.686;

/** @param {number} longitude degrees, any @returns {number} in [0, 1); NaN for what is no number */
export function worldX(longitude) {
  return wrap(longitude / 360 + 0.5);
}

/** @param {number} latitude degrees @returns {number} in [0, 1]; NaN for what is no number */
export function worldY(latitude) {
  const sine = Math.sin((latitude * Math.PI) / 180);
  // A pole is infinitely far: the map ends at 85.05°, where it is a square.
  return Math.max(0, Math.min(1, 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI)));
}

/** @param {number} x world units, any @returns {number} degrees in [-180, 180) */
export function longitude(x) {
  return (wrap(x) - 0.5) * 360;
}

/** @param {number} y world units @returns {number} degrees */
export function latitude(y) {
  const clamped = Math.max(0, Math.min(1, y));
  return 90 - (Math.atan(Math.exp((clamped - 0.5) * 2 * Math.PI)) * 360) / Math.PI;
}

/** @param {number} y world units @returns {number} metres that one world unit is there */
export function metresPerUnit(y) {
  return EQUATOR_METRES * Math.cos((latitude(y) * Math.PI) / 180);
}

/** @param {number} zoom Leaflet's @returns {number} pixels of a world unit */
export function pixelsPerUnit(zoom) {
  return WORLD_PIXELS * 2 ** zoom;
}

/** @param {number} x @param {number} near @returns {number} x or the copy of it, worlds away, that is nearest */
export function nearest(x, near) {
  return x - Math.round(x - near);
}

/** @param {number} x @returns {number} the same place, in [0, 1) */
export function wrap(x) {
  const wrapped = x - Math.floor(x);
  return wrapped === 1 ? 0 : wrapped;
}
