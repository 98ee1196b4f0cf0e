import { element, setText } from '../view/element.js';
import { clock, count } from '../view/format.js';
import { AlertList } from './alert-list.js';

/** The panel of all alerts, open and resolved: asked for a page at a time, as far back as the operator goes. */
export class HistoryPanel {
  #book;
  #view;
  #now;
  #list;
  #alerts = [];
  #next = null;
  #asOfMs = NaN;
  #openIds = '';
  #running = null;
  #head = element('p', { class: 'alerts-head' });
  #older;

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
    this.#older = element(
      'button',
      { type: 'button', class: 'button alerts-older', hidden: true, onclick: () => this.#ask(this.#next) },
      'Show older',
    );
    const scroller = element('div', { class: 'alerts-scroll', tabindex: '0', role: 'group', 'aria-label': 'All alerts' });
    scroller.append(this.#list.node, this.#older);
    root.append(this.#head, scroller);
    view.addEventListener('changed', ({ detail }) => detail.keys.has('panel') && this.#opened());
    book.addEventListener('changed', () => this.#bookChanged());
    window.setInterval(() => this.#show(), 1000);
    this.#opened();
  }

  get #isOpen() {
    return this.#view.state.panel === 'history';
  }

  #opened() {
    if (this.#isOpen) this.#ask(null);
  }

  /** An alert was raised or resolved: the newest page is another one. Pages that were leafed to stay as they are. */
  #bookChanged() {
    const ids = this.#book.open.map(({ id }) => id).join(' ');
    const another = ids !== this.#openIds;
    this.#openIds = ids;
    if (another && this.#isOpen) this.#ask(null);
    else this.#show();
  }

  async #ask(before) {
    this.#running?.abort(new DOMException('no longer wanted', 'AbortError'));
    this.#running = new AbortController();
    const { signal } = this.#running;
    try {
      const page = await this.#book.page(before, signal);
      if (signal.aborted) return;
      this.#take(page, before);
    } catch (failure) {
      if (signal.aborted) return;
      if (failure.status === undefined) console.error(failure);
      this.#says('not reachable now');
    }
  }

  /** The newest page over pages that were leafed to replaces what it tells anew of. */
  #take({ alerts, next, asOfMs }, before) {
    const told = new Set(alerts.map(({ id }) => id));
    const others = this.#alerts.filter(({ id }) => !told.has(id));
    const leafed = before !== null || others.length > 0;
    // Ids sort by time.
    this.#alerts = [...others, ...alerts].sort((one, other) => (one.id < other.id ? 1 : -1));
    if (before !== null || !leafed) this.#next = next;
    this.#asOfMs = asOfMs;
    this.#says(null);
  }

  #says(trouble) {
    const known = !Number.isNaN(this.#asOfMs);
    const asOf = known ? `${count(this.#alerts.length)} alerts, as of ${clock(this.#asOfMs)}` : 'The history is not known';
    setText(this.#head, trouble === null ? asOf : `${asOf}, ${trouble}.`);
    this.#head.dataset.stale = String(trouble !== null);
    this.#older.hidden = this.#next === null;
    this.#show();
  }

  #show() {
    if (!this.#isOpen) return;
    const alerts = this.#alerts.map((alert) => this.#book.current(alert));
    this.#list.show(alerts, this.#now());
  }
}
