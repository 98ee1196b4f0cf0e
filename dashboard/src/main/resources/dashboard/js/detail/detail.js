import { bdi, icon, setAttribute } from '../view/element.js';
import { parseTime } from '../fleet/time.js';
import { Poll } from '../api/poll.js';
import { frame } from './frame.js';
import { missingWords, notYetWords } from './missing.js';
import { Vitals } from './vitals.js';

/** Minutes are counted about once a minute; a unicorn that the page does not hold is asked for more often. */
const MINUTES_EVERY_MS = 10_000;
const FAR_EVERY_MS = 2000;
const WORDS = { ok: 'Active', low: 'Low vitals', gone: 'Gone' };

/**
 * The panel about the selected unicorn: its vitals, where it is, and its minutes. It knows a unicorn from the fleet that
 * the page holds, or else from the Api; and says so when there is none of that name.
 */
export class Detail {
  #root;
  #app;
  #view;
  #request;
  #window;
  #search;
  #name = null;
  #vitals = new Vitals();
  #poll = null;
  #told = null;
  #reachable = true;
  #metres = NaN;
  #cameFrom = null;
  #askedToMs = NaN;
  #fleet = null;
  #frame = 0;
  #parts;

  /**
   * @param {object} parts
   * @param {HTMLElement} parts.root
   * @param {import('../app.js').App} parts.app
   * @param {import('../view/view.js').View} parts.view
   * @param {(path: string, options?: object) => Promise<any>} parts.request
   * @param {import('../view/messages.js').Messages} parts.messages
   * @param {Window} parts.window
   * @param {(name: string) => void} parts.search looks for a name in the list
   */
  constructor({ root, app, view, request, messages, window, search }) {
    this.#root = root;
    this.#app = app;
    this.#view = view;
    this.#request = request;
    this.#window = window;
    this.#search = search;
    const follow = () => view.set({ follow: !view.state.follow });
    const close = () => view.set({ selected: null }, { push: true });
    this.#parts = frame({ root, messages, window, link: () => view.link, follow, close });
    view.addEventListener('changed', ({ detail }) => {
      if (detail.keys.has('selected')) this.#select();
      else if (detail.keys.has('follow')) this.#soon();
    });
    app.addEventListener('source', () => this.#attend());
    window.setInterval(() => this.#soon(), 1000);
    this.#attend();
  }

  #attend() {
    this.#fleet?.removeEventListener('changed', this.#changed);
    this.#fleet = this.#app.source.fleet;
    this.#fleet.addEventListener('changed', this.#changed);
    this.#name = null;
    this.#select();
  }

  #changed = () => {
    if (this.#name !== null) this.#see();
  };

  #select() {
    const { selected } = this.#view.state;
    if (selected === this.#name) return;
    this.#name = selected;
    this.#poll?.stop();
    this.#poll = null;
    this.#keepFocus(selected !== null);
    this.#root.hidden = selected === null;
    this.#window.document.documentElement.toggleAttribute('data-detail', selected !== null);
    if (selected === null) return;
    this.#vitals = new Vitals();
    this.#told = null;
    this.#metres = NaN;
    this.#parts.minutes.clear();
    this.#parts.name.replaceChildren(bdi(selected));
    this.#parts.name.title = selected;
    this.#see();
    this.#ask();
  }

  /** Who closes the panel from within goes on where they came from. */
  #keepFocus(open) {
    const { activeElement } = this.#window.document;
    const within = this.#root.contains(activeElement);
    if (open && !within) this.#cameFrom = activeElement;
    if (!open && within) this.#cameFrom?.focus({ preventScroll: true });
  }

