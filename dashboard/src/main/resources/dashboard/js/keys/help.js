import { element, icon } from '../view/element.js';

const KEYS = [
  [['/'], 'Search for a unicorn'],
  [['↓', '↑'], 'Move through the list'],
  [['Page ↓', 'Page ↑'], 'Move by a screen'],
  [['Home', 'End'], 'First, last'],
  [['Enter'], 'Select the unicorn'],
  [['f'], 'Follow the selected unicorn, or stop'],
  [['Esc'], 'Close: the search, the unicorn'],
  [['l'], 'The list of the fleet'],
  [['a'], 'Open alerts'],
  [['h'], 'History of alerts'],
  [['m'], 'The map; there, arrows move it and + − zoom'],
  [['r'], 'Replay a time in the past, or back to live'],
  [['t'], 'Light or dark'],
  [['?'], 'This help'],
];

const SIGNS = [
  ['ok', 'ok', 'Active: both vitals at or above the threshold'],
  ['low', 'low', 'Low vitals: one is below the threshold'],
  ['gone', 'gone', 'Gone: no event for 30 s'],
];

const STATES = [
  ['live', 'live', 'Live: what you see is current'],
  ['delayed', 'delayed', 'Delayed: answers come, but what they tell is old'],
  ['nodata', 'delayed', 'No data: the server answers, but no event arrives'],
  ['disconnected', 'broken', 'Disconnected: no answer; what you see is from the time that is shown'],
];

/** The help dialog: what the signs mean, and the keys. */
export class Help {
  #dialog;

  /**
   * @param {HTMLDialogElement} dialog
   * @param {{single: boolean}} keys
   */
  constructor(dialog, keys) {
    this.#dialog = dialog;
    const single = element('input', {
      type: 'checkbox',
      id: 'single-keys',
      checked: keys.single,
      onchange: () => (keys.single = single.checked),
    });
    dialog.append(
      element(
        'header',
        { class: 'help-head' },
        element('h2', { id: 'help-title' }, 'Help'),
        element('button', { type: 'button', class: 'tool', 'aria-label': 'Close', onclick: () => dialog.close() }, icon('close')),
      ),
      element(
        'div',
        { class: 'help-body', tabindex: '0', role: 'group', 'aria-labelledby': 'help-title' },
        element(
          'section',
          {},
          element('h3', {}, 'Unicorns'),
          signs(SIGNS),
          element('h3', {}, 'The feed'),
          signs(STATES),
          element(
            'p',
            { class: 'hint' },
            'Times are in your time zone; a pointer on one shows UTC. A link to this page restores all you see: the map, the unicorn, the list.',
          ),
        ),
        element(
          'section',
          {},
          element('h3', {}, 'Keys'),
          element('dl', { class: 'help-keys' }, ...KEYS.map(([names, does]) => pair(names, does))),
          element('label', { class: 'help-single', for: 'single-keys' }, single, 'Keys of a single character'),
        ),
      ),
    );
    // A click beside the dialog is on the dialog element itself.
    dialog.addEventListener('click', (event) => event.target === dialog && dialog.close());
  }

  /** Shows the help. The dialog gives the focus back when it closes. */
  open() {
    if (!this.#dialog.open) this.#dialog.showModal();
  }
}

function signs(list) {
  const items = list.map(([symbol, colour, text]) => element('li', {}, element('span', { class: `sign sign-${colour}` }, icon(symbol)), text));
  return element('ul', { class: 'signs' }, ...items);
}

function pair(names, does) {
  const keys = names.flatMap((name, i) => [i > 0 && ' ', element('kbd', {}, name)]);
  return element('div', {}, element('dt', {}, ...keys), element('dd', {}, does));
}
