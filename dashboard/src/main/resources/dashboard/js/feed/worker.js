/**
 * The thread that asks and reads, so that the page's own has only to copy columns.
 *
 * In: `{type: 'start', pollMs}`, `look` with a `view`, `pause`, `retry`. Out: see Poller.
 */
import { transferables } from '../fleet/columns.js';
import { Poller } from './poller.js';

const poller = new Poller({
  fetch: (url, options) => fetch(new URL(`../../${url}`, import.meta.url), options),
  now: () => performance.timeOrigin + performance.now(),
  after: (ms, run) => {
    const timer = setTimeout(run, ms);
    return () => clearTimeout(timer);
  },
  random: Math.random,
  emit: (message) => postMessage(message, message.columns ? transferables(message.columns) : []),
});

addEventListener('message', ({ data }) => {
  switch (data.type) {
    case 'start':
      poller.pollMs = data.pollMs;
      poller.resume();
      break;
    case 'look':
      poller.look(data.view);
      break;
    case 'pause':
      poller.pause();
      break;
    case 'retry':
      poller.retry();
      break;
    default:
      throw new Error(`the feed's worker knows no message of type ${data.type}`);
  }
});
