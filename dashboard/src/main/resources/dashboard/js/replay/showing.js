import { Fleet } from '../fleet/fleet.js';
import { Picture } from './picture.js';

/** A picture is shown so often at most; the map makes what lies between. */
const SHORTEST_MS = 100;
/** At most this part of the time goes into pictures: those of a large fleet come less often. */
const PART_OF_TIME = 1 / 4;

/**
 * Shows what a player plays on a fleet of its own, which the map and the list show in place of the live one.
 *
 * Fires `shown` after each picture.
 */
export class Showing extends EventTarget {
  #recording;
  #player;
  #picture;
  /** Whether what is shown is all that there was. */
  #known = false;
  #window;
  #frame = 0;
  #jump = true;
  #shownAtMs = -Infinity;
  #costMs = 0;

  /**
   * @param {import('./recording.js').Recording} recording
   * @param {import('./player.js').Player} player
   * @param {number} alertBelow points
   * @param {Window} window for its frames and its clock
   */
  constructor(recording, player, alertBelow, window) {
    super();
    this.#recording = recording;
    this.#player = player;
    this.#window = window;
    this.fleet = new Fleet();
    this.fleet.alertBelow = alertBelow;
    this.#picture = new Picture(recording, this.fleet);
    /** What the page shows while this replay is on. */
    this.source = { fleet: this.fleet, nowMs: () => player.atMs };
    player.addEventListener('moved', ({ detail: { jumped } }) => {
      this.#jump ||= jumped;
      this.#ask();
    });
    player.addEventListener('changed', () => this.#ask());
    recording.addEventListener('grown', () => {
      this.#jump ||= !this.#known;
      this.#ask();
    });
    this.#ask();
  }

  /** Shows nothing more. */
  end() {
    this.#window.cancelAnimationFrame(this.#frame);
    this.#frame = -1;
  }

  #ask() {
    this.#frame ||= this.#window.requestAnimationFrame((ms) => {
      this.#frame = 0;
      this.#draw(ms);
    });
  }

  #draw(frameMs) {
    this.#player.frame(frameMs);
    const due = Math.max(SHORTEST_MS, this.#costMs / PART_OF_TIME);
    if (this.#jump || !this.#player.playing || frameMs - this.#shownAtMs >= due) {
      this.#show(frameMs);
    }
    if (this.#player.playing) {
      this.#ask();
    }
  }

  #show(frameMs) {
    const begun = this.#window.performance.now();
    this.#known = this.#player.atMs <= this.#recording.playableMs;
    if (!this.#known) {
      this.#picture.clear();
    } else if (this.#jump) {
      this.#picture.jump(this.#player.atMs);
    } else {
      this.#picture.advance(this.#player.atMs);
    }
    this.#jump = false;
    this.#shownAtMs = frameMs;
    this.dispatchEvent(new Event('shown'));
    this.#costMs = this.#window.performance.now() - begun;
  }
}
