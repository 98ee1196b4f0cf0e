import { element, icon } from './element.js';

/** How long a message stays that asks for nothing. */
const STAYS_MS = 10_000;

/**
 * Short messages at the page's edge: what went wrong with something the operator did, and what can be done now.
 */
export class Messages {
  #root;
  #announcer;
  #window;

  /**
   * @param {HTMLElement} root
   * @param {import('./announcer.js').Announcer} announcer
   * @param {Window} window for its timers
   */
  constructor(root, announcer, window) {
    this.#root = root;
    this.#announcer = announcer;
    this.#window = window;
  }

  /**
   * Shows a message.
   * @param {string} text
   * @param {{failure?: boolean, action?: {word: string, act: () => void}|null}} [more] a failure stays until it is
   *     closed; an action is a button
   */
  show(text, { failure = false, action = null } = {}) {
    const act = () => {
      shown.remove();
      action.act();
    };
    const shown = element(
      'div',
      { class: failure ? 'message message-failure' : 'message' },
      failure && icon('disconnected'),
      element('p', { class: 'message-text', dir: 'auto' }, text),
      action && element('button', { type: 'button', class: 'button', onclick: act }, action.word),
      element(
        'button',
        { type: 'button', class: 'tool', 'aria-label': 'Close the message', onclick: () => shown.remove() },
        icon('close'),
      ),
    );
    this.#root.append(shown);
    // The newest few: a wall of messages says nothing.
    while (this.#root.children.length > 3) this.#root.firstElementChild.remove();
    this.#announcer.say(text);
    if (!failure) this.#window.setTimeout(() => shown.remove(), STAYS_MS);
  }
}
