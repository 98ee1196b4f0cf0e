import { setText } from '../view/element.js';
import { moment } from '../view/format.js';
import { Census } from './census.js';
import { Controls } from './controls.js';
import { load, pause } from './loading.js';
import { Pages } from './pages.js';
import { Picker } from './picker.js';
import { Player } from './player.js';
import { Recording } from './recording.js';
import { Showing } from './showing.js';
import { emptyNotice, failureNotice, Waiting } from './notices.js';
import { rangeText, sentence } from './words.js';

const BINS = 240;
/** The speed that a replay begins with: a quarter of an hour is over in a minute and a half. */
const FIRST_SPEED = 10;
/** How often the address follows a replay that plays. */
const NOTE_EVERY_MS = 2_000;

/**
 * The replay: a range of the past is chosen, loaded and played in place of the live fleet.
 *
 * ```
 *   closed ──► choosing ──► loading ──► playing ──► closed
 *                 ▲            ├──► empty  ──► choosing
 *                 └────────────┴──► failed ──► loading
 * ```
 *
 * Which range, where in it and how fast is kept in the view, so a link leads there; a replay that a link leads to
 * waits for the operator to play it.
 */
export class Replay {
  #parts;
  #pages;
  #picker = new Picker();
  #controller = new AbortController();
  /** @type {'closed'|'choosing'|'loading'|'playing'|'empty'|'failed'} */
  state = 'closed';
  /** @type {Recording|null} */
  recording = null;
  /** @type {Player|null} */
  player = null;
  #showing = null;
  #controls = null;
  #notedAtMs = -Infinity;
  #limitsAsked = 0;

