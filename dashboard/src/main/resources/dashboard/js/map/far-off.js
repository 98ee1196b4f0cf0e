import { element, setText } from '../view/element.js';
import * as format from '../view/format.js';

/** Who is neither on the screen nor on the offline map would be looked for in vain: a button leads there. */
export class FarOff {
  #button;
  #rows = [];
  #next = 0;
  #nobody = false;

  /**
   * @param {HTMLElement} container
   * @param {object} on
   * @param {(row: number) => void} on.one leads to one unicorn
   * @param {() => void} on.all leads to the fleet
   */
  constructor(container, { one, all }) {
    this.#button = element('button', { type: 'button', class: 'map-far button', hidden: true });
    this.#button.addEventListener('click', () => {
      if (this.#nobody) all();
      else one(this.#rows[this.#next++ % this.#rows.length]);
    });
    container.append(this.#button);
  }

  /**
   * @param {import('./glides.js').Glides} glides
   * @param {import('./camera.js').Camera} camera
   * @param {[number, number, number, number]} home left, top, right, bottom of the offline map, in world units
   * @param {number} onScreen how many unicorns are
   */
  look(glides, camera, home, onScreen) {
    this.#nobody = glides.count > 0 && onScreen === 0;
    this.#rows = this.#nobody ? [] : farRows(glides, camera, home);
    this.#button.hidden = !this.#nobody && this.#rows.length === 0;
    if (this.#nobody) setText(this.#button, 'No unicorn is in view here. Show the fleet');
    else if (this.#rows.length === 1) setText(this.#button, '1 unicorn is off the map. Show it');
    else setText(this.#button, `${format.count(this.#rows.length)} unicorns are off the map. Show the next`);
  }
}

/** @returns {number[]} the rows that are neither on the screen nor at home */
export function farRows(glides, camera, home) {
  const found = [];
  for (let row = 0; row < glides.count; row++) {
    const [x, y] = [glides.toX[row], glides.toY[row]];
    if (!Number.isFinite(x + y) || (x > home[0] && x < home[2] && y > home[1] && y < home[3])) continue;
    const [left, top] = [camera.screenX(x), camera.screenY(y)];
    if (left < 0 || top < 0 || left > camera.width || top > camera.height) found.push(row);
  }
  return found;
}
