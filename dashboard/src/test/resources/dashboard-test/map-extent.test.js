import { extent } from '/js/map/extent.js';
import { farRows } from '/js/map/far-off.js';
import { worldX, worldY } from '/js/map/mercator.js';
import { equal, near, ok } from './check.js';
import { camera } from './map-screen.js';

const HOME = [worldX(-74.3), worldY(41), worldX(-73.6), worldY(40.4)];
const places = (...list) => [list.map(([, lng]) => worldX(lng)), list.map(([lat]) => worldY(lat)), list.length];

export function the_fleet_at_home_is_shown_without_those_who_are_elsewhere() {
  const [left, top, right, bottom] = extent(...places([40.7, -74], [40.8, -73.9], [90, 10], [0, 0]), HOME);

  equal([left, top, right, bottom], [worldX(-74), worldY(40.8), worldX(-73.9), worldY(40.7)]);
}

export function a_fleet_on_both_sides_of_the_date_line_is_shown_the_short_way() {
  const [left, , right] = extent(...places([-17, 178], [-18, 179.5], [-16, -179]), HOME);

  near(left, worldX(178), 1e-12);
  near(right, worldX(-179) + 1, 1e-12);
}

export function of_a_fleet_elsewhere_the_few_who_are_far_from_all_others_are_left_out() {
  const many = Array.from({ length: 100 }, (_, i) => [48 + i / 1_000, 2 + i / 1_000]);
  const [left, top, right, bottom] = extent(...places(...many, [-33, 151]), HOME);

  ok(right - left < 0.001 && bottom - top < 0.001, 'Paris alone');
}

export function nobody_is_nowhere() {
  equal([extent([], [], 0, HOME), extent([NaN], [NaN], 1, HOME)], [null, null]);
}

export function who_is_far_off_can_be_led_to() {
  const [toX, toY, count] = places([40.75, -73.98], [90, 10], [0, 179], [40.75, -73.7]);

  equal(farRows({ toX, toY, count }, camera(), HOME), [1, 2]);
  equal(farRows({ toX, toY, count }, camera({ lat: 0, lng: 179 }), HOME), [1]);
}