  /**
   * @param {object} parts
   * @param {HTMLElement} parts.root
   * @param {HTMLElement} parts.button that opens and closes it
   * @param {HTMLElement} parts.banner that says that what is shown is not live
   * @param {import('../app.js').App} parts.app
   * @param {import('../view/view.js').View} parts.view
   * @param {import('../view/theme.js').Theme} parts.theme
   * @param {import('../view/announcer.js').Announcer} parts.announcer
   * @param {typeof import('../feed/api.js').request} parts.request
   * @param {() => Worker} parts.worker makes one that runs worker.js
   * @param {Window} parts.window
   */
  constructor(parts) {
    this.#parts = parts;
    this.#pages = new Pages(parts.worker);
    parts.button.addEventListener('click', () => (this.state === 'closed' ? this.choose() : this.close()));
    parts.view.addEventListener('changed', ({ detail }) => detail.keys.has('replay') && this.#follow(detail.state.replay));
    parts.theme.addEventListener('changed', () => this.#controls?.scrubber.paint());
    this.#picker.addEventListener('chosen', ({ detail }) =>
      this.#begin(detail, { atMs: detail.fromMs, speed: this.player?.speed ?? FIRST_SPEED, plays: true }));
    this.#picker.addEventListener('closed', () => this.close());
    this.#picker.addEventListener('again', () => this.#askLimits());
    this.#follow(parts.view.state.replay);
  }

  /** Opens it, for a range to be chosen; what is played stays until then. */
  choose() {
    if (this.player) {
      this.player.pause();
    } else {
      this.#leave();
      this.#parts.view.set({ replay: null });
    }
    this.#enter('choosing', this.#picker.element);
    this.#picker.problem('');
    this.#askLimits();
  }

  /** Back to the live fleet. */
  close() {
    const wasOpen = this.#isFocused;
    this.#leave();
    this.#enter('closed');
    this.#parts.view.set({ replay: null });
    if (wasOpen) {
      this.#parts.button.focus();
    }
  }

  /** The view says another replay: a link was opened, or the browser went back. */
  #follow(wanted) {
    if (wanted === null) {
      if (this.player || (this.state !== 'closed' && this.state !== 'choosing')) {
        this.close();
      }
      return;
    }
    const range = { fromMs: wanted.from, toMs: wanted.to };
    if (this.recording?.fromMs !== range.fromMs || this.recording?.toMs !== range.toMs) {
      this.#begin(range, { atMs: wanted.at, speed: wanted.speed, plays: false });
    } else if (this.player && (wanted.at !== this.#place().at || wanted.speed !== this.player.speed)) {
      this.player.seek(wanted.at);
      this.player.speed = wanted.speed;
    }
  }

  /** The newest question counts: the one before may be answered after it. */
  async #askLimits() {
    const { request, app } = this.#parts;
    const asked = ++this.#limitsAsked;
    this.#picker.limit(null, 0);
    this.#picker.focus();
    try {
      const { earliest, reaches } = await request('api/replays');
      if (asked !== this.#limitsAsked) return;
      this.#picker.limit({ earliestMs: Date.parse(earliest), reachesMs: Date.parse(reaches) }, app.live.nowMs());
    } catch (failure) {
      if (asked === this.#limitsAsked) this.#picker.failed(failure.message);
    }
  }

  async #begin(range, start) {
    this.#leave();
    const { app, view, request, window } = this.#parts;
    const { signal } = (this.#controller = new AbortController());
    const recording = (this.recording = new Recording(range.fromMs, range.toMs));
    const census = new Census(recording, BINS, () => app.live.fleet.alertBelow);
    view.set({ replay: { from: range.fromMs, to: range.toMs, at: start.atMs, speed: start.speed } });
    const waiting = new Waiting(rangeText(range, app.live.nowMs()), window, () => this.choose());
    this.#enter('loading', waiting.element);
    recording.addEventListener('grown', () => this.player === null && recording.tracks.length > 0 && this.#play(census, start));
    try {
      await load(recording, { request, pages: this.#pages, pause, random: Math.random }, signal, (stage) => waiting.tell(stage));
      if (recording.tracks.length === 0) {
        this.#empty(range);
      }
    } catch (failure) {
      if (signal.aborted) {
        return;
      }
      this.#failed(range, start, failure);
    } finally {
      waiting.end();
    }
  }

  #play(census, start) {
    const { app, announcer, window } = this.#parts;
    const { recording } = this;
    const player = (this.player = new Player(recording, start));
    const showing = (this.#showing = new Showing(recording, player, app.live.fleet.alertBelow, window));
    const controls = (this.#controls = new Controls(player, recording, census, app.live.nowMs()));
    controls.addEventListener('other', () => this.choose());
    controls.addEventListener('live', () => this.close());
    player.addEventListener('changed', () => this.#note());
    player.addEventListener('moved', ({ detail: { jumped } }) => this.#moved(jumped));
    showing.addEventListener('shown', () => controls.count(showing.fleet));
    this.#enter('playing', controls.element);
    this.#show(showing.source);
    this.#moved(true);
    announcer.say(`Replay of ${rangeText(recording, app.live.nowMs())}. The map and the list are not live.`);
    if (start.plays) {
      player.play();
    }
  }

  #moved(jumped) {
    const { banner, app, window } = this.#parts;
    banner.hidden = false;
    setText(banner, `Replay, not live: ${moment(this.player.atMs, app.live.nowMs())}`);
    if (jumped || window.performance.now() - this.#notedAtMs >= NOTE_EVERY_MS) {
      this.#note();
    }
  }

  /** Keeps the place in the view. */
  #note() {
    this.#notedAtMs = this.#parts.window.performance.now();
    this.#parts.view.set({ replay: this.#place() });
  }

  #place() {
    return {
      from: this.recording.fromMs,
      to: this.recording.toMs,
      at: Math.round(this.player.atMs),
      speed: this.player.speed,
    };
  }

  #empty(range) {
    this.#leave();
    this.#enter('empty', emptyNotice(rangeText(range, this.#parts.app.live.nowMs()), {
      other: () => this.choose(),
      live: () => this.close(),
    }));
  }

  #failed(range, start, failure) {
    const place = this.player ? { ...start, atMs: this.player.atMs, speed: this.player.speed, plays: false } : start;
    this.#leave();
    this.#enter('failed', failureNotice(sentence(failure.message), {
      again: () => this.#begin(range, place),
      other: () => this.choose(),
      live: () => this.close(),
    }));
  }

  /** Ends the replay that is loaded or shown. */
  #leave() {
    this.#controller.abort();
    this.#showing?.end();
    this.#controls?.scrubber.end();
    this.#show(this.#parts.app.live);
    this.#parts.banner.hidden = true;
    this.recording = this.player = this.#showing = this.#controls = null;
  }

  /** A past that is shown stays true while the feed is away: the style must know which of the two it is. */
  #show(source) {
    const { app, root } = this.#parts;
    app.source = source;
    root.ownerDocument.documentElement.dataset.source = source === app.live ? 'live' : 'replay';
  }

  get #isFocused() {
    const { root } = this.#parts;
    return root.contains(root.ownerDocument.activeElement);
  }

  /** The focus goes on from what was here to what comes, or there from nowhere; who has gone elsewhere stays there. */
  #enter(state, content) {
    const { root, button } = this.#parts;
    const comes = this.#isFocused || root.ownerDocument.activeElement === root.ownerDocument.body;
    this.state = state;
    root.dataset.state = state;
    root.hidden = state === 'closed';
    root.replaceChildren(...(content ? [content] : []));
    button.setAttribute('aria-pressed', String(state !== 'closed'));
    if (comes) {
      content?.querySelector('button').focus();
    }
  }
}
