/**
 * Draws when asked to, at most once a frame, and not at all while nobody asks or the tab is hidden (the browser keeps
 * requestAnimationFrame back then).
 */
export class Frames {
  /** How many frames were drawn. */
  drawn = 0;

  #draw;
  #request = 0;
  #timer = 0;
  #drawnAt = -1;

  /** @param {(nowMs: number) => void} draw gets the frame's time */
  constructor(draw) {
    this.#draw = draw;
  }

  /** Asks for a frame as soon as can be. */
  soon() {
    clearTimeout(this.#timer);
    this.#timer = 0;
    this.#request ||= requestAnimationFrame(() => this.#frame());
  }

  /** @param {number} ms asks for a frame not before that time has passed */
  later(ms) {
    if (ms <= 20) this.soon();
    else if (!this.#request) this.#timer ||= setTimeout(() => this.soon(), ms);
  }

  /**
   * Draws in this very frame, unless that was done: for those who move something else in this frame that what is drawn
   * must fit.
   */
  now() {
    if (this.#drawnAt === document.timeline.currentTime) this.soon();
    else this.#frame();
  }

  #frame() {
    cancelAnimationFrame(this.#request);
    clearTimeout(this.#timer);
    this.#request = this.#timer = 0;
    this.#drawnAt = document.timeline.currentTime;
    this.drawn++;
    this.#draw(performance.now());
  }
}
