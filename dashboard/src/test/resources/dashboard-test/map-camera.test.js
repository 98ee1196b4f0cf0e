import { eased } from '/js/map/camera.js';
import { freeArea } from '/js/map/free-area.js';
import { equal, near, ok } from './check.js';

const panel = (left, top, width, height) => ({
  getBoundingClientRect: () => ({ left, top, width, height, right: left + width, bottom: top + height }),
});

export function the_zoom_follows_the_browsers_own_curve() {
  const moving = document.createElement('div');
  document.body.append(moving);
  const animation = moving.animate([{ opacity: 0 }, { opacity: 1 }], { duration: 1_000, easing: 'cubic-bezier(0, 0, 0.25, 1)' });
  animation.pause();
  for (const time of [0, 0.1, 0.25, 0.5, 0.75, 0.9]) {
    animation.currentTime = time * 1_000;
    near(eased(time), Number(getComputedStyle(moving).opacity), 0.001, `at ${time}`);
  }
  moving.remove();
  ok(eased(1) > 0.9999, 'an end');
}

export function a_panel_over_one_side_leaves_the_other() {
  const map = panel(100, 50, 800, 600);

  equal(freeArea(map, []), { x: 0, y: 0, width: 800, height: 600 });
  equal(freeArea(map, [panel(600, 50, 300, 600)]), { x: 0, y: 0, width: 500, height: 600 });
  equal(freeArea(map, [panel(100, 400, 800, 250)]), { x: 0, y: 0, width: 800, height: 350 });
  equal(freeArea(map, [panel(900, 50, 300, 600), panel(0, 0, 0, 0)]), { x: 0, y: 0, width: 800, height: 600 });
  equal(freeArea(map, [panel(100, 50, 800, 600)]), { x: 0, y: 0, width: 800, height: 600 });
}
