/** How much of the past is kept and drawn. */
export const SPAN_MS = 30 * 60_000;
/** At one event a second. */
const ROOM = SPAN_MS / 1000;

/**
 * A unicorn's vitals over the last half hour: each event that the page saw, and the lowest and highest of each minute
 * from before it looked.
 *
 * @typedef {{timeMs: number, health: number, magic: number}} Seen
 * @typedef {{minuteMs: number, health: [number, number], magic: [number, number]}} Minute lowest and highest
 */
export class Vitals {
  /** @type {Seen[]} oldest first */
  seen = [];
  /** @type {Minute[]} oldest first */
  minutes = [];

  /** @param {Seen} event what is known now; what was seen after it, before a replay was wound back, is forgotten */
  saw(event) {
    if (!Number.isFinite(event.timeMs)) return;
    while (this.seen.length > 0 && this.seen.at(-1).timeMs > event.timeMs) this.seen.pop();
    if (this.seen.at(-1)?.timeMs === event.timeMs) return;
    this.seen.push(event);
    if (this.seen.length > ROOM) this.seen.shift();
  }

  /** @param {Minute[]} minutes in any order */
  heard(minutes) {
    this.minutes = [...minutes].sort((one, other) => one.minuteMs - other.minuteMs);
  }

  /**
   * @param {'health'|'magic'} vital
   * @param {number} nowMs
   * @returns {{low: number, high: number}|null} within the span; null when nothing is known
   */
  range(vital, nowMs) {
    const from = nowMs - SPAN_MS;
    let low = Infinity;
    let high = -Infinity;
    for (const minute of this.minutes) {
      if (minute.minuteMs + 60_000 < from) continue;
      low = Math.min(low, minute[vital][0]);
      high = Math.max(high, minute[vital][1]);
    }
    for (const event of this.seen) {
      if (event.timeMs < from) continue;
      low = Math.min(low, event[vital]);
      high = Math.max(high, event[vital]);
    }
    return low === Infinity ? null : { low, high };
  }
}
