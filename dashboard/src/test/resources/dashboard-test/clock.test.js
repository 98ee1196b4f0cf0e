import { backoffMs } from '/js/feed/backoff.js';
import { Lag } from '/js/feed/lag.js';
import { ServerClock } from '/js/feed/server-clock.js';
import { stateOf } from '/js/feed/state.js';
import { Columns } from '/js/fleet/columns.js';
import { parseTime } from '/js/fleet/time.js';
import { equal, near, ok } from './check.js';
import { EPOCH_MS as T, row } from './fake-server.js';

const HOUR = 3_600_000;

export function a_browser_that_is_an_hour_wrong_knows_the_servers_time() {
  let now = T + HOUR;
  const clock = new ServerClock(() => now);
  equal([clock.known, clock.serverNow()], [false, NaN]);

  clock.learn(T + 50, now, now + 100);
  now += 100;

  equal([clock.known, clock.serverNow()], [true, T + 100]);
}

export function the_shortest_round_trip_counts() {
  const clock = new ServerClock(() => 0);
  clock.learn(1000 + 390, 0, 400); // came back fast, went slowly
  clock.learn(1000 + 500 + 10, 500, 520);
  clock.learn(1000 + 1000 + 10, 1000, 1900);

  equal(clock.offsetMs, 1000);
}

export function clocks_that_drift_are_followed() {
  const clock = new ServerClock(() => 0);
  for (let i = 0; i < 4000; i++) {
    const at = i * 1000;
    clock.learn(at * 1.00005, at, at);
  }

  near(clock.offsetMs, 4_000_000 * 0.00005, 5);
}

export function a_clock_that_was_set_is_learnt_anew() {
  const clock = new ServerClock(() => 0);
  for (let i = 0; i < 10; i++) clock.learn(i * 1000, i * 1000, i * 1000);

  clock.learn(HOUR, 10_000, 10_300);

  equal(clock.offsetMs, HOUR - 10_150);
}

export function only_times_of_the_api_are_times() {
  equal(parseTime('2026-11-22T20:15:00.123Z'), T + 123);
  equal(['2026-11-22T20:15:00', '2026-11-22', 'Nov 22 2026', '', null, 7, '2026-13-45T99:00:00.000Z'].map(parseTime), Array(7).fill(NaN));
}

export function waits_double_up_to_ten_seconds_and_differ() {
  equal([1, 2, 3, 4, 5, 6, 50].map((failures) => backoffMs(failures, 0, () => 0)), [250, 500, 1000, 2000, 4000, 5000, 5000]);
  equal([1, 2, 6, 50].map((failures) => backoffMs(failures, 0, () => 1)), [500, 1000, 10_000, 10_000]);
}

export function a_server_that_asks_for_time_gets_it_up_to_a_minute() {
  equal(backoffMs(1, 7000, () => 0), 7000);
  equal(backoffMs(1, HOUR, () => 0), 60_000);
}

const FINE = { sinceAnswerMs: 100, failing: false, waiting: false, arrivalAgeMs: 300, sinceNewsMs: 100, lagMs: 400 };

export function states_say_what_is_known() {
  equal(stateOf(FINE), 'live');
  equal(stateOf({ ...FINE, lagMs: NaN }), 'live');
  equal(stateOf({ ...FINE, waiting: true, sinceAnswerMs: Infinity }), 'connecting');
  equal(stateOf({ ...FINE, waiting: true, failing: true, sinceAnswerMs: Infinity }), 'disconnected');
  equal(stateOf({ ...FINE, sinceAnswerMs: Infinity }), 'disconnected');
}

export function one_failed_request_is_no_lost_connection() {
  equal(stateOf({ ...FINE, failing: true, sinceAnswerMs: 900 }), 'live');
  equal(stateOf({ ...FINE, failing: true, sinceAnswerMs: 4100 }), 'disconnected');
  equal(stateOf({ ...FINE, failing: false, sinceAnswerMs: 4100 }), 'disconnected');
}

export function silence_shows_within_five_seconds() {
  const silent = (ms) => stateOf({ ...FINE, arrivalAgeMs: ms, sinceNewsMs: ms });
  equal([2900, 3100, 4400, 4600, 5000, HOUR].map(silent), ['live', 'delayed', 'delayed', 'nodata', 'nodata', 'nodata']);
  equal(stateOf({ ...FINE, arrivalAgeMs: Infinity, sinceNewsMs: Infinity }), 'nodata');
}

export function a_backlog_that_is_worked_off_is_late_not_silent() {
  equal(stateOf({ ...FINE, arrivalAgeMs: 60_000, sinceNewsMs: 300 }), 'delayed');
  equal(stateOf({ ...FINE, lagMs: 60_000 }), 'delayed');
}

export function the_lag_counts_news_only() {
  const lag = new Lag();
  const columns = new Columns();
  equal(lag.of(columns.pack([row('A', T - HOUR), row('B', T)], [])).count, 0);

  equal(lag.of(columns.pack([row('A', T - HOUR), row('B', T + 1000)], [])), { count: 1, medianMs: T + 1000, oldestMs: T + 1000 });
  equal(lag.of(columns.pack([], [])), { count: 0, medianMs: NaN, oldestMs: NaN });
}

export function the_lag_tells_the_middle_and_the_oldest() {
  const lag = new Lag();
  const columns = new Columns();
  const all = (at) => columns.pack(Array.from({ length: 3000 }, (_, i) => row(`U${i}`, at + i)), []);
  lag.of(all(T));

  const { count, medianMs, oldestMs } = lag.of(all(T + 10_000));

  equal([count, medianMs, oldestMs], [3000, T + 11_500, T + 10_030]);
}

export function after_a_reset_all_is_known_before_it_is_new() {
  const lag = new Lag();
  const columns = new Columns();
  lag.of(columns.pack([row('A', T)], []));

  equal(lag.of(columns.pack([row('B', T + 1000)], [], { reset: true })).count, 0);
  ok(lag.of(columns.pack([row('B', T + 2000)], [])).count === 1, 'news after it');
}
