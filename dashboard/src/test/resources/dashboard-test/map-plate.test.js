import { Plate, Stamp } from '/js/map/plate.js';
import { Sprites } from '/js/map/sprites.js';
import { equal, ok } from './check.js';

const COLOURS = { ok: '#0b7565', low: '#bf3d05', gone: '#5f6875', 'map-casing': '#ffffff' };

function canvas(width, height) {
  return Object.assign(document.createElement('canvas'), { width, height }).getContext('2d');
}

/** A square of 4 by 4 pixels: two columns full, one half, one empty. */
function square(red) {
  const context = canvas(4, 4);
  context.fillStyle = `rgb(${red} 0 0)`;
  context.fillRect(0, 0, 2, 4);
  context.fillStyle = `rgb(${red} 0 0 / 50%)`;
  context.fillRect(2, 0, 1, 4);
  return new Stamp(context.canvas);
}

const pixel = (context, x, y) => [...context.getImageData(x, y, 1, 1).data];

export function a_stamp_is_set_around_its_middle() {
  const [plate, context] = [new Plate(), canvas(20, 20)];
  plate.begin(20, 20);
  plate.set(square(200), 10, 10);
  plate.put(context);

  equal([pixel(context, 8, 8), pixel(context, 9, 11), pixel(context, 11, 9), pixel(context, 10, 12)],
    [[200, 0, 0, 255], [200, 0, 0, 255], [0, 0, 0, 0], [0, 0, 0, 0]]);
  ok(Math.abs(pixel(context, 10, 9)[3] - 128) <= 1, 'half of the colour at the soft edge');
}

export function the_later_one_is_above_and_its_soft_edge_hides_nothing() {
  const [plate, context] = [new Plate(), canvas(20, 20)];
  plate.begin(20, 20);
  plate.set(square(100), 11, 10);
  plate.set(square(200), 10, 10);
  plate.put(context);

  equal([pixel(context, 9, 9), pixel(context, 10, 9)], [[200, 0, 0, 255], [100, 0, 0, 255]]);
}

export function what_is_beside_the_picture_is_left_out_and_what_is_half_in_is_cut() {
  const [plate, context] = [new Plate(), canvas(20, 20)];
  plate.begin(20, 20);
  for (const [x, y] of [[-500, 5], [5, 500], [-63, -63], [500, 5]]) plate.set(square(200), x, y);
  plate.set(square(200), 0, 10);
  plate.put(context);

  equal([pixel(context, 0, 10)[3], pixel(context, 19, 19)[3]], [128, 0]);
}

export function a_new_picture_is_empty_also_at_another_size() {
  const [plate, context] = [new Plate(), canvas(30, 30)];
  for (const size of [20, 20, 30]) {
    plate.begin(size, size);
    plate.put(context);
    equal(pixel(context, 9, 9)[3], 0);
    plate.set(square(200), 10, 10);
    plate.put(context);
    equal(pixel(context, 9, 9), [200, 0, 0, 255]);
  }
}

export function a_sign_on_a_plate_is_the_sign_that_is_copied() {
  const sprites = new Sprites(COLOURS, 9, 1);
  const [plate, set, copied] = [new Plate(), canvas(64, 60), canvas(64, 60)];
  plate.begin(64, 60);
  for (const [state, x] of [[0, 12], [1, 44]]) {
    plate.set(sprites.stamp(state, 77), x, 30);
    sprites.draw(copied, state, 77, x, 30);
  }
  plate.put(set);

  const [one, other] = [set, copied].map((context) => context.getImageData(0, 0, 64, 60).data);
  // The browser keeps colours multiplied by their density, and what it gives back of a soft edge is rounded.
  const apart = one.filter((value, i) => (i % 4 === 3 || one[i | 3] === 255) && Math.abs(value - other[i]) > 2);
  equal([apart.length, one.some((value) => value > 0)], [0, true]);
}
