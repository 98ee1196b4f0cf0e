import { Heaps } from '/js/map/density.js';
import { Visible } from '/js/map/visible.js';
import { worldX, worldY } from '/js/map/mercator.js';
import { equal, ok } from './check.js';
import { camera, herd } from './map-screen.js';

function heapsOf(at, places) {
  const { glides, fleet } = herd(at, places);
  const visible = new Visible();
  visible.gather(glides, fleet, at, 10);
  const heaps = new Heaps();
  heaps.ofUnicorns(visible, at);
  return heaps;
}

/** Places all over the screen, the same each time. */
const crowd = Array.from({ length: 3_000 }, (_, i) => [(i * 127.3) % 800, (i * 311.7) % 600, ['', '', 'low', 'gone'][i % 4]]);

export function every_unicorn_is_counted_once() {
  const { list } = heapsOf(camera(), crowd);
  const sum = (key) => list.reduce((total, heap) => total + heap[key], 0);

  equal([sum('count'), sum('low'), sum('gone')], [3_000, 750, 750]);
}

export function no_heap_hides_another() {
  [13.5, 14, 14.4].forEach(noHeapHidesAnother);
}

function noHeapHidesAnother(zoom) {
  const list = heapsOf(camera({ zoom }), crowd).list.filter(({ row }) => row < 0);
  for (const [i, one] of list.entries()) {
    for (const other of list.slice(i + 1)) {
      const apart = Math.hypot(one.x - other.x, one.y - other.y);
      ok(apart >= one.radius + other.radius - 0.01, `heaps ${apart} apart with ${one.radius} and ${other.radius}`);
    }
  }
}

export function moving_the_map_counts_nothing_anew() {
  const at = camera();
  const middle = crowd.filter(([x, y]) => x > 200 && x < 600 && y > 200 && y < 400);
  const counts = (heaps) => heaps.list.map((heap) => heap.count);
  const moved = { ...at, left: at.left + 37, top: at.top - 21 };
  const places = middle.map(([x, y, state]) => [x - 37, y + 21, state]);

  equal(counts(heapsOf(moved, places)), counts(heapsOf(at, middle)));
}

export function who_is_alone_is_no_heap() {
  const { list } = heapsOf(camera(), [[100, 100], [500, 500], [501, 500]]);

  equal(list.map(({ row, count }) => [row, count]), [[0, 1], [-1, 2]]);
}

export function the_servers_cells_become_heaps() {
  const at = camera();
  const cells = [[40.75, -73.98, 10, 2, 1], [40.75005, -73.98005, 5, 0, 0], [0, 0, 7, 0, 0]].map(
    ([latitude, longitude, count, low, gone]) => ({ x: worldX(longitude), y: worldY(latitude), count, low, gone }),
  );
  const heaps = new Heaps();
  heaps.ofCells(cells, at);

  equal(heaps.list.map(({ count, low, gone, row }) => [count, low, gone, row]), [[15, 2, 1, -1]]);
}

export function a_heap_is_hit_within_its_disc() {
  const heaps = heapsOf(camera(), [[100, 100], [101, 100], [102, 100]]);
  const [heap] = heaps.list;

  equal([heaps.at(heap.x, heap.y)?.count, heaps.at(heap.x + heap.radius + 10, heap.y)], [3, null]);
}
