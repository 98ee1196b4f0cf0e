import { Fleet } from '/js/fleet/fleet.js';
import { Census } from '/js/replay/census.js';
import { unpack } from '/js/replay/page.js';
import { Picture } from '/js/replay/picture.js';
import { Player } from '/js/replay/player.js';
import { Recording } from '/js/replay/recording.js';
import { equal, failure, near, ok } from './check.js';

const FROM = Date.parse('2026-11-22T20:00:00.000Z');
const TO = FROM + 600_000;
const iso = (ms) => new Date(ms).toISOString();
const differences = (values) => values.map((value, i) => (i === 0 ? value : value - values[i - 1]));

/** A page as the Api sends it; fixes are `[second, latitude, longitude, health, magic]`. */
function answer(unicorns, { through = TO, next, stepMs = 1000 } = {}) {
  return {
    from: iso(FROM),
    to: iso(TO),
    through: iso(through),
    stepMs,
    ...(next ? { next } : {}),
    unicorns: unicorns.map(({ name, fixes, resumed = [] }) => ({
      name,
      times: differences(fixes.map(([second]) => second * 1000)),
      resumed: resumed.map((second) => second * 1000),
      latitudes: differences(fixes.map(([, latitude]) => Math.round(latitude * 1e6))),
      longitudes: differences(fixes.map(([, , longitude]) => Math.round(longitude * 1e6))),
      health: differences(fixes.map(([, , , health = 150]) => health)),
      magic: differences(fixes.map(([, , , , magic = 150]) => magic)),
    })),
  };
}

function recorded(...pages) {
  const recording = new Recording(FROM, TO);
  pages.forEach((page) => recording.add(unpack(page)));
  return recording;
}

function shown(recording) {
  const fleet = new Fleet();
  const picture = new Picture(recording, fleet);
  return { fleet, jump: (second) => picture.jump(FROM + second * 1000), advance: (second) => picture.advance(FROM + second * 1000) };
}

const RIDE = { name: 'A', fixes: [[0, 40, -74], [10, 41, -73], [20, 41, -73], [100, 50, -60], [110, 51, -60]], resumed: [100] };

export function a_page_is_unpacked_to_times_and_degrees() {
  const page = unpack(answer([RIDE, { name: 'B', fixes: [[-30, -90, 180, 99, 0]] }]));
  equal(page.names, ['A', 'B']);
  equal(page.ends, new Int32Array([5, 6]));
  equal(page.timeMs, new Float64Array([0, 10, 20, 100, 110, -30].map((second) => FROM + second * 1000)));
  equal(page.latitude, new Float64Array([40, 41, 41, 50, 51, -90]));
  equal(page.longitude, new Float64Array([-74, -73, -73, -60, -60, 180]));
  equal([page.health[5], page.magic[5]], [99, 0]);
  equal(page.resumed, new Uint8Array([0, 0, 0, 1, 0, 0]));
}

export async function what_is_no_page_is_refused() {
  for (const garbage of [null, {}, [], 'x', { ...answer([]), through: 'soon' }, { ...answer([]), unicorns: {} }]) {
    ok((await failure(() => unpack(garbage))) instanceof TypeError, JSON.stringify(garbage));
  }
}

export function between_two_fixes_a_unicorn_is_on_the_way() {
  const { fleet, jump } = shown(recorded(answer([RIDE])));
  jump(2.5);
  near(fleet.latitude[0], 40.25, 1e-9);
  near(fleet.longitude[0], -73.75, 1e-9);
  equal(fleet.timeMs[0], FROM + 2500);
  ok(fleet.heading[0] > 0 && fleet.heading[0] < 90, 'a ride to the north-east');
}

export function nobody_moves_in_a_silence_and_who_is_silent_is_gone_after_30_seconds() {
  const { fleet, jump, advance } = shown(recorded(answer([RIDE])));
  for (const move of [jump, advance]) {
    move(20.001);
    equal([fleet.latitude[0], fleet.timeMs[0], fleet.gone[0]], [41, FROM + 20_000, 0]);
    move(50);
    equal([fleet.latitude[0], fleet.timeMs[0], fleet.gone[0]], [41, FROM + 20_000, 0]);
    move(50.001);
    equal([fleet.latitude[0], fleet.timeMs[0], fleet.gone[0]], [41, FROM + 20_000, 1]);
    move(99.999);
    equal([fleet.latitude[0], fleet.gone[0]], [41, 1]);
    move(100);
    equal([fleet.latitude[0], fleet.gone[0]], [50, 0]);
    jump(0);
  }
}

export function a_long_step_is_no_silence() {
  const { fleet, jump } = shown(recorded(answer([{ name: 'A', fixes: [[0, 40, -74], [300, 43, -74]] }], { stepMs: 300_000 })));
  jump(100);
  near(fleet.latitude[0], 41, 1e-9);
  equal(fleet.gone[0], 0);
}

export function after_the_last_fix_nobody_goes_on() {
  const { fleet, jump } = shown(recorded(answer([RIDE])));
  jump(140);
  equal([fleet.latitude[0], fleet.gone[0]], [51, 0]);
  jump(141);
  equal([fleet.latitude[0], fleet.gone[0]], [51, 1]);
}

export function nobody_is_shown_before_their_first_fix() {
  const { fleet, jump, advance } = shown(recorded(answer([RIDE, { name: 'B', fixes: [[60, 1, 1]] }])));
  jump(59);
  equal(fleet.name, ['A']);
  advance(60);
  equal(fleet.name, ['A', 'B']);
  jump(10);
  equal(fleet.name, ['A'], 'back before it');
}

