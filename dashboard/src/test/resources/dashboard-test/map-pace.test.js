import { Glides } from '/js/map/glides.js';
import { nextFrameMs } from '/js/map/pace.js';
import { equal, near, ok } from './check.js';

/** A unicorn that goes a millionth of the world in a second. */
const STEP = 1e-6;

function riding() {
  const glides = new Glides();
  glides.fix(0, 0.3, 0.4, 90, 0, false);
  glides.fix(0, 0.3 + STEP, 0.4, 90, 1_000, false);
  return glides;
}

function picture({ mode = 'unicorns', rows = [0], drawMs = 0 } = {}) {
  return { mode, visible: { row: Int32Array.from(rows), count: rows.length }, drawMs };
}

export function the_next_frame_comes_when_the_fastest_has_gone_a_part_of_a_pixel() {
  // It goes 3 pixels a second: 0.3 of them in 100 ms, of which the browser takes up to a frame for itself.
  near(nextFrameMs(picture(), riding(), 3 / STEP), 84, 0.001);
}

export function who_is_off_the_screen_asks_for_no_frame() {
  equal(nextFrameMs(picture({ rows: [] }), riding(), 1e12), 484);
}

export function heaps_wait_for_an_answer() {
  equal(nextFrameMs(picture({ mode: 'heaps' }), riding(), 1e12), 500);
}

export function drawing_that_takes_long_comes_less_often() {
  ok(nextFrameMs(picture({ drawMs: 100 }), riding(), 1e12) >= 199, 'two thirds of the time are left to the page');
}
