import { Plan, fleetUrl } from '/js/feed/plan.js';
import { equal } from './check.js';

const BOX = [-74, 40.7, -73.9, 40.8];
const PART = { box: BOX, zoom: 14, mostOfFleet: false };
const ALL = { box: [-75, 40, -73, 41], zoom: 10, mostOfFleet: true };

function answer(more = {}) {
  return { cursor: 'c1', total: 5000, unicorns: [], cells: null, reset: false, more: false, ...more };
}

/** Asks and takes an answer. */
function turn(plan, more, nowMs = 0) {
  const question = plan.next(nowMs);
  return { question, ...plan.took(question, answer(more)) };
}

export function without_a_view_the_whole_fleet_is_asked_for() {
  const plan = new Plan();

  equal(plan.next(0), { part: 'whole', cursor: null, box: null, zoom: 0 });
}

export function the_view_comes_first_and_the_whole_small_fleet_at_once() {
  const plan = new Plan();
  plan.look(ALL);

  const first = turn(plan, { cursor: 'box' });
  equal([first.question.part, first.question.cursor, first.reset, first.again], ['view', null, true, true]);

  const second = turn(plan, { cursor: 'whole' });
  equal([second.question.part, second.question.cursor, second.again], ['whole', null, false]);
  equal(plan.next(1000), { part: 'whole', cursor: 'whole', box: null, zoom: 0 });
}

function planOfSmallFleet() {
  const plan = new Plan();
  plan.look(PART);
  turn(plan, { cursor: 'first' });
  turn(plan, { cursor: 'whole' }, 0);
  return plan;
}

export function a_part_goes_on_from_what_is_known_of_the_whole() {
  const plan = planOfSmallFleet();
  equal(plan.next(1000).cursor, 'first', 'what the first answer left:');

  plan.look({ ...PART, box: [-73, 40, -72.9, 40.1] });
  const moved = turn(plan, { cursor: 'moved' }, 1000);

  equal([moved.question.part, moved.question.cursor, moved.reset], ['view', 'whole', false]);
  equal(plan.next(2000).cursor, 'moved');
}

export function the_others_are_asked_for_every_ten_seconds() {
  const plan = planOfSmallFleet();

  equal([1000, 9000, 10_000].map((ms) => plan.next(ms).part), ['view', 'view', 'whole']);
  equal(plan.next(10_001).part, 'view');
}

export function all_of_a_fleet_of_a_thousand_is_always_asked_for() {
  const plan = new Plan();
  plan.look(PART);
  turn(plan, { total: 1000, cursor: 'first' });
  turn(plan, { total: 1000, cursor: 'whole' });

  equal(plan.next(1000), { part: 'whole', cursor: 'whole', box: null, zoom: 0 });
}

export function a_small_move_asks_for_nothing_else() {
  const plan = planOfSmallFleet();

  equal(plan.look({ ...PART, box: BOX.map((degrees) => degrees + 0.01) }), false);
  equal(plan.look({ ...PART, zoom: 15 }), true);
  equal(plan.look({ ...PART, zoom: 15, box: BOX.map((degrees) => degrees + 1) }), true);
}

function planOfHugeFleet() {
  const plan = new Plan();
  plan.look(PART);
  turn(plan, { total: 100_000, cursor: 'box' });
  return plan;
}

export function of_a_huge_fleet_only_the_view_is_asked_for() {
  const plan = planOfHugeFleet();
  equal(plan.next(0).part, 'view');

  turn(plan, { total: 100_000, cursor: 'box1' });
  equal([0, 10_000, 59_999].map((ms) => [plan.next(ms).part, plan.next(ms).cursor]), Array(3).fill(['view', 'box1']));
}

export function the_view_of_a_huge_fleet_is_asked_for_anew_each_minute() {
  const plan = planOfHugeFleet();
  turn(plan, { total: 100_000, cursor: 'box1' }, 0);
  turn(plan, { total: 100_000, cursor: 'box2' }, 1000);
  equal(plan.next(59_999).cursor, 'box2');

  const whole = turn(plan, { total: 100_000, cursor: 'box3' }, 60_000);
  equal([whole.question.cursor, whole.reset, whole.foreign], [null, true, false], 'who is no longer in it leaves the page:');
  equal([60_500, 119_999, 120_000].map((ms) => plan.next(ms).cursor), ['box3', 'box3', null]);
}

export function another_view_of_a_huge_fleet_begins_anew() {
  const plan = planOfHugeFleet();
  turn(plan, { total: 100_000 });

  plan.look({ ...PART, box: [-73, 40, -72.9, 40.1] });
  const moved = turn(plan, { total: 100_000 });

  equal([moved.question.cursor, moved.reset, moved.foreign], [null, true, false]);
}

export function after_cells_all_unicorns_are_asked_for() {
  const plan = planOfHugeFleet();

  const cells = turn(plan, { total: 100_000, cells: [{}], cursor: 'cells' });

  equal([cells.reset, plan.next(0).cursor], [true, null]);
}

export function a_fleet_that_grows_or_shrinks_is_asked_for_in_the_other_way() {
  const plan = planOfSmallFleet();
  equal(turn(plan, { total: 20_001 }, 1000).again, true);
  equal(plan.next(1000), { part: 'view', cursor: null, box: BOX, zoom: 14 });

  turn(plan, { total: 20_000 }, 2000);
  equal(plan.next(2000), { part: 'whole', cursor: null, box: null, zoom: 0 });
}

export function another_system_resets_the_whole_fleet() {
  const plan = new Plan();
  turn(plan, { cursor: 'old' });

  const reset = turn(plan, { cursor: 'new', reset: true });

  equal([reset.useful, reset.reset, reset.foreign, plan.next(0).cursor], [true, true, true, 'new']);
}

export function a_part_of_another_system_leads_to_the_whole_of_it() {
  const plan = planOfSmallFleet();

  const part = turn(plan, { reset: true, cursor: 'other' }, 1000);
  equal([part.question.part, part.useful, part.again], ['view', false, true]);

  const whole = turn(plan, { cursor: 'other' }, 1000);
  equal([whole.question, whole.reset], [{ part: 'whole', cursor: null, box: null, zoom: 0 }, true]);
}

export function more_is_asked_for_at_once_and_resets_nothing() {
  const plan = new Plan();
  const first = turn(plan, { more: true, cursor: 'c1' });
  equal([first.reset, first.again], [true, true]);

  const second = turn(plan, { cursor: 'c2' });
  equal([second.question.cursor, second.reset, second.again], ['c1', false, false]);
}

export function the_address_has_what_is_needed() {
  equal(fleetUrl({ cursor: null, box: null, zoom: 0 }), 'api/fleet');
  equal(fleetUrl({ cursor: 'a+b', box: null, zoom: 0 }), 'api/fleet?since=a%2Bb');
  equal(fleetUrl({ cursor: null, box: BOX, zoom: 13.6 }), 'api/fleet?box=-74%2C40.7%2C-73.9%2C40.8&zoom=14');
}
