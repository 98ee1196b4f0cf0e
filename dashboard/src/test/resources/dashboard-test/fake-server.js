/** A fetch whose answers a test scripts, and a fleet answer to begin with. */
export const EPOCH_MS = Date.parse('2026-11-22T20:15:00.000Z');

export function iso(ms) {
  return new Date(ms).toISOString();
}

/** A row as the Api sends it. */
export function row(name, atMs, more = {}) {
  return {
    name,
    statusTime: iso(atMs),
    latitude: 40.75,
    longitude: -73.98,
    healthPoints: 200,
    magicPoints: 180,
    speed: 5,
    ...more,
  };
}

/** An answer of the Api. */
export function fleet(unicorns, more = {}) {
  return { cursor: 'c1', asOf: iso(EPOCH_MS), total: unicorns.length, unicorns, gone: [], ...more };
}

export class FakeServer {
  /** The addresses asked for, in order. */
  asked = [];
  /** How many requests were called off. */
  aborted = 0;
  #reply = () => fleet([]);

  /** @param {(url: string) => object|Response|Promise} reply from now on; an object is sent as JSON */
  answers(reply) {
    this.#reply = typeof reply === 'function' ? reply : () => reply;
  }

  fetch = async (url, { signal }) => {
    this.asked.push(url);
    let pending = true;
    const calledOff = new Promise((_, reject) => {
      signal.addEventListener('abort', () => {
        this.aborted += pending ? 1 : 0;
        reject(signal.reason);
      });
    });
    calledOff.catch(() => {});
    const reply = await Promise.race([this.#reply(url), calledOff]);
    pending = false;
    return reply instanceof Response ? reply : new Response(JSON.stringify(reply));
  };
}

/** What never comes. */
export function nothing() {
  return new Promise(() => {});
}
