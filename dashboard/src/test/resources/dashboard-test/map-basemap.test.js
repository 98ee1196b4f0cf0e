import { Topology } from '/js/map/topology.js';
import { basemapOf } from '/js/map/basemap.js';
import { streetNames } from '/js/map/street-names.js';
import { equal, near, ok } from './check.js';

/** Two squares side by side, which share the arc between them; the second ring goes along it backwards. */
const SQUARES = {
  transform: { scale: [0.001, 0.001], translate: [-74, 40.7] },
  arcs: [[[10, 0], [0, 10]], [[10, 10], [-10, 0], [0, -10], [10, 0]], [[10, 0], [10, 0], [0, 10], [-10, 0]]],
  objects: {
    boroughs: { geometries: [{ type: 'MultiPolygon', arcs: [[[0, 1]]] }, { type: 'MultiPolygon', arcs: [[[2, ~0]]] }] },
  },
};

const shipped = async () => (await fetch('/basemap/new-york.json')).json();

export function rings_are_joined_from_arcs_in_both_directions() {
  const topology = new Topology(SQUARES);
  const [west, east] = topology.geometries('boroughs').map(({ arcs }) => topology.line(arcs[0][0]));

  equal([west.length, east.length], [5, 5]);
  equal([west[0], east[0]], [west.at(-1), east.at(-1)]);
  near(west[0][0], (0.01 / 360) * 256 * 2 ** 16, 0.001);
}

export function a_border_is_the_arc_that_two_share() {
  const topology = new Topology(SQUARES);

  equal(topology.borders(topology.geometries('boroughs')).map((line) => line.length), [2]);
}

export async function the_shipped_map_has_five_boroughs_with_closed_shores() {
  const topology = new Topology(await shipped());
  const boroughs = topology.geometries('boroughs');

  equal(boroughs.map(({ properties }) => properties.name).sort(), ['Bronx', 'Brooklyn', 'Manhattan', 'Queens', 'Staten Island']);
  for (const ring of boroughs.flatMap(({ arcs }) => arcs.flat())) {
    const line = topology.line(ring);
    ok(line.length >= 4, 'a ring with an area');
    equal(line[0], line.at(-1));
  }
  ok(topology.borders(boroughs).length > 0, 'a common border');
}

export async function a_street_that_ends_at_another_touches_it() {
  const topology = new Topology(await shipped());
  const lines = topology.geometries('streets').flatMap(({ arcs }) => arcs.map((arc) => topology.line(arc)));
  const uses = new Map();
  for (const [x, y] of lines.flat()) uses.set(`${x} ${y}`, (uses.get(`${x} ${y}`) ?? 0) + 1);
  const ends = lines.flatMap((line) => [line[0], line.at(-1)]);
  const joined = ends.filter(([x, y]) => uses.get(`${x} ${y}`) > 1).length;

  ok(joined > 0.8 * ends.length, `most ends to touch, not ${joined} of ${ends.length}`);
}

export async function the_shipped_map_credits_its_source() {
  const { attribution } = await shipped();

  ok(attribution.includes('© OpenStreetMap contributors'), attribution);
}

export async function streets_bear_their_names_along_their_way() {
  const anchors = streetNames(basemapOf(await shipped()).lines);
  const broadway = anchors.filter(({ name }) => name === 'Broadway');

  ok(broadway.length > 10, 'Broadway to be named again and again');
  ok(anchors.every(({ angle }) => Math.abs(angle) <= Math.PI / 2), 'no text upside down');
}
