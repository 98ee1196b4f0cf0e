import { duration, moment } from '../view/format.js';
import { element, icon, setText } from '../view/element.js';
import { sentence } from './words.js';

const MINUTE_MS = 60_000;
const dayFormat = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium' });
const PRESETS = [
  { name: 'Last 5 minutes', lengthMs: 5 * MINUTE_MS },
  { name: 'Last 15 minutes', lengthMs: 15 * MINUTE_MS },
  { name: 'Last hour', lengthMs: 60 * MINUTE_MS },
];

/**
 * Where the operator chooses what to replay.
 *
 * Fires `chosen` (detail `{fromMs, toMs}`), `closed`, and `again` when the limits are to be asked for once more.
 */
export class Picker extends EventTarget {
  #limits = null;
  #presets;
  #from = timeField('replay-from');
  #to = timeField('replay-to');
  #go = element('button', { type: 'submit', class: 'button button-main' }, 'Replay');
  #reach = element('p', { class: 'hint replay-reach', id: 'replay-reach' });
  #problem = element('p', { class: 'replay-problem', role: 'alert' });
  #again = element('button', { type: 'button', class: 'button', hidden: true, onclick: () => this.#fire('again') }, 'Try again');

  constructor() {
    super();
    this.#presets = PRESETS.map(({ name, lengthMs }) =>
      element('button', { type: 'button', class: 'button', disabled: true, onclick: () => this.#last(lengthMs) }, name));
    this.element = element('form', {
      class: 'replay-picker',
      tabindex: '-1',
      'aria-label': 'What to replay',
      'aria-describedby': 'replay-reach',
      novalidate: true,
      onsubmit: (event) => this.#submit(event),
    },
    element('div', { class: 'replay-line' },
      element('h2', { class: 'replay-title' }, 'Replay'),
      element('div', { class: 'replay-presets' }, ...this.#presets),
      element('button', {
        type: 'button', class: 'tool replay-close', 'aria-label': 'Close the replay', onclick: () => this.#fire('closed'),
      }, icon('close'))),
    element('div', { class: 'replay-line' },
      element('span', { class: 'replay-times' },
        element('label', { for: 'replay-from' }, 'or from'), this.#from,
        element('label', { for: 'replay-to' }, 'to'), this.#to,
        this.#go),
      this.#problem, this.#again),
    this.#reach);
  }

  /** Takes the focus: it goes on to the first range as soon as that can be chosen, unless somebody has moved it. */
  focus() {
    (this.#presets[0].disabled ? this.element : this.#presets[0]).focus();
  }

  /**
   * @param {{earliestMs: number, reachesMs: number}|null} limits of the archive; null while they are asked for
   * @param {number} nowMs by the server's clock
   */
  limit(limits, nowMs) {
    this.#limits = limits;
    this.#again.hidden = true;
    this.#presets.forEach((preset) => (preset.disabled = limits === null));
    if (limits === null) {
      setText(this.#reach, 'Asking how far the archive reaches…');
      return;
    }
    const behind = duration(nowMs - limits.reachesMs);
    setText(this.#reach, `The archive has the events up to about ${moment(limits.reachesMs, nowMs)}, ${behind} behind, `
      + `and back to ${dayFormat.format(limits.earliestMs)}.`);
    if (this.element.ownerDocument.activeElement === this.element) {
      this.focus();
    }
    if (this.#from.value === '') {
      this.range({ fromMs: limits.reachesMs - PRESETS[1].lengthMs, toMs: limits.reachesMs });
    }
  }

  /** Says why the limits are not known. */
  failed(text) {
    setText(this.#reach, '');
    this.problem(text);
    this.#again.hidden = false;
  }

  /** @param {{fromMs: number, toMs: number}} range to be in the fields */
  range({ fromMs, toMs }) {
    this.#from.value = localText(fromMs);
    this.#to.value = localText(toMs);
  }

  /** @param {string} text what is wrong with the range; '' when nothing is */
  problem(text) {
    setText(this.#problem, text === '' ? '' : sentence(text));
  }

  #last(lengthMs) {
    const toMs = Math.floor(this.#limits.reachesMs / 1000) * 1000;
    this.#choose({ fromMs: toMs - lengthMs, toMs });
  }

  #submit(event) {
    event.preventDefault();
    const range = { fromMs: Date.parse(this.#from.value), toMs: Date.parse(this.#to.value) };
    if (Number.isNaN(range.fromMs) || Number.isNaN(range.toMs)) {
      this.problem('Give the date and the time of both ends, to the second.');
    } else if (range.fromMs >= range.toMs) {
      this.problem('The range must end after it begins.');
    } else {
      this.#choose(range);
    }
  }

  #choose(range) {
    this.range(range);
    this.problem('');
    this.dispatchEvent(new CustomEvent('chosen', { detail: range }));
  }

  #fire(event) {
    this.dispatchEvent(new Event(event));
  }
}

function timeField(id) {
  return element('input', { id, type: 'datetime-local', step: '1', class: 'field replay-field' });
}

/** As a field for local times has it: `2026-11-22T21:00:00`. */
function localText(ms) {
  const offsetMs = new Date(ms).getTimezoneOffset() * MINUTE_MS;
  return new Date(ms - offsetMs).toISOString().slice(0, 19);
}
