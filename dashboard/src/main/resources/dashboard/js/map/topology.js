import { nearest, worldX, worldY } from './mercator.js';

/**
 * A place on the map in its own units: pixels at zoom 16, counted from the topology's corner. In these, what a canvas
 * calculates with (32 bits) is fine to a hundredth of a pixel; in world units a street would shiver.
 */
export const UNITS_PER_WORLD = 256 * 2 ** 16;

/**
 * Reads a TopoJSON topology (https://github.com/topojson/topojson-specification): arcs as steps from point to point, and
 * lines and rings as lists of arcs. docs/dashboard-map.md says what ours holds.
 */
export class Topology {
  /** The corner, in world units. */
  x;
  y;

  #json;
  #arcs;

  /** @param {object} json */
  constructor(json) {
    this.#json = json;
    const [longitude, latitude] = json.transform.translate;
    this.x = worldX(longitude);
    this.y = worldY(latitude);
    this.#arcs = json.arcs.map((steps) => {
      let [east, north] = [0, 0];
      return steps.map(([stepEast, stepNorth]) => this.#point([(east += stepEast), (north += stepNorth)]));
    });
  }

  /** @param {string} name @returns {object[]} the geometries of one of the topology's objects */
  geometries(name) {
    return this.#json.objects[name].geometries;
  }

  /** @param {number[]} indices of arcs; ~i is arc i from its end @returns {number[][]} the points of a line or ring */
  line(indices) {
    return indices.flatMap((index, i) => {
      const arc = index < 0 ? this.#arcs[~index].toReversed() : this.#arcs[index];
      return i === 0 ? arc : arc.slice(1);
    });
  }

  /** @param {object} point a geometry of type Point @returns {[number, number]} */
  place(point) {
    return this.#point(point.coordinates);
  }

  /** @returns {number[][][]} the arcs that two of these polygons share, as lines */
  borders(polygons) {
    const uses = new Map();
    for (const index of polygons.flatMap((polygon) => polygon.arcs.flat(2))) {
      const arc = index < 0 ? ~index : index;
      uses.set(arc, (uses.get(arc) ?? 0) + 1);
    }
    return [...uses].filter(([, count]) => count > 1).map(([arc]) => this.#arcs[arc]);
  }

  #point([east, north]) {
    const { scale, translate } = this.#json.transform;
    const x = worldX(translate[0] + east * scale[0]);
    const y = worldY(translate[1] + north * scale[1]);
    return [(nearest(x, this.x) - this.x) * UNITS_PER_WORLD, (y - this.y) * UNITS_PER_WORLD];
  }
}
