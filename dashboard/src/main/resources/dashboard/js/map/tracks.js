import { Glides } from './glides.js';
import { worldX, worldY } from './mercator.js';
import { Trails } from './trails.js';

/** A pole is drawn here, in degrees: on the map's edge itself half of a sign would be cut off. */
const POLE = 85;

/** Where a fleet's unicorns are drawn, and where they came from: kept up with each answer. */
export class Tracks {
  glides = new Glides();
  trails = new Trails();
  /** Event time of the newest fix of all. */
  newestMs = NaN;

  #names = [];
  #timeMs = new Float64Array(0);

  /** Forgets all: another fleet comes. */
  clear() {
    this.glides.clear();
    this.trails.clear();
    this.newestMs = NaN;
    this.#names = [];
    this.#timeMs.fill(NaN);
  }

  /**
   * Takes over what has changed in the fleet.
   * @param {import('../fleet/fleet.js').Fleet} fleet
   * @param {{rows: Iterable<number>, reset: boolean}} changed
   * @param {number} nowMs the clock of the frames
   * @param {boolean} still whether nothing may glide
   */
  take(fleet, { rows, reset }, nowMs, still) {
    if (reset) this.#renumber(fleet);
    this.#names = fleet.name;
    if (this.#timeMs.length < fleet.count) this.#grow(fleet.timeMs.length);
    for (const row of rows) {
      const timeMs = fleet.timeMs[row];
      // A row is also changed when its unicorn is gone.
      if (timeMs === this.#timeMs[row] || Number.isNaN(timeMs)) continue;
      this.#timeMs[row] = timeMs;
      if (!(timeMs <= this.newestMs)) this.newestMs = timeMs;
      const x = worldX(fleet.longitude[row]);
      const y = worldY(Math.max(-POLE, Math.min(POLE, fleet.latitude[row])));
      this.glides.fix(row, x, y, fleet.heading[row], nowMs, still);
      this.trails.fix(row, x, y, timeMs);
    }
  }

  /** After a reset a unicorn has another row: what is known of it goes there. */
  #renumber(fleet) {
    const rowOf = new Map(this.#names.map((name, row) => [name, row]));
    const old = Int32Array.from(fleet.name, (name) => rowOf.get(name) ?? -1);
    this.glides = this.glides.renumbered(old);
    this.trails = this.trails.renumbered(old);
    const timeMs = this.#timeMs;
    this.#timeMs = Float64Array.from(old, (row) => (row < 0 ? NaN : timeMs[row]));
  }

  #grow(rows) {
    const grown = new Float64Array(rows).fill(NaN);
    grown.set(this.#timeMs);
    this.#timeMs = grown;
  }
}
