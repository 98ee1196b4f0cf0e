import { element } from '../view/element.js';

/** What stands over the map as long as there is no unicorn: how to get some. */
export class EmptyFleet {
  #app;
  #root;

  /**
   * @param {object} parts
   * @param {HTMLElement} parts.root
   * @param {import('../app.js').App} parts.app
   */
  constructor({ root, app }) {
    this.#root = root;
    this.#app = app;
    root.append(
      element('h2', {}, 'No unicorns yet'),
      element('p', {}, 'The server is there, but no unicorn has been heard of in the last day. Start a fleet in a terminal:'),
      element('p', { class: 'command' }, element('code', {}, 'scripts/wildrydes simulate --unicorns 200')),
      element('p', { class: 'hint' }, 'They appear here by themselves, about a second later.'),
    );
    app.feed.addEventListener('answer', () => this.#show());
    app.addEventListener('source', () => this.#show());
  }

  #show() {
    this.#root.hidden = this.#app.source !== this.#app.live || this.#app.feed.total !== 0;
  }
}
