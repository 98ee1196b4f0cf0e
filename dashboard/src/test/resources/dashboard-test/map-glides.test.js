import { Glides } from '/js/map/glides.js';
import { worldX, worldY } from '/js/map/mercator.js';
import { equal, near, ok } from './check.js';

const X = worldX(-73.98);
const Y = worldY(40.75);
/** About 10 m there. */
const STEP = 3.3e-7;

/** One unicorn with two fixes, a second apart; the second one STEP east. */
function riding() {
  const glides = new Glides();
  glides.fix(0, X, Y, 90, 0, false);
  glides.fix(0, X + STEP, Y, 90, 1_000, false);
  return glides;
}

export function the_first_fix_is_where_it_is_drawn() {
  const glides = new Glides();
  glides.fix(0, X, Y, NaN, 0, false);

  equal([glides.x[0], glides.y[0], glides.heading[0], glides.underway], [X, Y, NaN, 0]);
}

export function it_glides_to_the_newest_fix_and_never_beyond() {
  const glides = riding();
  let before = X;
  for (let ms = 1_000; ms <= 4_000; ms += 16) {
    glides.advance(ms);
    ok(glides.x[0] >= before && glides.x[0] <= X + STEP, `${ms} ms between the fixes`);
    before = glides.x[0];
  }
  equal([glides.x[0], glides.underway], [X + STEP, 0]);
}

export function half_way_in_time_is_half_way_in_space() {
  const glides = riding();
  glides.advance(1_500);

  near(glides.x[0], X + STEP / 2, STEP / 1e6);
}

export function a_frame_that_is_older_than_the_fix_draws_where_the_glide_begins() {
  const glides = riding();
  glides.advance(990);

  equal(glides.x[0], X);
}

export function a_fix_in_mid_glide_is_reached_from_where_it_is_drawn() {
  const glides = riding();
  glides.advance(1_500);
  const drawn = glides.x[0];
  glides.fix(0, X + STEP, Y - STEP, 0, 1_500, false);
  equal(glides.x[0], drawn);

  glides.advance(9_000);
  equal([glides.x[0], glides.y[0]], [X + STEP, Y - STEP]);
}

export function a_far_fix_is_jumped_to() {
  const glides = riding();
  glides.fix(0, X + 100 * STEP, Y, 90, 1_200, false);

  glides.advance(1_201);
  equal([glides.x[0], glides.underway], [X + 100 * STEP, 0]);
}

export function a_fix_after_a_pause_is_jumped_to() {
  const glides = riding();
  glides.advance(5_000);
  glides.fix(0, X + 3 * STEP, Y, 90, 20_000, false);

  equal(glides.x[0], X + 3 * STEP);
}

export function nothing_glides_where_motion_is_unwanted() {
  const glides = new Glides();
  glides.fix(0, X, Y, 90, 0, true);
  glides.fix(0, X + STEP, Y, 90, 1_000, true);

  glides.advance(1_001);
  equal([glides.x[0], glides.underway], [X + STEP, 0]);
}

export function the_date_line_is_crossed_the_short_way() {
  const glides = new Glides();
  const [west, east] = [worldX(179.99995), worldX(-179.99995)];
  glides.fix(0, west, 0.5, 90, 0, false);
  glides.fix(0, east, 0.5, 90, 1_000, false);
  glides.advance(1_500);
  near(glides.x[0], 1, 1e-9);

  glides.advance(9_000);
  near(glides.x[0], east, 1e-12);
}

export function a_turn_goes_the_short_way_round() {
  const glides = new Glides();
  glides.fix(0, X, Y, 350, 0, false);
  glides.fix(0, X + STEP, Y, 20, 1_000, false);
  for (let ms = 1_000; ms < 2_000; ms += 50) {
    glides.advance(ms);
    const turned = (glides.heading[0] - 350 + 720) % 360;
    ok(turned <= 30.001, `a heading between the two, not ${glides.heading[0]}`);
  }
  glides.advance(3_000);
  equal(glides.heading[0], 20);
}

export function a_place_that_is_none_is_drawn_nowhere_until_there_is_one() {
  const glides = new Glides();
  glides.fix(0, NaN, NaN, NaN, 0, false);
  equal([glides.x[0], glides.underway], [NaN, 0]);

  glides.fix(0, X, Y, NaN, 1_000, false);
  equal(glides.x[0], X);
}

export function many_rows_have_room_and_each_arrives() {
  const glides = new Glides();
  for (const ms of [0, 1_000]) {
    for (let row = 0; row < 500; row++) glides.fix(row, X + row * STEP, Y + (ms ? STEP : 0), 0, ms, false);
  }
  glides.advance(1_400);
  equal([glides.count, glides.underway], [500, 500]);

  glides.advance(3_000);
  equal(glides.underway, 0);
  equal(glides.y[499], Y + STEP);
}

export function the_fastest_is_looked_for_among_those_that_are_asked_for() {
  const glides = new Glides();
  for (const ms of [0, 1_000]) {
    for (let row = 0; row < 3; row++) glides.fix(row, X + (ms ? STEP * (row + 1) : 0), Y, 90, ms, false);
  }
  near(glides.fastest(Int32Array.of(0, 1, 2), 2), (2 * STEP) / 1_000, STEP / 1e6);
  near(glides.fastest(Int32Array.of(0, 1, 2), 3), (3 * STEP) / 1_000, STEP / 1e6);

  glides.advance(9_000);
  equal(glides.fastest(Int32Array.of(0, 1, 2), 3), 0);
}

export function a_unicorn_with_another_row_goes_on_from_where_it_is_drawn() {
  const glides = new Glides();
  for (const ms of [0, 1_000]) {
    for (let row = 0; row < 3; row++) glides.fix(row, X + row * STEP + (ms ? STEP : 0), Y, 0, ms, false);
  }
  glides.advance(1_500);

  const renumbered = glides.renumbered(Int32Array.of(2, -1, 0));

  equal([renumbered.x[0], renumbered.x[1], renumbered.x[2]], [glides.x[2], NaN, glides.x[0]]);
  renumbered.advance(1_600);
  ok(renumbered.x[0] > glides.x[2], 'still on the way');
  renumbered.advance(3_000);
  equal([renumbered.x[0], renumbered.underway], [X + 3 * STEP, 0]);
}
