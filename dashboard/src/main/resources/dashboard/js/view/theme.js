import { keep, recall } from './keepsakes.js';

/**
 * Light or dark: as the operator chose, or else as the system is, also when that changes at dusk. Fires `changed` when
 * the colours are other ones, for those who draw with them.
 */
export class Theme extends EventTarget {
  #root;
  #system;

  /** @param {Window} window */
  constructor(window) {
    super();
    this.#root = window.document.documentElement;
    this.#system = window.matchMedia('(prefers-color-scheme: dark)');
    this.#system.addEventListener('change', () => {
      if (recall('theme') === null) this.#show(this.#system.matches);
    });
    const chosen = recall('theme');
    this.#show(chosen === null ? this.#system.matches : chosen === 'dark');
  }

  /** @returns {boolean} */
  get dark() {
    return this.#root.dataset.theme === 'dark';
  }

  /** Light becomes dark and dark light, and stays so on the next visit. */
  toggle() {
    this.#show(!this.dark);
    keep('theme', this.dark ? 'dark' : 'light');
  }

  #show(dark) {
    this.#root.dataset.theme = dark ? 'dark' : 'light';
    this.dispatchEvent(new Event('changed'));
  }
}
