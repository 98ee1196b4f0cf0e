import { keep, recall } from '../view/keepsakes.js';

/** Elements in which a key means a character, not a command. */
const TYPING = 'input:not([type=range], [type=checkbox], [type=radio], [type=button]), textarea, select, [contenteditable]';

/**
 * The page's keys. Those of a single character can be switched off, for people whose speech or trembling hand would
 * press them (WCAG 2.1.4).
 */
export class Keys {
  #does;
  #document;

  /**
   * @param {object} parts
   * @param {Document} parts.document
   * @param {Record<string, () => void>} parts.does what each key does, by its `KeyboardEvent.key`
   */
  constructor({ document, does }) {
    this.#document = document;
    this.#does = does;
    document.addEventListener('keydown', (event) => this.#key(event));
  }

  /** Whether keys of a single character work. */
  get single() {
    return recall('single-keys') !== 'off';
  }

  set single(on) {
    keep('single-keys', on ? 'on' : 'off');
  }

  #key(event) {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (this.#document.querySelector('dialog[open]') || event.target.closest?.(TYPING)) return;
    if ([...event.key].length === 1 && !this.single) return;
    // Arrows belong to what has the focus; to the list only when nothing has it.
    if (event.key.startsWith('Arrow') && event.target !== this.#document.body) return;
    const does = Object.hasOwn(this.#does, event.key) ? this.#does[event.key] : null;
    if (!does) return;
    event.preventDefault();
    does();
  }
}
