import { contains, holds, onEarth, text } from '/js/feed/box.js';
import { equal } from './check.js';

export function a_map_dragged_around_the_earth_is_on_it() {
  equal(onEarth([-74.3, 40.4, -73.7, 41]), [-74.3, 40.4, -73.7, 41]);
  equal(onEarth([350, -95, 370, 95]), [-10, -90, 10, 90]);
  equal(onEarth([170, 0, 190, 1]), [170, 0, -170, 1]);
  equal(onEarth([-500, 0, 500, 1]), [-180, 0, 180, 1]);
}

export function a_box_holds_what_is_in_it() {
  const manhattan = [-74.03, 40.68, -73.9, 40.88];

  equal(holds(manhattan, 40.75, -73.98), true);
  equal(holds(manhattan, 41, -73.98), false);
  equal(holds(manhattan, 40.75, -73), false);
}

export function a_box_across_the_date_line_holds_both_sides_of_it() {
  const fiji = [170, -20, -170, -10];

  equal([175, 180, -180, -175].map((at) => holds(fiji, -15, at)), [true, true, true, true]);
  equal([0, 169, -169].map((at) => holds(fiji, -15, at)), [false, false, false]);
}

export function the_whole_world_holds_everything() {
  const world = [-180, -90, 180, 90];

  equal([[90, 0], [-90, 180], [0, -180], [0, 179.9]].map(([latitude, at]) => holds(world, latitude, at)), [true, true, true, true]);
  equal(contains(world, 0, [170, -20, -170, -10]), true);
  equal(contains([170, -20, -170, -10], 0.2, world), false);
}

export function a_small_move_stays_within_the_widened_box() {
  equal(contains([0, 0, 10, 10], 0.2, [1, 1, 11, 11]), true);
  equal(contains([0, 0, 10, 10], 0.2, [-1, -1, 9, 9]), true);
  equal(contains([0, 0, 10, 10], 0.2, [3, 0, 13, 10]), false);
  equal(contains([0, 0, 10, 10], 0.2, [-3, 0, 7, 10]), false);
  equal(contains([175, 0, -175, 10], 0.2, [176, 0, -174, 10]), true);
}

export function the_api_gets_plain_numbers() {
  equal(text([-74.0000001, 40.123456789, 1e-9, 90]), '-74,40.12346,0,90');
}
