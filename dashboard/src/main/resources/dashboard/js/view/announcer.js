/**
 * What the page says aloud to those who do not look at it: a polite live region, that is, one that waits until a screen
 * reader is silent.
 */
export class Announcer {
  #region;
  #window;
  #queue = [];
  #timer = 0;

  /**
   * @param {HTMLElement} region with aria-live
   * @param {Window} window for its timers
   */
  constructor(region, window) {
    this.#region = region;
    this.#window = window;
  }

  /** @param {string} text one or two short sentences */
  say(text) {
    this.#queue.push(text);
    // What is said within a moment is said in one breath; and a region that is emptied first says the same text twice.
    if (this.#timer !== 0) return;
    this.#region.textContent = '';
    this.#timer = this.#window.setTimeout(() => {
      this.#timer = 0;
      this.#region.textContent = this.#queue.join(' ');
      this.#queue = [];
    }, 150);
  }
}
