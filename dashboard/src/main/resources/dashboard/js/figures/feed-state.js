import { element, icon, setText } from '../view/element.js';
import { clock, duration, lag, utc } from '../view/format.js';

const WORDS = {
  connecting: 'Connecting',
  live: 'Live',
  delayed: 'Delayed',
  disconnected: 'Disconnected',
  nodata: 'No data',
};

/**
 * Whether what the page shows is current: in a word, a symbol and a colour, and in a sentence when it is not. The rest of
 * the page looks stale by the same attribute.
 */
export class FeedState {
  #app;
  #feed;
  #root;
  #announcer;
  #notice;
  #state = null;
  #word = element('span', { class: 'feed-state-word' });
  #lag = element('span', { class: 'feed-state-lag' });
  #node;
  #title = element('strong');
  #text = element('span');
  #retry;

  /**
   * @param {object} parts
   * @param {import('../app.js').App} parts.app
   * @param {Document} parts.document
   * @param {import('../view/announcer.js').Announcer} parts.announcer
   * @param {Window} parts.window for its timers
   */
  constructor({ app, document, announcer, window }) {
    const { feed } = app;
    this.#app = app;
    this.#feed = feed;
    this.#root = document.documentElement;
    this.#announcer = announcer;
    this.#node = document.getElementById('feed-state');
    this.#notice = document.getElementById('notice');
    this.#retry = element('button', { type: 'button', class: 'button', onclick: () => feed.retry() }, 'Try now');
    feed.addEventListener('state', () => this.#show());
    feed.addEventListener('answer', () => this.#showAge());
    app.addEventListener('source', () => this.#showAge());
    window.setInterval(() => this.#showAge(), 500);
    this.#show();
  }

  #show() {
    const { state } = this.#feed;
    if (state === this.#state) return;
    const before = this.#state;
    this.#state = state;
    this.#root.dataset.feed = state;
    setText(this.#word, WORDS[state]);
    this.#node.replaceChildren(icon(state), this.#word, this.#lag);
    const fine = state === 'live' || state === 'connecting';
    this.#notice.hidden = fine;
    if (!fine) this.#notice.replaceChildren(icon(state), this.#title, this.#text, this.#retry);
    this.#retry.hidden = state !== 'disconnected';
    this.#showAge();
    if (before !== null && before !== 'connecting') this.#say(state, fine);
    else if (!fine) this.#say(state, fine);
  }

  #say(state, fine) {
    const { title } = this.#sentence(state);
    this.#announcer.say(fine ? `The feed is ${WORDS[state].toLowerCase()} again.` : `${title}`);
  }

  #showAge() {
    const { state } = this.#feed;
    const ms = lagOf(this.#feed);
    setText(this.#lag, state === 'connecting' ? '' : lag(ms));
    this.#node.title = `Event to screen: ${lag(ms)}. Newest event arrived ${utc(this.#feed.newestArrivalAt) || 'never'}.`;
    if (this.#notice.hidden) return;
    const { title, text } = this.#sentence(state);
    setText(this.#title, title);
    setText(this.#text, text);
  }

  #sentence(state) {
    const { newestArrivalAt, lastGoodAt, failure, total } = this.#feed;
    const past = this.#app.source !== this.#app.live;
    const ago = (ms) => `${duration(this.#feed.serverNow() - ms)} ago`;
    if (state === 'disconnected') {
      const title = Number.isNaN(lastGoodAt) ? 'Disconnected: no data yet.' : `Disconnected. Last good data ${clock(lastGoodAt)}.`;
      const what = past ? 'The live fleet is known up to then' : 'What you see is from then';
      const shown = Number.isNaN(lastGoodAt) ? '' : `${what}, ${ago(lastGoodAt)}. `;
      return { title, text: `${shown}${failure ? `${failure.message} ${this.#next(failure)}` : ''}` };
    }
    if (state === 'nodata') {
      if (total === 0 || Number.isNaN(newestArrivalAt)) {
        return { title: 'No data.', text: 'The server answers, but no unicorn has been heard of.' };
      }
      const text = `The last came ${ago(newestArrivalAt)}. The server answers; the fleet, or what carries its events, is silent.`;
      return { title: `No data: no event since ${clock(newestArrivalAt)}.`, text };
    }
    const what = past ? "The live fleet's newest positions" : 'The newest positions';
    return { title: 'Delayed.', text: `${what} are ${duration(lagOf(this.#feed))} old: events arrive late.` };
  }

  #next(failure) {
    const ms = failure.retryAtMs - this.#feed.now();
    if (ms === Infinity) return '';
    return ms > 500 ? `Trying again in ${Math.ceil(ms / 1000)} s.` : 'Trying again now.';
  }
}

/**
 * From event to screen. When nothing new comes, what is on the screen grows old; and of a fleet that is only shown as
 * numbers in an area, it is the age of the newest event's arrival.
 * @param {import('../feed/feed.js').Feed} feed
 * @returns {number} milliseconds, NaN when unknown
 */
export function lagOf(feed) {
  const { median } = feed.lagMs;
  if (feed.state === 'live' && !Number.isNaN(median)) return median;
  const age = feed.serverNow() - feed.newestArrivalAt;
  return Number.isNaN(median) ? age : Math.max(median, Number.isNaN(age) ? 0 : age);
}
