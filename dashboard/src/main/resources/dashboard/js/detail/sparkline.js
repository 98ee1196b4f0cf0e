import { element, setAttribute, setText, svg } from '../view/element.js';
import { count } from '../view/format.js';
import { SPAN_MS } from './vitals.js';

const WIDTH = 320;
const HEIGHT = 56;
/** How far apart two events are when the line between them is left out. */
const GAP_MS = 15_000;

/**
 * One vital over the last half hour: the minutes as a band from lowest to highest, the events seen as a line, and the
 * threshold. What it shows is said in words too.
 */
export class Sparkline {
  /** @type {HTMLElement} */
  node;
  #vital;
  #word;
  #points = element('span', { class: 'vital-points' });
  #range = element('span', { class: 'vital-range' });
  #band = svg('path', { class: 'spark-band' });
  #line = svg('path', { class: 'spark-line' });
  #dot = svg('circle', { class: 'spark-dot', r: '3', visibility: 'hidden' });
  #threshold = svg('line', { class: 'spark-threshold', x1: '0', x2: WIDTH });
  #drawing;

  /**
   * @param {'health'|'magic'} vital
   * @param {string} word its name
   */
  constructor(vital, word) {
    this.#vital = vital;
    this.#word = word;
    this.#drawing = svg(
      'svg',
      { class: 'spark', viewBox: `0 0 ${WIDTH} ${HEIGHT}`, preserveAspectRatio: 'none', role: 'img' },
      this.#band,
      this.#threshold,
      this.#line,
      this.#dot,
    );
    this.node = element(
      'div',
      { class: 'vital', 'data-vital': vital },
      element(
        'div',
        { class: 'vital-head' },
        element('h3', {}, word),
        element('span', { class: 'vital-now' }, this.#points, element('span', { class: 'unit' }, ' points')),
      ),
      this.#drawing,
      element('div', { class: 'vital-foot' }, element('span', {}, '30 min ago'), this.#range, element('span', {}, 'now')),
    );
  }

  /**
   * @param {import('./vitals.js').Vitals} vitals
   * @param {{points: number, nowMs: number, below: number}} now
   */
  show(vitals, { points, nowMs, below }) {
    setText(this.#points, count(points));
    setAttribute(this.node, 'data-low', points < below ? 'true' : null);
    const range = vitals.range(this.#vital, nowMs);
    const bottom = Math.min(range?.low ?? below, below - 10);
    const top = Math.max(range?.high ?? below, below + 10);
    const x = (timeMs) => round(WIDTH * (1 - (nowMs - timeMs) / SPAN_MS));
    const y = (value) => round(3 + (HEIGHT - 6) * (1 - (value - bottom) / (top - bottom)));
    setAttribute(this.#threshold, 'y1', String(y(below)));
    setAttribute(this.#threshold, 'y2', String(y(below)));
    this.#band.setAttribute('d', this.#bandPath(vitals, nowMs, x, y));
    this.#line.setAttribute('d', this.#linePath(vitals, nowMs, x, y));
    this.#showDot(vitals.seen.at(-1), nowMs, x, y);
    const words = range ? `lowest ${count(range.low)}, highest ${count(range.high)}` : 'nothing known yet';
    setText(this.#range, range ? `${count(range.low)} to ${count(range.high)}` : '');
    setAttribute(this.#drawing, 'aria-label', `${this.#word} over the last 30 minutes: ${words}`);
  }

  #bandPath({ minutes }, nowMs, x, y) {
    return minutes
      .filter(({ minuteMs }) => minuteMs + 60_000 > nowMs - SPAN_MS && minuteMs <= nowMs)
      .map((minute) => {
        const left = Math.max(0, x(minute.minuteMs));
        const right = Math.min(WIDTH, x(minute.minuteMs + 60_000));
        const [low, high] = minute[this.#vital];
        // A minute in which nothing changed is a thin bar, not nothing.
        return `M${left} ${y(high) - 1}H${right}V${y(low) + 1}H${left}Z`;
      })
      .join('');
  }

  #linePath({ seen }, nowMs, x, y) {
    let before = -Infinity;
    let path = '';
    for (const event of seen) {
      if (event.timeMs < nowMs - SPAN_MS) continue;
      path += `${event.timeMs - before > GAP_MS ? 'M' : 'L'}${x(event.timeMs)} ${y(event[this.#vital])}`;
      before = event.timeMs;
    }
    return path;
  }

  #showDot(last, nowMs, x, y) {
    const shown = last !== undefined && last.timeMs > nowMs - SPAN_MS;
    setAttribute(this.#dot, 'visibility', shown ? 'visible' : 'hidden');
    if (!shown) return;
    setAttribute(this.#dot, 'cx', String(Math.min(WIDTH - 3, x(last.timeMs))));
    setAttribute(this.#dot, 'cy', String(y(last[this.#vital])));
  }
}

function round(value) {
  return Math.round(value * 10) / 10;
}
