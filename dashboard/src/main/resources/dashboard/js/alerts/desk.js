import { VITAL_WORDS } from './alert.js';

/**
 * What an operator does with alerts: goes to the unicorn, acknowledges, takes that back. What the server does not take
 * is undone on the screen by the book, and said here.
 */
export class Desk {
  #book;
  #view;
  #messages;
  #announcer;

  /**
   * @param {object} parts
   * @param {import('./alert-book.js').AlertBook} parts.book
   * @param {import('../view/view.js').View} parts.view
   * @param {import('../view/messages.js').Messages} parts.messages
   * @param {import('../view/announcer.js').Announcer} parts.announcer
   */
  constructor({ book, view, messages, announcer }) {
    this.#book = book;
    this.#view = view;
    this.#messages = messages;
    this.#announcer = announcer;
  }

  /** @param {string} name of a unicorn to be shown on the map, with its panel */
  jump = (name) => {
    this.#view.set({ selected: name, follow: true }, { push: true });
  };

  /** @param {import('./alert.js').Alert} alert to be acknowledged, or no longer so */
  toggle = async (alert) => {
    const acknowledges = Number.isNaN(alert.acknowledgedMs);
    const what = `${alert.name}, ${VITAL_WORDS[alert.vital].toLowerCase()}`;
    try {
      if (acknowledges) await this.#book.acknowledge(alert);
      else await this.#book.withdraw(alert);
      this.#announcer.say(acknowledges ? `Acknowledged ${what}. Can be undone.` : `No longer acknowledged: ${what}.`);
    } catch (failure) {
      const again = { word: 'Try again', act: () => this.toggle(alert) };
      const closed = failure.status === 409 || failure.status === 404;
      const act = acknowledges ? 'Not acknowledged' : 'Not undone';
      const why = failure.status === 409 ? 'this alert is resolved already.' : lower(failure.message);
      this.#messages.show(`${act}: ${what}: ${why}`, { failure: true, action: closed ? null : again });
    }
  };
}

function lower(sentence) {
  return sentence.charAt(0).toLowerCase() + sentence.slice(1);
}
