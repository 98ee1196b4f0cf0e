/** How many of the newest answers are looked at. */
const KEPT = 32;
/** Two clocks of quartz part by less than this share of the time. */
const DRIFT = 1e-4;

/**
 * The server's clock, told from the times in its answers. The browser's own may be wrong by hours: only its
 * steadiness matters.
 *
 * An answer that says it was written at `asOf`, asked for at `sent` and there at `received`, was written somewhere
 * between the two, so the guess from their middle is wrong by half the round trip at most. The guess of the shortest
 * round trip among the newest answers holds, as NTP does it (RFC 5905, section 10).
 */
export class ServerClock {
  #samples = [];

  /** @param {() => number} now a steady clock, in milliseconds */
  constructor(now) {
    this.now = now;
  }

  /** Whether there has been an answer. */
  get known() {
    return this.#samples.length > 0;
  }

  /** @returns {number} epoch milliseconds; NaN before the first answer */
  serverNow() {
    return this.now() + this.offsetMs;
  }

  /** @returns {number} what the server's clock shows more than ours; NaN before the first answer */
  get offsetMs() {
    let best = { offsetMs: NaN, doubtMs: Infinity };
    for (const sample of this.#samples) {
      if (sample.doubtMs < best.doubtMs) {
        best = sample;
      }
    }
    return best.offsetMs;
  }

  /** @param {number} ms for how long ours did not go on; the server's did */
  stoodStill(ms) {
    for (const sample of this.#samples) {
      sample.offsetMs += ms;
    }
  }

  /**
   * @param {number} asOfMs the server's clock
   * @param {number} sentMs our clock
   * @param {number} receivedMs our clock
   */
  learn(asOfMs, sentMs, receivedMs) {
    const sample = {
      offsetMs: asOfMs - (sentMs + receivedMs) / 2,
      doubtMs: (receivedMs - sentMs) / 2,
      atMs: receivedMs,
    };
    // One of the clocks was set, or ours stood still while the machine slept: what was learnt before is void.
    this.#samples = this.#samples.filter((old) => agree(old, sample));
    this.#samples.push(sample);
    if (this.#samples.length > KEPT) {
      this.#samples.shift();
    }
  }
}

/** The answer's own time may be a little old where the server keeps it for a while, hence the quarter of a second. */
function agree(old, sample) {
  const drift = (sample.atMs - old.atMs) * DRIFT;
  return Math.abs(sample.offsetMs - old.offsetMs) <= old.doubtMs + sample.doubtMs + drift + 250;
}
