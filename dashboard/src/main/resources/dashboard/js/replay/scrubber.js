import { element, setAttribute, setText } from '../view/element.js';
import { clock, count, moment } from '../view/format.js';
import { paintCensus } from './census-painting.js';

/** An arrow key moves by so many seconds, or by this part of a long range. */
const ARROW_MS = 5_000;
const ARROW_PART = 1 / 200;
const PAGE_PART = 1 / 10;

/**
 * The bar of a replay's range: how many unicorns there were, how many with a low vital, and the moment that is shown.
 * A slider for the pointer and the keyboard.
 *
 * Fires `seek` (detail `{ms}`), `grab` and `drop` around a drag, and `toggle` when the space bar is pressed.
 */
export class Scrubber extends EventTarget {
  #recording;
  #census;
  #canvas = element('canvas', { class: 'replay-census' });
  #head = element('div', { class: 'replay-head' });
  #hint = element('div', { class: 'replay-hint', hidden: true });
  #atMs;
  #resized;

  /**
   * @param {import('./recording.js').Recording} recording
   * @param {import('./census.js').Census} census
   * @param {number} nowMs so that times of today are told without their day
   */
  constructor(recording, census, nowMs) {
    super();
    this.#recording = recording;
    this.#census = census;
    this.#atMs = recording.fromMs;
    this.nowMs = nowMs;
    this.element = element('div', {
      class: 'replay-scrubber',
      role: 'slider',
      tabindex: '0',
      'aria-label': 'Moment of the replay',
      'aria-valuemin': '0',
      'aria-valuemax': String(Math.round((recording.toMs - recording.fromMs) / 1000)),
      onkeydown: (event) => this.#key(event),
      onpointerdown: (event) => this.#grab(event),
      onpointermove: (event) => this.#move(event),
      onpointerup: (event) => this.#drop(event),
      onpointercancel: (event) => this.#drop(event),
      onpointerleave: () => (this.#hint.hidden = true),
    }, this.#canvas, this.#head, this.#hint);
    recording.addEventListener('grown', () => this.paint());
    this.#resized = new ResizeObserver(() => this.paint());
    this.#resized.observe(this.element);
  }

  /** @param {number} ms the moment that is shown */
  show(ms) {
    this.#atMs = ms;
    const { fromMs, toMs } = this.#recording;
    this.#head.style.left = `${((ms - fromMs) / (toMs - fromMs)) * 100}%`;
    setAttribute(this.element, 'aria-valuenow', String(Math.floor((ms - fromMs) / 1000)));
    setAttribute(this.element, 'aria-valuetext', moment(ms, this.nowMs));
  }

  /** Paints the census anew: its colours, its size or its numbers have changed. */
  paint() {
    paintCensus(this.#canvas, this.#census, this.#recording);
  }

  /** It is no longer shown. */
  end() {
    this.#resized.disconnect();
  }

  #key(event) {
    if (event.ctrlKey || event.altKey || event.metaKey) {
      return;
    }
    const lengthMs = this.#recording.toMs - this.#recording.fromMs;
    const arrow = Math.max(ARROW_MS, lengthMs * ARROW_PART);
    const moves = {
      ArrowLeft: this.#atMs - arrow,
      ArrowDown: this.#atMs - arrow,
      ArrowRight: this.#atMs + arrow,
      ArrowUp: this.#atMs + arrow,
      PageDown: this.#atMs - lengthMs * PAGE_PART,
      PageUp: this.#atMs + lengthMs * PAGE_PART,
      Home: this.#recording.fromMs,
      End: this.#recording.toMs,
    };
    if (event.key in moves) {
      this.#fire('seek', { ms: moves[event.key] });
    } else if (event.key === ' ') {
      this.#fire('toggle');
    } else {
      return;
    }
    event.preventDefault();
    event.stopPropagation();
  }

  #grab(event) {
    if (event.button !== 0) {
      return;
    }
    this.element.setPointerCapture(event.pointerId);
    this.#fire('grab');
    this.#fire('seek', { ms: this.#msAt(event) });
  }

  #move(event) {
    const ms = this.#msAt(event);
    this.#tell(ms);
    if (this.element.hasPointerCapture(event.pointerId)) {
      this.#fire('seek', { ms });
    }
  }

  #drop(event) {
    if (this.element.hasPointerCapture(event.pointerId)) {
      this.element.releasePointerCapture(event.pointerId);
      this.#fire('drop');
    }
  }

  #msAt(event) {
    const { left, width } = this.element.getBoundingClientRect();
    const part = Math.min(1, Math.max(0, (event.clientX - left) / width));
    return this.#recording.fromMs + part * (this.#recording.toMs - this.#recording.fromMs);
  }

  #tell(ms) {
    const { fromMs, toMs } = this.#recording;
    const { heard, low } = this.#census;
    const bin = Math.min(heard.length - 1, Math.floor(((ms - fromMs) / (toMs - fromMs)) * heard.length));
    const counts = ms <= this.#recording.playableMs
      ? `${count(heard[bin])} unicorns, ${count(low[bin])} low`
      : 'not loaded yet';
    setText(this.#hint, `${clock(ms)} · ${counts}`);
    this.#hint.hidden = false;
    this.#hint.style.left = `${((ms - fromMs) / (toMs - fromMs)) * 100}%`;
  }

  #fire(event, detail) {
    this.dispatchEvent(new CustomEvent(event, { detail }));
  }
}
