import { GONE, LOW } from '/js/map/sprites.js';
import { Visible } from '/js/map/visible.js';
import { worldX, worldY } from '/js/map/mercator.js';
import { equal, near, ok } from './check.js';
import { camera, herd } from './map-screen.js';

function seen(at, places) {
  const { glides, fleet } = herd(at, places);
  const visible = new Visible();
  visible.gather(glides, fleet, at, 10);
  return visible;
}

export function only_what_is_on_the_screen_is_drawn() {
  const visible = seen(camera(), [[400, 300], [-50, 300], [400, 640], [805, 300], [NaN, NaN]]);

  equal([visible.count, ...visible.row.slice(0, visible.count)], [2, 0, 3]);
  near(visible.x[0], 400, 0.01);
}

export function a_state_has_its_sign() {
  const visible = seen(camera(), [[10, 10], [20, 10, 'low'], [30, 10, 'gone']]);

  equal([...visible.state.slice(0, 3)], [0, LOW, GONE]);
}

export function across_the_date_line_both_sides_are_on_the_screen() {
  const at = camera({ lat: 0, lng: 180, zoom: 6 });
  const glides = { count: 2, x: Float64Array.of(worldX(179), worldX(-179)), y: Float64Array.of(0.5, 0.5) };
  const visible = new Visible();
  visible.gather(glides, { gone: [0, 0], isLow: () => false }, at, 10);

  equal(visible.count, 2);
  near(visible.x[1] - visible.x[0], (2 / 360) * at.scale, 0.01);
}

export function the_nearest_one_in_reach_is_hit() {
  const visible = seen(camera(), [[100, 100], [110, 100], [300, 300]]);

  equal([visible.at(104, 100), visible.at(107, 100), visible.at(112, 103), visible.at(200, 200)], [0, 1, 1, -1]);
}

export function many_in_one_square_are_crowded() {
  const at = camera();
  const lonely = seen(at, [[10, 10], [100, 100], [200, 200]]);
  const crowd = seen(at, Array.from({ length: 50 }, () => [30, 30]));

  equal([lonely.crowding(at), crowd.crowding(at), seen(at, []).crowding(at)], [1, 50, 0]);
}

export function a_pole_is_on_the_screen_of_the_whole_world() {
  const at = camera({ lat: 0, lng: 0, zoom: 1 });
  const visible = new Visible();
  visible.gather({ count: 1, x: [0.5], y: [worldY(90)] }, { gone: [0], isLow: () => false }, at, 10);

  ok(visible.count === 1 && Number.isFinite(visible.y[0]), 'a place on the screen');
}
