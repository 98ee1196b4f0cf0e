import { bdi, element } from '../view/element.js';
import * as format from '../view/format.js';

/**
 * A button that leads to who would be looked for in vain: the fleet when nobody is on the screen, the selected unicorn
 * when it is not, and those who are neither on the screen nor on the offline map.
 */
export class FarOff {
  #button;
  #rows = [];
  #next = 0;
  #nobody = false;
  #selected = -1;
  #said = '';

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
      else if (this.#selected >= 0) one(this.#selected);
      else one(this.#rows[this.#next++ % this.#rows.length]);
    });
    container.append(this.#button);
  }

  /**
   * @param {import('./glides.js').Glides} glides
   * @param {import('./camera.js').Camera} camera
   * @param {object} more
   * @param {[number, number, number, number]} more.home left, top, right, bottom of the offline map, in world units
   * @param {number} more.onScreen how many unicorns are
   * @param {number} more.selected row, or -1
   * @param {string} more.name the selected one's
   */
  look(glides, camera, { home, onScreen, selected, name }) {
    this.#nobody = glides.count > 0 && onScreen === 0;
    this.#selected = selected >= 0 && isElsewhere(glides, camera, selected) ? selected : -1;
    this.#rows = this.#nobody || this.#selected >= 0 ? [] : farRows(glides, camera, home);
    this.#button.hidden = !this.#nobody && this.#selected < 0 && this.#rows.length === 0;
    if (this.#nobody) this.#say('No unicorn is in view here. Show the fleet');
    else if (this.#selected >= 0) this.#say('', name, ' is out of view. Show it');
    else if (this.#rows.length === 1) this.#say('1 unicorn is off the map. Show it');
    else this.#say(`${format.count(this.#rows.length)} unicorns are off the map. Show the next`);
  }

  #say(before, name = '', after = '') {
    if (this.#said === before + name + after) return;
    this.#said = before + name + after;
    this.#button.replaceChildren(...(name === '' ? [before] : [before, bdi(name), after]));
  }
}

/** @returns {number[]} the rows that are neither on the screen nor at home */
export function farRows(glides, camera, home) {
  const found = [];
  for (let row = 0; row < glides.count; row++) {
    const [x, y] = [glides.toX[row], glides.toY[row]];
    if (x > home[0] && x < home[2] && y > home[1] && y < home[3]) continue;
    if (isElsewhere(glides, camera, row)) found.push(row);
  }
  return found;
}

/** Whether a unicorn is somewhere, but not on the screen. */
function isElsewhere(glides, camera, row) {
  const left = camera.screenX(glides.toX[row]);
  const top = camera.screenY(glides.toY[row]);
  return left < 0 || top < 0 || left > camera.width || top > camera.height;
}
