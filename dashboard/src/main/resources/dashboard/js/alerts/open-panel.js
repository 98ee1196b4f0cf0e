import { element, icon, setText } from '../view/element.js';
import { clock, count } from '../view/format.js';
import { AlertList } from './alert-list.js';

/** The panel of open alerts. */
export class OpenPanel {
  #book;
  #now;
  #list;
  #head = element('p', { class: 'alerts-head' });
  #none;
  #more = element('p', { class: 'hint alerts-more', hidden: true });

  /**
   * @param {object} parts
   * @param {HTMLElement} parts.root
   * @param {import('./alert-book.js').AlertBook} parts.book
   * @param {{jump: (name: string) => void, toggle: (alert: object) => void}} parts.does
   * @param {() => number} parts.now the server's clock
   * @param {Window} parts.window for its timers
   */
  constructor({ root, book, does, now, window }) {
    this.#book = book;
    this.#now = now;
    this.#list = new AlertList('Open alerts, newest first', does);
    this.#none = element(
      'div',
      { class: 'alerts-none', hidden: true },
      icon('check'),
      element('p', {}, 'No open alerts. Every vital is at or above its threshold.'),
    );
    const scroller = element('div', { class: 'alerts-scroll', tabindex: '0', role: 'group', 'aria-label': 'Open alerts' });
    scroller.append(this.#none, this.#list.node, this.#more);
    root.append(this.#head, scroller);
    book.addEventListener('changed', () => this.#show());
    window.setInterval(() => this.#show(), 1000);
    this.#show();
  }

  #show() {
    const { open, asOfMs, reachable, more } = this.#book;
    const known = !Number.isNaN(asOfMs);
    setText(this.#head, headline(open.length, this.#book.waiting, more, asOfMs, reachable));
    this.#head.dataset.stale = String(!reachable);
    // "No alerts" is only said when the server has just said so.
    this.#none.hidden = !known || !reachable || open.length > 0;
    this.#more.hidden = !more;
    setText(this.#more, `The newest ${count(open.length)} are shown; the older ones are in the history.`);
    this.#list.show(open, reachable ? this.#now() : asOfMs);
  }
}

function headline(open, waiting, more, asOfMs, reachable) {
  if (Number.isNaN(asOfMs)) return reachable ? 'Asking for the alerts…' : 'The alerts are not known: not reachable now.';
  const plus = more ? '+' : '';
  const many = `${count(open)}${plus} open${reachable ? ' now' : ''}, ${count(waiting)}${plus} not acknowledged`;
  return reachable ? many : `${many}. Alerts as of ${clock(asOfMs)}, not reachable now.`;
}