export function the_date_line_is_crossed_the_short_way() {
  const { fleet, jump } = shown(recorded(answer([{ name: 'A', fixes: [[0, 0, 179.9], [10, 0, -179.9]] }])));
  jump(2.5);
  near(fleet.longitude[0], 179.95, 1e-9);
  jump(7.5);
  near(fleet.longitude[0], -179.95, 1e-9);
}

export function any_way_to_a_moment_shows_the_same() {
  const recording = recorded(answer([RIDE, { name: 'B', fixes: [[5, 1, 1, 80], [15, 2, 2], [35, 3, 3]] }]));
  for (let second = 0; second < 130; second += 3.7) {
    const jumped = shown(recording);
    jumped.jump(second);
    const played = shown(recording);
    for (let before = 0; before < second; before += 0.9) played.advance(before);
    played.advance(second);
    for (const name of jumped.fleet.name) {
      const [one, other] = [jumped.fleet.index(name), played.fleet.index(name)];
      for (const column of ['timeMs', 'latitude', 'longitude', 'health', 'magic', 'gone']) {
        equal(played.fleet[column][other], jumped.fleet[column][one], `${name} ${column} at ${second} s`);
      }
    }
  }
}

export function pages_join_where_they_meet() {
  const recording = recorded(
    answer([{ name: 'A', fixes: [[0, 40, -74], [50, 45, -74]] }], { through: FROM + 60_000, next: '1', stepMs: 50_000 }),
    answer([{ name: 'A', fixes: [[100, 50, -74]] }], { stepMs: 50_000 }),
  );
  const { fleet, jump } = shown(recording);
  jump(75);
  near(fleet.latitude[0], 47.5, 1e-9);
}

export function what_is_loaded_is_played_only_as_far_as_it_is_known() {
  const recording = recorded(answer([RIDE], { through: FROM + 120_000, next: '1', stepMs: 10_000 }));
  equal(recording.playableMs, FROM + 120_000 - 30_000 - 10_000);
  recording.add(unpack(answer([])));
  equal([recording.complete, recording.playableMs], [true, TO]);
}

export function the_clock_plays_pauses_and_ends() {
  const player = new Player(recorded(answer([RIDE])), { atMs: FROM, speed: 10 });
  player.frame(0);
  equal(player.atMs, FROM, 'paused');
  player.play();
  player.frame(1000);
  player.frame(1100);
  equal(player.atMs, FROM + 1000);
  player.speed = 60;
  player.frame(1200);
  equal(player.atMs, FROM + 7000);
  player.pause();
  player.frame(1300);
  equal(player.atMs, FROM + 7000);
  player.seek(TO + 1);
  ok(player.ended, 'the end');
  player.play();
  equal([player.atMs, player.playing], [FROM, true], 'from the beginning again');
  player.seek(TO - 1000);
  player.frame(2000);
  player.frame(2100);
  equal([player.atMs, player.playing], [TO, false]);
}

export function a_hidden_tab_plays_nothing() {
  const player = new Player(recorded(answer([RIDE])), { atMs: FROM, speed: 1 });
  player.play();
  player.frame(0);
  player.frame(3_600_000);
  equal(player.atMs, FROM + 250);
}

export function the_clock_waits_for_what_is_not_loaded_and_goes_on_by_itself() {
  const recording = recorded(answer([RIDE], { through: FROM + 41_000, next: '1', stepMs: 1000 }));
  const player = new Player(recording, { atMs: FROM, speed: 60 });
  player.play();
  player.frame(0);
  player.frame(200);
  equal([player.atMs, player.waiting, player.playing], [FROM + 10_000, true, true]);
  recording.add(unpack(answer([])));
  player.frame(300);
  equal([player.atMs, player.waiting], [FROM + 16_000, false]);
}

export function a_moment_that_is_not_loaded_is_waited_for_also_in_a_pause() {
  const recording = recorded(answer([RIDE], { through: FROM + 41_000, next: '1', stepMs: 1000 }));
  const player = new Player(recording, { atMs: FROM + 300_000, speed: 1 });
  equal(player.waiting, true);
  recording.add(unpack(answer([])));
  equal(player.waiting, false);
}

export function the_census_counts_each_unicorn_once_a_bin() {
  const recording = new Recording(FROM, TO);
  const census = new Census(recording, 10, () => 100); // a minute each
  recording.add(unpack(answer([
    { name: 'steady', fixes: [[-30, 1, 1], [-1, 1, 1], [10, 1, 1], [20, 1, 1], [599, 1, 1]] },
    { name: 'silent', fixes: [[130, 1, 1], [131, 1, 1], [400, 1, 1]], resumed: [400] },
  ], { through: FROM + 300_000, next: '1' })));
  recording.add(unpack(answer([
    { name: 'faint', fixes: [[301, 1, 1, 150], [302, 1, 1, 99], [303, 1, 1, 150]] },
    { name: 'low', fixes: [[430, 1, 1, 150, 3], [500, 1, 1, 150, 3], [550, 1, 1]] },
  ])));
  equal(census.heard, new Int32Array([1, 1, 2, 1, 1, 2, 2, 2, 2, 2]));
  equal(census.low, new Int32Array([0, 0, 0, 0, 0, 1, 0, 1, 1, 1]));
}
