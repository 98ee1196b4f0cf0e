import { Poll } from '../api/poll.js';
import { element, setAttribute, setText } from '../view/element.js';
import { clock, count } from '../view/format.js';
import { AlertList } from './alert-list.js';

const EVERY_MS = 2000;

/**
 * The panel of all alerts, open and resolved, a page at a time, as far back as the operator goes. While it is seen, the
 * page in it is asked for anew: what it says of an alert is of now, however old the alert is.
 */
export class HistoryPanel {
  #book;
  #view;
  #now;
  #list;
  /** Where the pages down to the one that is wanted begin; the newest begins with the newest alert. */
  #cursors = [null];
  /** The page that is shown, `{before, alerts, next, asOfMs}`; null before the first answer. */
  #page = null;
  #reachable = true;
  #poll;
  #head = element('p', { class: 'alerts-head' });
  #scroller = element('div', { class: 'alerts-scroll', tabindex: '0', role: 'group', 'aria-label': 'All alerts' });
  #newer = button('alerts-newer', 'Newer', () => this.#hasNewer && this.#turn(this.#cursors.slice(0, -1)));
  #older = button('alerts-older', 'Older', () => this.#hasOlder && this.#turn([...this.#cursors, this.#page.next]));
  #pages = element('nav', { class: 'alerts-pages', 'aria-label': 'Pages of the history', hidden: true }, this.#newer, this.#older);

  /**
   * @param {object} parts
   * @param {HTMLElement} parts.root
   * @param {import('./alert-book.js').AlertBook} parts.book
   * @param {import('../view/view.js').View} parts.view
   * @param {{jump: (name: string) => void, toggle: (alert: object) => void}} parts.does
   * @param {() => number} parts.now the server's clock
   * @param {Window} parts.window for its timers
   */
  constructor({ root, book, view, does, now, window }) {
    this.#book = book;
    this.#view = view;
    this.#now = now;
    this.#list = new AlertList('All alerts, newest first', does);
    this.#scroller.append(this.#list.node);
    root.append(this.#head, this.#scroller, this.#pages);
    this.#poll = new Poll({
      window,
      everyMs: EVERY_MS,
      ask: (signal) => book.page(this.#cursors.at(-1), signal),
      took: (page) => this.#took(page),
      failed: () => this.#failed(),
    });
    view.addEventListener('changed', ({ detail }) => detail.keys.has('panel') && this.#attend());
    book.addEventListener('changed', () => this.#show());
    window.setInterval(() => this.#show(), 1000);
    this.#attend();
  }

  get #isOpen() {
    return this.#view.state.panel === 'history';
  }

  get #isTurning() {
    return this.#page?.before !== this.#cursors.at(-1);
  }

  get #hasNewer() {
    return this.#cursors.length > 1;
  }

  get #hasOlder() {
    return !this.#isTurning && this.#page.next !== null;
  }

  #attend() {
    if (this.#isOpen) this.#poll.start();
    else this.#poll.stop();
  }

  #turn(cursors) {
    this.#cursors = cursors;
    this.#poll.now();
    this.#show();
  }

  #took(page) {
    const turned = this.#page?.before !== page.before;
    this.#page = page;
    this.#reachable = true;
    this.#show();
    if (turned) this.#scroller.scrollTop = 0;
  }

  #failed() {
    this.#reachable = false;
    this.#show();
  }

  #show() {
    if (!this.#isOpen) return;
    setText(this.#head, this.#headline());
    this.#head.dataset.stale = String(!this.#reachable);
    if (this.#page === null) return;
    const { alerts, next, asOfMs } = this.#page;
    setAttribute(this.#pages, 'aria-busy', this.#isTurning ? 'true' : null);
    // A button that is disabled would lose the focus, with which one leafs on.
    setAttribute(this.#newer, 'aria-disabled', this.#hasNewer ? null : 'true');
    setAttribute(this.#older, 'aria-disabled', this.#hasOlder ? null : 'true');
    this.#pages.hidden = !this.#hasNewer && next === null;
    const nowMs = this.#reachable ? this.#now() : asOfMs;
    this.#list.show(alerts.map((alert) => this.#book.current(alert)), nowMs);
  }

  #headline() {
    const trouble = this.#reachable ? '' : ', not reachable now.';
    if (this.#page === null) return this.#reachable ? 'Asking for the history…' : `The history is not known${trouble}`;
    const { before, alerts, asOfMs } = this.#page;
    const place = this.#cursors.indexOf(before) + 1;
    return `${place > 1 ? `Page ${count(place)}, ` : ''}${count(alerts.length)} alerts, as of ${clock(asOfMs)}${trouble}`;
  }
}

function button(name, word, onclick) {
  return element('button', { type: 'button', class: `button ${name}`, onclick }, word);
}
