/** A clock and timers that stand still until the test moves them. */
export class FakeTime {
  nowMs = 1_000_000;
  #sleptMs = 0;
  #timers = new Set();

  now = () => this.nowMs;

  /** As `Date.now`: goes on while the machine sleeps. */
  wall = () => this.nowMs + this.#sleptMs;

  after = (ms, run) => {
    const timer = { atMs: this.nowMs + ms, run };
    this.#timers.add(timer);
    return () => this.#timers.delete(timer);
  };

  every = (ms, run) => {
    const again = () => {
      run();
      this.after(ms, again);
    };
    this.after(ms, again);
  };

  /** The machine sleeps: timers and the steady clock stand still. */
  sleep(ms) {
    this.#sleptMs += ms;
  }

  /** How many timers wait. */
  get waiting() {
    return this.#timers.size;
  }

  /** Lets time pass, and everything happen that is due, in its order. */
  async pass(ms) {
    const untilMs = this.nowMs + ms;
    await settled();
    for (;;) {
      const next = [...this.#timers].filter((each) => each.atMs <= untilMs).sort((a, b) => a.atMs - b.atMs)[0];
      if (!next) break;
      this.#timers.delete(next);
      this.nowMs = Math.max(this.nowMs, next.atMs);
      next.run();
      await settled();
    }
    this.nowMs = untilMs;
  }
}

/** Lets every promise that can be settled, be so. */
export async function settled() {
  for (let i = 0; i < 3; i++) {
    await new Promise((done) => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => {
        port1.close();
        done();
      };
      port2.postMessage(null);
    });
  }
}