  #ask() {
    this.#poll = new Poll({
      window: this.#window,
      everyMs: FAR_EVERY_MS,
      ask: (signal) => this.#request(this.#path(), { signal }),
      took: (answer) => this.#took(answer),
      failed: (failure) => this.#failed(failure),
    });
    this.#poll.start();
  }

  /** Of a replayed unicorn the hour before the time that is played. */
  #path() {
    const path = `api/unicorns?name=${encodeURIComponent(this.#name)}`;
    this.#askedToMs = this.#toMs;
    if (this.#isLive) return path;
    const iso = (ms) => encodeURIComponent(new Date(ms).toISOString());
    return `${path}&from=${iso(this.#askedToMs - 3_600_000)}&to=${iso(this.#askedToMs)}`;
  }

  /** The end of the minute that is played; NaN of the live fleet, whose minutes come by themselves. */
  get #toMs() {
    return this.#isLive ? NaN : Math.ceil(this.#nowMs / 60_000) * 60_000;
  }

  get #isLive() {
    return this.#app.source === this.#app.live;
  }

  get #row() {
    return this.#fleet.index(this.#name);
  }

  get #nowMs() {
    return this.#app.source.nowMs();
  }

  #took(answer) {
    this.#told = answer;
    this.#reachable = true;
    this.#poll.everyMs = this.#row < 0 ? FAR_EVERY_MS : MINUTES_EVERY_MS;
    const minutes = answer.minutes ?? [];
    this.#vitals.heard(
      minutes.map((minute) => ({
        minuteMs: parseTime(minute.minute),
        health: [minute.minHealthPoints, minute.maxHealthPoints],
        magic: [minute.minMagicPoints, minute.maxMagicPoints],
      })),
    );
    const hourAgoMs = this.#nowMs - 3_600_000;
    this.#metres = minutes
      .filter((minute) => parseTime(minute.minute) > hourAgoMs)
      .reduce((metres, minute) => metres + minute.distance, 0);
    this.#parts.minutes.show(minutes, Number.isNaN(parseTime(answer.asOf)) ? this.#nowMs : parseTime(answer.asOf));
    this.#see();
  }

  #failed(failure) {
    // 400: what stands in the link is no name that a unicorn can have.
    const unknown = failure.status === 404 || failure.status === 400;
    if (unknown && this.#row < 0) this.#told = 'missing';
    this.#reachable = unknown;
    const since = this.#told === null ? 'not known' : 'not current';
    this.#parts.minutes.says(unknown ? 'none' : `${since}: the server cannot be reached`);
    this.#soon();
  }

  /** What the page sees of it now becomes part of its history. */
  #see() {
    const shown = this.#shown();
    if (shown) this.#vitals.saw({ timeMs: shown.timeMs, health: shown.health, magic: shown.magic });
    if (!this.#isLive && this.#toMs !== this.#askedToMs) this.#poll?.soon();
    this.#soon();
  }

  #soon() {
    if (this.#name === null) return;
    this.#frame ||= requestAnimationFrame(() => {
      this.#frame = 0;
      if (this.#name !== null) this.#draw();
    });
  }

  #shown() {
    const row = this.#row;
    if (row >= 0) {
      const { health, magic, speed, heading, latitude, longitude, timeMs, gone } = this.#fleet;
      return {
        health: health[row],
        magic: magic[row],
        speed: speed[row],
        heading: heading[row],
        latitude: latitude[row],
        longitude: longitude[row],
        timeMs: timeMs[row],
        gone: gone[row] === 1,
      };
    }
    // What the server tells is the present state.
    if (!this.#isLive || this.#told === null || this.#told === 'missing') return null;
    const { healthPoints, magicPoints, statusTime, ...same } = this.#told;
    return { ...same, health: healthPoints, magic: magicPoints, timeMs: parseTime(statusTime), gone: this.#told.gone === true };
  }

  #draw() {
    const shown = this.#shown();
    const parts = this.#parts;
    parts.known.hidden = shown === null;
    parts.actions.hidden = shown === null;
    parts.status.hidden = shown === null;
    parts.missing.hidden = shown !== null;
    if (shown === null) {
      this.#explain();
      return;
    }
    const below = this.#fleet.alertBelow;
    const nowMs = this.#nowMs;
    const low = Math.min(shown.health, shown.magic) < below;
    this.#showStatus(shown.gone ? 'gone' : low ? 'low' : 'ok');
    setAttribute(parts.follow, 'aria-pressed', String(this.#view.state.follow));
    parts.health.show(this.#vitals, { points: shown.health, nowMs, below });
    parts.magic.show(this.#vitals, { points: shown.magic, nowMs, below });
    parts.facts.show(shown, nowMs, this.#metres);
  }

  #showStatus(status) {
    const { status: node } = this.#parts;
    if (node.dataset.status === status) return;
    node.dataset.status = status;
    node.replaceChildren(icon(status), WORDS[status]);
  }

  #explain() {
    const { missing } = this.#parts;
    const known = this.#told === 'missing';
    const key = `${this.#isLive} ${known} ${this.#reachable} ${this.#name}`;
    if (missing.dataset.says === key) return;
    missing.dataset.says = key;
    const why = { name: this.#name, known, reachable: this.#reachable, nowMs: this.#nowMs, search: this.#search };
    missing.replaceChildren(...(this.#isLive ? missingWords(why) : notYetWords(this.#name)));
  }
}
