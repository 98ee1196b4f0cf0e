import { Topology, UNITS_PER_WORLD } from './topology.js';

/** Streets are drawn in squares of this side, so that those which are not on the screen cost nothing. */
const SQUARE = 1_500;

/** Streets' levels, from the least important, which is drawn first. */
export const LEVELS = ['minor', 'tertiary', 'secondary', 'primary'];

/**
 * The offline map as paths to draw, in the topology's units.
 *
 * @typedef {object} Part
 * @property {Path2D} path
 * @property {[number, number, number, number]} box left, top, right, bottom
 *
 * @typedef {object} Basemap
 * @property {number} x where its units are counted from, in world units
 * @property {number} y
 * @property {[number, number, number, number]} box
 * @property {Path2D} land
 * @property {Path2D} borders between two boroughs
 * @property {Path2D} parks
 * @property {Record<string, Part[]>} streets by level
 * @property {{kind: string, name: string, x: number, y: number}[]} places
 * @property {{name: string, level: string, lines: number[][][]}[]} lines all streets, for their names
 */

/**
 * @param {object} json a topology, see docs/dashboard-map.md
 * @returns {Basemap}
 */
export function basemapOf(json) {
  const topology = new Topology(json);
  const boroughs = topology.geometries('boroughs');
  const shores = boroughs.flatMap((borough) => borough.arcs.flat()).map((ring) => topology.line(ring));
  const parks = topology.geometries('parks').flatMap((park) => park.arcs).map((ring) => topology.line(ring));
  const streets = topology.geometries('streets').map(({ properties, arcs }) => ({
    ...properties,
    lines: arcs.map((arc) => topology.line(arc)),
  }));
  return {
    x: topology.x,
    y: topology.y,
    box: boxOf(shores.flat()),
    land: pathOf(shores, true),
    borders: pathOf(topology.borders(boroughs), false),
    parks: pathOf(parks, true),
    streets: Object.fromEntries(
      LEVELS.map((level) => [level, parts(streets.filter((street) => street.level === level))]),
    ),
    places: topology.geometries('places').map((place) => {
      const [x, y] = topology.place(place);
      return { ...place.properties, x, y };
    }),
    lines: streets,
  };
}

/** @returns {number} units of a pixel */
export function unitsPerPixel(scale) {
  return UNITS_PER_WORLD / scale;
}

function parts(streets) {
  const bySquare = new Map();
  for (const line of streets.flatMap((street) => street.lines)) {
    const [x, y] = line[line.length >> 1];
    const key = `${Math.floor(x / SQUARE)} ${Math.floor(y / SQUARE)}`;
    bySquare.set(key, [...(bySquare.get(key) ?? []), line]);
  }
  return [...bySquare.values()].map((lines) => ({ path: pathOf(lines, false), box: boxOf(lines.flat()) }));
}

function pathOf(lines, closed) {
  const path = new Path2D();
  for (const [first, ...others] of lines) {
    path.moveTo(...first);
    for (const point of others) path.lineTo(...point);
    if (closed) path.closePath();
  }
  return path;
}

function boxOf(points) {
  const box = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [x, y] of points) {
    box[0] = Math.min(box[0], x);
    box[1] = Math.min(box[1], y);
    box[2] = Math.max(box[2], x);
    box[3] = Math.max(box[3], y);
  }
  return box;
}
