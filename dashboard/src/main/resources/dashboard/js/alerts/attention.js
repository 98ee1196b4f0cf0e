import { count } from '../view/format.js';
import { VITAL_WORDS } from './alert.js';

/** So many fresh alerts are named when they are announced; more are only counted. */
const NAMED = 2;

/**
 * Calls for the operator's attention: the number of alerts that wait in the page's title and on the tabs (in the title a
 * question mark when it is not known, for there is nothing else to be seen behind other tabs), the fresh ones
 * said to a screen reader, and a tone when that is wanted.
 */
export class Attention {
  #book;
  #document;
  #announcer;
  #chime;
  #counts;

  /**
   * @param {object} parts
   * @param {import('./alert-book.js').AlertBook} parts.book
   * @param {Document} parts.document
   * @param {import('../view/announcer.js').Announcer} parts.announcer
   * @param {import('./chime.js').Chime} parts.chime
   * @param {HTMLElement[]} parts.counts where the number of open alerts is shown
   */
  constructor({ book, document, announcer, chime, counts }) {
    this.#book = book;
    this.#document = document;
    this.#announcer = announcer;
    this.#chime = chime;
    this.#counts = counts;
    book.addEventListener('changed', ({ detail }) => {
      this.#show();
      if (detail.fresh.length > 0) this.#call(detail.fresh);
    });
  }

  #show() {
    const { waiting, more, reachable } = this.#book;
    const text = `${count(waiting)}${more ? '+' : ''}`;
    // Of more than are listed some may wait, however few of those that are.
    const none = waiting === 0 && !more;
    const title = !reachable ? '(?) Wild Rydes' : none ? 'Wild Rydes' : `(${text}) Wild Rydes`;
    if (this.#document.title !== title) this.#document.title = title;
    for (const node of this.#counts) {
      node.hidden = none;
      if (node.textContent !== text) node.textContent = text;
      node.title = `${text} not acknowledged`;
    }
  }

  #call(fresh) {
    const named = fresh.slice(0, NAMED).map(({ name, vital, value }) => `${name}: ${VITAL_WORDS[vital]} ${count(value)}.`);
    const others = fresh.length - named.length;
    const rest = others > 0 ? ` And ${count(others)} more.` : '';
    this.#announcer.say(`${fresh.length === 1 ? 'New alert' : `${count(fresh.length)} new alerts`}. ${named.join(' ')}${rest}`);
    this.#chime.ring();
  }
}
