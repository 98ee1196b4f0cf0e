import { latitude, longitude, metresPerUnit, nearest, worldX, worldY, wrap } from '/js/map/mercator.js';
import { equal, near, ok } from './check.js';

export function a_pole_is_on_the_edge_and_never_beyond_it() {
  equal([worldY(90), worldY(-90), worldY(85.0511287798066)].map((y) => Number(y.toFixed(9))), [0, 1, 0]);
  ok([worldY(90), worldY(-90)].every((y) => y >= 0 && y <= 1), 'a pole on the map');
}

export function longitudes_wrap_at_the_date_line() {
  equal([worldX(-180), worldX(180), worldX(540)], [0, 0, 0]);
  near(worldX(190), worldX(-170), 1e-12);
  ok(wrap(-1e-18) < 1, 'the last place before the date line');
}

export function there_and_back_is_the_same_place() {
  near(latitude(worldY(40.758)), 40.758, 1e-9);
  near(longitude(worldX(-73.9855)), -73.9855, 1e-9);
}

export function the_nearest_copy_of_a_place_may_be_a_world_away() {
  near(nearest(0.01, 0.99), 1.01, 1e-12);
  near(nearest(0.99, 0.01), -0.01, 1e-12);
  near(nearest(0.4, 3.5), 3.4, 1e-12);
}

export function a_unit_is_the_equator_there_and_less_in_new_york() {
  near(metresPerUnit(0.5), 40_075_016.686, 1);
  near(metresPerUnit(worldY(60)), 40_075_016.686 / 2, 1);
}

export function what_is_no_number_is_nowhere() {
  ok([worldX(NaN), worldY(NaN), worldX(Infinity)].every(Number.isNaN), 'no place');
}
