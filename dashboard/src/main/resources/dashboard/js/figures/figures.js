import { element, setText } from '../view/element.js';
import { clock, count, distance, lag, rate } from '../view/format.js';
import { parseTime } from '../fleet/time.js';
import { Poll } from '../api/poll.js';
import { Counters } from './counters.js';
import { lagOf } from './feed-state.js';

const EVERY_MS = 2000;
/** `past` is the word beside a replay, where `word` would seem to be of the replay's time. */
const FIGURES = [
  { key: 'lag', word: 'Lag, event to screen', past: 'Lag of the live feed', hint: 'How old the newest positions are when they are shown: median, and 99 of 100' },
  { key: 'active', word: 'Active', past: 'Active now', hint: 'Unicorns heard of lately' },
  { key: 'gone', word: 'Gone', past: 'Gone now', hint: 'Unicorns without an event for a while' },
  { key: 'alerts', word: 'Alerts open', past: 'Alerts open now', hint: 'Vitals below the threshold that have not recovered' },
  { key: 'events', word: 'Events', past: 'Events now', hint: 'Events accepted a second, over the last few seconds' },
  { key: 'distance', word: 'Distance today', hint: 'By the whole fleet, since midnight UTC' },
];

/** The fleet in figures. Fires `alerts` when the number of open alerts changes. */
export class Figures extends EventTarget {
  #root;
  #feed;
  #words = {};
  #values = {};
  #notes = {};
  #nodes = {};
  #counters;
  #poll;
  #asOfMs = NaN;
  #alertsOpen = NaN;

  /**
   * @param {object} parts
   * @param {import('../app.js').App} parts.app
   * @param {Document} parts.document
   * @param {(path: string, options?: object) => Promise<any>} parts.request
   * @param {Window} parts.window
   */
  constructor({ app, document, request, window }) {
    super();
    this.#root = document.getElementById('figures');
    this.#feed = app.feed;
    this.#counters = new Counters(document.getElementById('counters'));
    this.#root.append(...FIGURES.map((figure) => this.#figure(figure)));
    this.#poll = new Poll({
      window,
      everyMs: EVERY_MS,
      ask: (signal) => request('api/summary', { signal }),
      took: (answer) => this.#took(answer),
      failed: () => this.#failed(),
    });
    app.feed.addEventListener('answer', () => this.#showLag());
    app.addEventListener('source', () => this.#nameAll(app.source !== app.live));
    window.setInterval(() => this.#showLag(), 500);
  }

  /** Begins to ask. */
  start() {
    this.#poll.start();
  }

  #figure({ key, word, hint }) {
    this.#words[key] = element('dt', {}, word);
    this.#values[key] = element('span', {}, '–');
    this.#notes[key] = element('small');
    this.#nodes[key] = element(
      'div',
      { class: 'figure', 'data-figure': key, title: hint },
      this.#words[key],
      element('dd', {}, this.#values[key], this.#notes[key]),
    );
    return this.#nodes[key];
  }

  #nameAll(inReplay) {
    for (const { key, word, past } of FIGURES) {
      setText(this.#words[key], inReplay ? (past ?? word) : word);
    }
  }

  #showLag() {
    const { p99 } = this.#feed.lagMs;
    setText(this.#values.lag, lag(lagOf(this.#feed)));
    setText(this.#notes.lag, this.#feed.state === 'live' && Number.isFinite(p99) ? ` p99 ${lag(p99)}` : '');
  }

  #took(answer) {
    this.#asOfMs = parseTime(answer.asOf);
    this.#root.dataset.stale = 'false';
    this.#root.title = '';
    setText(this.#values.active, count(answer.active));
    setText(this.#values.gone, count(answer.gone));
    setText(this.#values.alerts, count(answer.alertsOpen));
    setText(this.#values.events, rate(answer.eventsPerSecond));
    setText(this.#values.distance, distance(answer.distanceToday));
    this.#nodes.alerts.classList.toggle('figure-low', answer.alertsOpen > 0);
    this.#counters.show(answer.counters, this.#asOfMs);
    if (answer.alertsOpen !== this.#alertsOpen) {
      this.#alertsOpen = answer.alertsOpen;
      this.dispatchEvent(new Event('alerts'));
    }
  }

  #failed() {
    this.#root.dataset.stale = 'true';
    const known = !Number.isNaN(this.#asOfMs);
    this.#root.title = known ? `Figures as of ${clock(this.#asOfMs)}, not reachable now` : 'Figures not known yet';
    this.#counters.stale(known ? `figures as of ${clock(this.#asOfMs)}, not reachable now` : 'figures not reachable');
  }
}
