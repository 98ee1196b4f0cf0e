import { Columns } from '/js/fleet/columns.js';
import { Fleet } from '/js/fleet/fleet.js';
import { equal, ok } from './check.js';
import { EPOCH_MS as T, row } from './fake-server.js';

function fleetAndColumns() {
  const fleet = new Fleet();
  const columns = new Columns();
  const changes = [];
  fleet.addEventListener('changed', ({ detail }) => changes.push(detail));
  const take = (unicorns, gone = [], how = {}) => fleet.apply(columns.pack(unicorns, gone, how));
  return { fleet, take, changes };
}

export function a_new_unicorn_has_a_row() {
  const { fleet, take, changes } = fleetAndColumns();

  take([row('Shadowfax', T, { heading: 29 })]);

  equal([fleet.count, fleet.name[0], fleet.timeMs[0], fleet.latitude[0], fleet.health[0]], [1, 'Shadowfax', T, 40.75, 200]);
  equal(fleet.heading[0], 29);
  equal(changes, [{ rows: new Int32Array([0]), added: 1, reset: false }]);
}

export function what_is_missing_is_unknown() {
  const { fleet, take } = fleetAndColumns();

  take([row('A', T, { speed: undefined, heading: null })]);

  equal([fleet.speed[0], fleet.heading[0]], [NaN, NaN]);
}

export function a_newer_fix_takes_the_place_of_the_one_before() {
  const { fleet, take } = fleetAndColumns();
  take([row('A', T, { latitude: 1, longitude: 2 })]);

  take([row('A', T + 1000, { latitude: 3, longitude: 4 })]);

  equal([fleet.latitude[0], fleet.longitude[0], fleet.timeMs[0]], [3, 4, T + 1000]);
}

export function never_goes_back_in_time() {
  const { fleet, take, changes } = fleetAndColumns();
  take([row('A', T + 1000, { latitude: 3 })]);

  take([row('A', T, { latitude: 1 })]);
  take([row('A', T + 1000, { latitude: 2 })]);

  equal([fleet.latitude[0], fleet.timeMs[0], changes.length], [3, T + 1000, 1]);
}

export function an_event_from_the_future_does_not_disturb_the_others() {
  const { fleet, take } = fleetAndColumns();

  take([row('Ahead', T + 3_600_000), row('A', T)]);
  take([row('Ahead', T + 1000), row('A', T + 1000)]);

  equal([fleet.timeMs[fleet.index('Ahead')], fleet.timeMs[fleet.index('A')]], [T + 3_600_000, T + 1000]);
}

export function the_gone_are_marked_until_they_are_heard_again() {
  const { fleet, take, changes } = fleetAndColumns();
  take([row('A', T), row('B', T)], ['B']);
  equal(fleet.gone.slice(0, 2), new Uint8Array([0, 1]));

  take([], ['B']);
  equal(changes.length, 1, 'what is known is no change:');

  take([row('B', T)]);
  equal(fleet.gone[1], 0);
  equal(changes[1].rows, new Int32Array([1]));
}

export function one_that_is_gone_and_in_the_same_answer_is_gone() {
  const { fleet, take } = fleetAndColumns();
  take([row('A', T)], ['A']);

  take([row('A', T)], ['A']);

  equal(fleet.gone[0], 1);
}

export function after_a_reset_only_the_answer_counts() {
  const { fleet, take, changes } = fleetAndColumns();
  take([row('A', T), row('B', T)], ['A']);

  take([row('B', T + 1000), row('C', T)], [], { reset: true });

  equal([fleet.count, fleet.name, fleet.index('A'), fleet.index('B')], [2, ['B', 'C'], -1, 0]);
  equal(fleet.gone.slice(0, 2), new Uint8Array([0, 0]));
  equal([changes[1].reset, changes[1].added], [true, 2]);
}

export function a_slower_process_of_the_server_that_begins_anew_sets_nobody_back() {
  const { fleet, take } = fleetAndColumns();
  take([row('A', T), row('B', T + 5000, { latitude: 2 })]);

  take([row('B', T + 4500, { latitude: 1.5 })], [], { reset: true });

  equal([fleet.latitude[0], fleet.timeMs[0]], [2, T + 5000]);
}

export function another_systems_fleet_begins_where_it_is() {
  const { fleet, take } = fleetAndColumns();
  take([row('A', T + 5000, { latitude: 1 })]);

  take([row('A', T, { latitude: 2 })], [], { reset: true, foreign: true });

  equal([fleet.latitude[0], fleet.timeMs[0]], [2, T]);
}

export function names_that_mean_something_to_javascript_are_names() {
  const { fleet, take } = fleetAndColumns();
  const names = ['__proto__', 'constructor', 'toString', '<img src=x onerror=alert(1)>', '\u202Egnp', '🦄'];

  take(names.map((name) => row(name, T)));

  equal(fleet.name, names);
  equal(names.map((name) => fleet.index(name)), [0, 1, 2, 3, 4, 5]);
  equal(fleet.index('hasOwnProperty'), -1);
}

export function rows_that_are_no_unicorns_are_counted_and_left_out() {
  const odd = [
    null, 7, 'A', {}, row('', T), row(7, T), row('no time', NaN + 0 || 0, { statusTime: 'yesterday' }),
    row('local time', T, { statusTime: '2026-11-22T20:15:00.000' }), row('lat', T, { latitude: 90.1 }),
    row('lon', T, { longitude: -180.5 }), row('text', T, { latitude: '40' }), row('none', T, { longitude: null }),
    row('health', T, { healthPoints: -1 }), row('magic', T, { magicPoints: 1.5 }), row('huge', T, { healthPoints: 1e300 }),
    row('speed', T, { speed: 'fast' }), row('no points', T, { healthPoints: undefined }),
  ];
  const answer = new Columns().pack([row('A', T), ...odd, row('B', T)], []);

  equal([answer.added, answer.rejected, answer.rows], [['A', 'B'], odd.length, new Int32Array([0, 1])]);
}

export function the_poles_and_the_date_line_are_places() {
  const { fleet, take } = fleetAndColumns();

  take([row('N', T, { latitude: 90 }), row('S', T, { latitude: -90 }), row('W', T, { longitude: -180 }), row('E', T, { longitude: 180 })]);

  equal([fleet.count, fleet.latitude[0], fleet.longitude[3]], [4, 90, 180]);
}

export function a_hundred_thousand_unicorns_have_rows() {
  const { fleet, take } = fleetAndColumns();
  const all = Array.from({ length: 100_000 }, (_, i) => row(`Unicorn-${i}`, T));

  take(all.slice(0, 20_000));
  take(all.slice(20_000));
  take([row('Unicorn-99999', T + 1000, { healthPoints: 7 })]);

  equal([fleet.count, fleet.health[fleet.index('Unicorn-99999')], fleet.health[0]], [100_000, 7, 200]);
}

export function steady_answers_need_no_more_room() {
  const { fleet, take } = fleetAndColumns();
  take([row('A', T)]);
  const column = fleet.latitude;

  for (let i = 1; i <= 1000; i++) take([row('A', T + i)]);

  ok(fleet.latitude === column, 'the same column');
}

export function a_vital_below_the_threshold_is_low() {
  const { fleet, take } = fleetAndColumns();
  take([row('A', T, { healthPoints: 99 }), row('B', T, { magicPoints: 99 }), row('C', T, { healthPoints: 100, magicPoints: 100 })]);

  equal([0, 1, 2].map((each) => fleet.isLow(each)), [true, true, false]);
  fleet.alertBelow = 101;
  equal(fleet.isLow(2), true);
}
