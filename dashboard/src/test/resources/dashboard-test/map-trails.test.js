import { Trails } from '/js/map/trails.js';
import { worldX, worldY } from '/js/map/mercator.js';
import { equal, ok } from './check.js';

const X = worldX(-73.98);
const Y = worldY(40.75);
const STEP = 3.3e-7;

export function a_straight_way_has_few_corners() {
  const trails = new Trails();
  for (let i = 0; i <= 20; i++) trails.fix(0, X + i * STEP, Y, i * 1_000);

  const corners = trails.of(0, 20_000);

  equal([corners.length, corners[0].x, corners[1].x], [2, X, X + 20 * STEP]);
}

export function a_corner_is_kept() {
  const trails = new Trails();
  for (let i = 0; i <= 5; i++) trails.fix(0, X + i * STEP, Y, i * 1_000);
  for (let i = 1; i <= 5; i++) trails.fix(0, X + 5 * STEP, Y + i * STEP, (5 + i) * 1_000);

  const corners = trails.of(0, 10_000);

  equal(corners.map(({ x, y }) => [Math.round((x - X) / STEP), Math.round((y - Y) / STEP)]), [[0, 0], [5, 0], [5, 5]]);
}

export function who_stands_has_no_new_corners() {
  const trails = new Trails();
  trails.fix(0, X, Y, 0);
  trails.fix(0, X + 2 * STEP, Y, 1_000);
  for (let i = 2; i < 100; i++) trails.fix(0, X + 2 * STEP, Y, i * 1_000);

  equal(trails.of(0, 100_000).length, 2);
}

export function a_late_fix_changes_nothing() {
  const trails = new Trails();
  trails.fix(0, X, Y, 1_000);
  trails.fix(0, X + STEP, Y, 2_000);
  trails.fix(0, X + 9 * STEP, Y, 1_500);
  trails.fix(0, X + 9 * STEP, Y, 2_000);

  equal(trails.of(0, 2_000).map(({ timeMs }) => timeMs), [1_000, 2_000]);
}

export function what_is_older_than_five_minutes_is_forgotten() {
  const trails = new Trails();
  for (let i = 0; i < 600; i++) trails.fix(0, X + i * STEP, Y, i * 1_000);

  const corners = trails.of(0, 599_000);

  ok(corners.length > 5 && corners.every(({ timeMs }) => timeMs >= 299_000), 'the last five minutes');
}

export function an_unknown_way_is_a_gap() {
  const trails = new Trails();
  trails.fix(0, X, Y, 0);
  trails.fix(0, X + STEP, Y, 1_000);
  trails.fix(0, X + 2 * STEP, Y, 60_000);
  trails.fix(0, X + 3 * STEP, Y, 61_000);

  equal(trails.of(0, 61_000).map(({ gap }) => gap), [false, false, true, false]);
}

export function a_long_crooked_way_keeps_its_end() {
  const trails = new Trails();
  for (let i = 0; i < 200; i++) trails.fix(0, X + i * STEP, Y + (i % 2) * 4 * STEP, i * 1_000);

  const corners = trails.of(0, 199_000);

  ok(corners.length <= 48, 'bounded memory');
  equal(corners.at(-1).timeMs, 199_000);
}

export function each_unicorn_has_its_own_also_with_another_row() {
  const trails = new Trails();
  for (const row of [0, 70, 200]) trails.fix(row, X + row * STEP, Y, 0);

  const renumbered = trails.renumbered(Int32Array.from({ length: 71 }, (_, row) => (row === 70 ? 200 : -1)));

  equal(renumbered.of(70, 0).map(({ x }) => x), [X + 200 * STEP]);
  equal([renumbered.of(0, 0), trails.of(1, 0), trails.of(9_999, 0)], [[], [], []]);
}
