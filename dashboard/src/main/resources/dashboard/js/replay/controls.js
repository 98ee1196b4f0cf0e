import { element, icon, setAttribute, setText } from '../view/element.js';
import { moment } from '../view/format.js';
import { SPEEDS } from './player.js';
import { Scrubber } from './scrubber.js';
import { countsOf, stepText } from './words.js';

/**
 * What the operator plays a replay with.
 *
 * Fires `other` (another range is wanted) and `live` (back to the live fleet).
 */
export class Controls extends EventTarget {
  #player;
  #recording;
  #resume = false;
  #toggle = element('button', { type: 'button', class: 'button replay-toggle', onclick: () => this.toggle() });
  #clock = element('span', { class: 'replay-clock' });
  #heard = element('span', { class: 'replay-count replay-heard' });
  #low = element('span', { class: 'replay-count replay-low' });
  #gone = element('span', { class: 'replay-count' });
  #note = element('span', { class: 'hint replay-note', role: 'status' });
  #speeds;

  /**
   * @param {import('./player.js').Player} player
   * @param {import('./recording.js').Recording} recording
   * @param {import('./census.js').Census} census
   * @param {number} nowMs
   */
  constructor(player, recording, census, nowMs) {
    super();
    this.#player = player;
    this.#recording = recording;
    this.#speeds = SPEEDS.map((speed) => element('button', {
      type: 'button', class: 'button replay-speed', 'aria-pressed': 'false', 'data-speed': speed,
      onclick: () => (player.speed = speed),
    }, `${speed}×`));
    this.scrubber = new Scrubber(recording, census, nowMs);
    this.element = element('div', { class: 'replay-player' },
      element('div', { class: 'replay-line' },
        this.#toggle,
        this.#clock,
        element('div', { class: 'replay-speeds', role: 'group', 'aria-label': 'Speed' }, ...this.#speeds),
        element('div', { class: 'replay-counts' }, this.#heard, this.#low, this.#gone),
        this.#note,
        element('div', { class: 'replay-ways' },
          element('button', { type: 'button', class: 'button', onclick: () => this.#fire('other') }, 'Other time'),
          element('button', { type: 'button', class: 'button button-main', onclick: () => this.#fire('live') },
            'Back to live'))),
      element('div', { class: 'replay-scale' },
        element('span', { class: 'hint' }, moment(recording.fromMs, nowMs)),
        this.scrubber.element,
        element('span', { class: 'hint' }, moment(recording.toMs, nowMs))));
    this.#listen();
    this.show();
  }

  toggle() {
    if (this.#player.playing) {
      this.#player.pause();
    } else {
      this.#player.play();
    }
  }

  /** Shows how the player is. */
  show() {
    const { playing, speed, waiting, ended, atMs } = this.#player;
    const doing = playing ? 'Pause' : ended ? 'Play again' : 'Play';
    if (this.#toggle.getAttribute('aria-label') !== doing) {
      setAttribute(this.#toggle, 'aria-label', doing);
      setAttribute(this.#toggle, 'title', `${doing} (space bar on the scrubber)`);
      this.#toggle.replaceChildren(icon(playing ? 'pause' : 'play'));
    }
    for (const button of this.#speeds) {
      setAttribute(button, 'aria-pressed', String(Number(button.dataset.speed) === speed));
    }
    setText(this.#note, waiting ? 'Loading what comes next…' : stepText(this.#recording.stepMs));
    this.move(atMs);
  }

  /** @param {number} ms the moment that is shown */
  move(ms) {
    setText(this.#clock, moment(ms, this.scrubber.nowMs));
    this.scrubber.show(ms);
  }

  /** @param {import('../fleet/fleet.js').Fleet} fleet as it is shown */
  count(fleet) {
    const { heard, low, gone } = countsOf(fleet);
    setText(this.#heard, heard);
    setText(this.#low, low);
    setText(this.#gone, gone);
  }

  #listen() {
    this.#player.addEventListener('changed', () => this.show());
    this.#player.addEventListener('moved', ({ detail: { jumped } }) => (jumped ? this.show() : this.move(this.#player.atMs)));
    this.#recording.addEventListener('grown', () => this.show());
    this.scrubber.addEventListener('seek', ({ detail: { ms } }) => this.#player.seek(ms));
    this.scrubber.addEventListener('toggle', () => this.toggle());
    this.scrubber.addEventListener('grab', () => {
      this.#resume = this.#player.playing;
      this.#player.pause();
    });
    this.scrubber.addEventListener('drop', () => this.#resume && !this.#player.ended && this.#player.play());
  }

  #fire(event) {
    this.dispatchEvent(new Event(event));
  }
}
