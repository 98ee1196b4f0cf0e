import { element, icon } from '../view/element.js';
import { keep, recall } from '../view/keepsakes.js';

/** Two soft notes, hertz: a fifth. */
const NOTES = [587.33, 880];
const NOTE_SECONDS = 0.18;
const LOUDNESS = 0.12;

/**
 * The tone for a new alert, and its switch. Off until the operator switches it on; a browser lets a page sound only
 * after a click or a key in it, so a switch that was left on waits for the first of these.
 */
export class Chime {
  #button;
  #window;
  #on = recall('sound') === 'on';
  #context = null;

  /**
   * @param {HTMLButtonElement} button the switch
   * @param {Window} window
   */
  constructor(button, window) {
    this.#button = button;
    this.#window = window;
    button.addEventListener('click', () => this.#switch());
    if (this.#on) {
      const wake = () => this.#wake();
      window.addEventListener('pointerdown', wake, { once: true });
      window.addEventListener('keydown', wake, { once: true });
    }
    this.#show();
  }

  /** Sounds, when it is switched on and the browser lets it. */
  ring() {
    if (!this.#on || this.#context?.state !== 'running') return;
    NOTES.forEach((hertz, i) => this.#note(hertz, this.#context.currentTime + i * NOTE_SECONDS));
  }

  #switch() {
    this.#on = !this.#on;
    keep('sound', this.#on ? 'on' : 'off');
    this.#show();
    if (this.#on) this.#wake()?.then(() => this.ring());
  }

  #wake() {
    this.#context ??= new this.#window.AudioContext();
    return this.#context.resume();
  }

  #note(hertz, at) {
    const { destination } = this.#context;
    const tone = new this.#window.OscillatorNode(this.#context, { frequency: hertz, type: 'sine' });
    const loudness = new this.#window.GainNode(this.#context, { gain: 0 });
    loudness.gain.setValueAtTime(0, at);
    loudness.gain.linearRampToValueAtTime(LOUDNESS, at + 0.02);
    loudness.gain.exponentialRampToValueAtTime(0.001, at + 2 * NOTE_SECONDS);
    tone.connect(loudness).connect(destination);
    tone.start(at);
    tone.stop(at + 2 * NOTE_SECONDS);
  }

  #show() {
    const words = this.#on ? 'Sound for new alerts is on' : 'Sound for new alerts is off';
    this.#button.setAttribute('aria-pressed', String(this.#on));
    this.#button.setAttribute('aria-label', 'Sound for new alerts');
    this.#button.title = words;
    this.#button.replaceChildren(icon(this.#on ? 'sound-on' : 'sound-off'), element('span', { class: 'unseen' }, words));
  }
}
