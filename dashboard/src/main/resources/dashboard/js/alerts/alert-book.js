import { parseTime } from '../fleet/time.js';
import { Poll } from '../api/poll.js';
import { readAlert } from './alert.js';

const EVERY_MS = 2000;
/** Behind other tabs, for the title and the sound; browsers make it a minute when a tab has not been seen for long. */
const UNSEEN_MS = 10_000;
/** As many as are asked for at a time. */
const PAGE = 100;
/** The server's list may be that much behind what the server has confirmed. */
const BEHIND_MS = 5000;

/** @typedef {import('./alert.js').Alert} Alert */

/**
 * The open alerts, as the server last told them, with what this operator has just done to them laid over. Fires
 * `changed` after each answer, failure and act, with `{fresh}`: the alerts that were not in the answer before.
 */
export class AlertBook extends EventTarget {
  /** When the list was written, server's clock; NaN before the first answer. */
  asOfMs = NaN;
  /** Whether the last question was answered. */
  reachable = true;
  /** Whether there are more open alerts than are listed here. */
  more = false;
  #request;
  #now;
  #told = [];
  /** What was done and is not yet in an answer: id → {acknowledgedMs, waits, sent, confirmedMs}. */
  #done = new Map();
  #poll;

  /**
   * @param {object} parts
   * @param {Window} parts.window
   * @param {(path: string, options?: object) => Promise<any>} parts.request
   * @param {() => number} parts.now the server's clock, epoch milliseconds
   */
  constructor({ window, request, now }) {
    super();
    this.#request = request;
    this.#now = now;
    this.#poll = new Poll({
      window,
      everyMs: EVERY_MS,
      unseenMs: UNSEEN_MS,
      ask: (signal) => request(`api/alerts?state=open&limit=${PAGE}`, { signal }),
      took: (answer) => this.#took(answer),
      failed: () => this.#failed(),
    });
  }

  /** Begins to ask. */
  start() {
    this.#poll.start();
  }

  /** Asks for what is new: somebody knows that there is something. */
  refresh() {
    this.#poll.soon();
  }

  /** @returns {Alert[]} the open alerts, newest first */
  get open() {
    return this.#told.map((alert) => this.#withDone(alert));
  }

  /** @returns {number} open alerts that nobody has acknowledged */
  get waiting() {
    return this.open.filter((alert) => Number.isNaN(alert.acknowledgedMs)).length;
  }

  /**
   * @param {Alert} alert as it was told at some time
   * @returns {Alert} as it is known now; what is resolved, stays so
   */
  current(alert) {
    if (!Number.isNaN(alert.resolvedMs)) return alert;
    return this.#withDone(this.#told.find(({ id }) => id === alert.id) ?? alert);
  }

  /**
   * Acknowledges an alert. It shows at once, and is taken back when the server does not take it.
   * @param {Alert} alert
   * @returns {Promise<void>} fails with why it was not taken
   */
  acknowledge(alert) {
    return this.#act(alert, 'POST', this.#now());
  }

  /**
   * Takes an acknowledgement back.
   * @param {Alert} alert
   * @returns {Promise<void>} fails with why it was not taken
   */
  withdraw(alert) {
    return this.#act(alert, 'DELETE', NaN);
  }

  /**
   * One page of all alerts, open and resolved, newest first.
   * @param {string|null} before the page before's `next`; null for the newest
   * @param {AbortSignal} [signal]
   * @returns {Promise<{before: string|null, alerts: Alert[], next: string|null, asOfMs: number}>}
   */
  async page(before, signal) {
    const from = before === null ? '' : `&before=${encodeURIComponent(before)}`;
    const answer = await this.#request(`api/alerts?state=all&limit=${PAGE}${from}`, { signal });
    return { before, alerts: answer.alerts.map(readAlert), next: answer.next ?? null, asOfMs: parseTime(answer.asOf) };
  }

  #withDone(alert) {
    const done = this.#done.get(alert.id);
    return done ? { ...alert, acknowledgedMs: done.acknowledgedMs, waits: done.waits } : alert;
  }

  async #act(alert, method, acknowledgedMs) {
    const before = this.#done.get(alert.id);
    const mine = { acknowledgedMs, waits: true, sent: null, confirmedMs: NaN };
    this.#done.set(alert.id, mine);
    this.#tell([]);
    try {
      mine.sent = this.#send(before, alert.id, method);
      await mine.sent;
      mine.waits = false;
      mine.confirmedMs = this.#now();
    } catch (failure) {
      // Something done later to the same alert stands.
      if (this.#done.get(alert.id) === mine) this.#done.delete(alert.id);
      throw failure;
    } finally {
      this.#tell([]);
      this.#poll.soon();
    }
  }

  /** One after the other: of two that are on their way at once, the server may see to the later one first. */
  async #send(before, id, method) {
    // Whether that one failed is told to who did it.
    if (before?.waits) await before.sent.catch(() => {});
    return this.#request(`api/alerts/${encodeURIComponent(id)}/acknowledge`, { method });
  }

  #took(answer) {
    const told = answer.alerts.map(readAlert);
    const fresh = this.#freshOf(told);
    this.#told = told;
    this.more = typeof answer.next === 'string';
    this.asOfMs = parseTime(answer.asOf);
    this.reachable = true;
    this.#forgetDone();
    this.#tell(fresh);
  }

  /** Ids sort by time: below a list that was cut off there were others before. */
  #freshOf(told) {
    if (Number.isNaN(this.asOfMs)) return [];
    const known = new Set(this.#told.map(({ id }) => id));
    const from = this.more ? this.#told.at(-1).id : '';
    return told.filter(({ id }) => id > from && !known.has(id));
  }

  /** What was done need not be laid over an answer that shows it, nor for ever over one that does not. */
  #forgetDone() {
    for (const [id, { acknowledgedMs, waits, confirmedMs }] of this.#done) {
      if (waits) continue;
      const told = this.#told.find((alert) => alert.id === id);
      const shows = told && Number.isNaN(told.acknowledgedMs) === Number.isNaN(acknowledgedMs);
      if (shows || this.#now() - confirmedMs > BEHIND_MS) this.#done.delete(id);
    }
  }

  #failed() {
    this.reachable = false;
    this.#tell([]);
  }

  #tell(fresh) {
    this.dispatchEvent(new CustomEvent('changed', { detail: { fresh } }));
  }
}
