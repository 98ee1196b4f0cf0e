import { element } from '../view/element.js';
import { ACTIVE, GONE, LOW, drawSign } from './sprites.js';

const SIGNS = [[ACTIVE, 'Active'], [LOW, 'Low vitals'], [GONE, 'Gone']];
const SIDE = 24;

/** What the signs mean. */
export class Legend {
  #signs;

  /** @param {HTMLElement} container */
  constructor(container) {
    this.#signs = SIGNS.map(([state, word]) => {
      return { state, word, canvas: element('canvas', { width: SIDE * 2, height: SIDE * 2, 'aria-hidden': 'true' }) };
    });
    const entries = this.#signs.map(({ word, canvas }) => element('li', {}, canvas, word));
    container.append(element('ul', { class: 'map-legend', 'aria-label': 'Signs on the map' }, ...entries));
  }

  /** @param {Record<string, string>} colours */
  draw(colours) {
    for (const { state, canvas } of this.#signs) {
      const context = canvas.getContext('2d');
      context.setTransform(1, 0, 0, 1, 0, 0);
      context.clearRect(0, 0, canvas.width, canvas.height);
      context.setTransform(2, 0, 0, 2, SIDE, SIDE);
      drawSign(context, colours, 7, state, 40);
    }
  }
}
