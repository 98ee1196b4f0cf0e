import * as format from '/js/view/format.js';
import { equal } from './check.js';

export function quantities_have_their_units() {
  equal([format.distance(850), format.distance(12_345), format.distance(1_234_567)], ['850 m', '12.3 km', '1,235 km']);
  equal([format.speed(10), format.rate(9812.4), format.rate(2)], ['36.0 km/h', '9,812/s', '2.0/s']);
  equal([format.lag(412), format.lag(12_340), format.lag(150_000)], ['0.41 s', '12.3 s', '2 min 30 s']);
}

export function times_grow_from_seconds_to_days() {
  const ms = [14_000, 185_000, 7_620_000, 273_600_000];
  equal(ms.map(format.duration), ['14 s', '3 min 05 s', '2 h 07 min', '3 d 04 h']);
  equal(ms.map(format.age), ['14 s', '3 min', '2 h', '3 d']);
  equal([format.duration(-5), format.age(-5)], ['0 s', '0 s']);
}

export function headings_go_all_round() {
  equal([0, 359.7, 45, 202, -90].map(format.heading), ['N 0°', 'N 0°', 'NE 45°', 'S 202°', 'W 270°']);
}

export function positions_say_their_hemispheres_also_at_the_poles_and_the_date_line() {
  equal(format.position(40.758, -73.9855), '40.75800° N, 73.98550° W');
  equal(format.position(-90, 180), '90.00000° S, 180.00000° E');
}

export function what_is_unknown_is_a_dash() {
  const unknown = [format.count(NaN), format.speed(undefined), format.heading(NaN), format.position(NaN, 0)];
  equal(unknown, ['–', '–', '–', '–']);
  equal([format.clock(NaN), format.moment(NaN, 0), format.utc(NaN), format.distance(null)], ['–', '–', '', '–']);
}
