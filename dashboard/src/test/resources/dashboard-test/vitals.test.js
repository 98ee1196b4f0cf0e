import { SPAN_MS, Vitals } from '/js/detail/vitals.js';
import { equal } from './check.js';

const T = 1_700_000_000_000;
const seen = (timeMs, health = 150) => ({ timeMs, health, magic: 120 });

export function an_event_is_kept_once() {
  const vitals = new Vitals();
  [T, T, T + 1000].forEach((timeMs) => vitals.saw(seen(timeMs)));
  vitals.saw(seen(NaN));

  equal(vitals.seen.map(({ timeMs }) => timeMs), [T, T + 1000]);
}

export function winding_a_replay_back_forgets_what_came_after() {
  const vitals = new Vitals();
  [T, T + 1000, T + 2000, T + 500].forEach((timeMs) => vitals.saw(seen(timeMs)));

  equal(vitals.seen.map(({ timeMs }) => timeMs), [T, T + 500]);
}

export function memory_does_not_grow() {
  const vitals = new Vitals();
  for (let i = 0; i < 10_000; i++) vitals.saw(seen(T + i * 1000));

  equal(vitals.seen.length, SPAN_MS / 1000);
}

export function the_range_is_that_of_the_last_half_hour() {
  const vitals = new Vitals();
  equal(vitals.range('health', T), null);
  vitals.heard([
    { minuteMs: T - SPAN_MS - 120_000, health: [1, 999], magic: [1, 999] },
    { minuteMs: T - 120_000, health: [140, 160], magic: [100, 130] },
  ]);
  vitals.saw(seen(T, 90));

  equal(vitals.range('health', T), { low: 90, high: 160 });
  equal(vitals.range('magic', T), { low: 100, high: 130 });
}
