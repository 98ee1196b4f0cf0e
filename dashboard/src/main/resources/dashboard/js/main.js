/** Puts the page together; nothing else does. */
import { App } from './app.js';
import { Feed } from './feed/feed.js';
import { Fleet } from './fleet/fleet.js';

const feed = new Feed({
  fleet: new Fleet(),
  worker: new Worker(new URL('./feed/worker.js', import.meta.url), { type: 'module' }),
  now: () => performance.timeOrigin + performance.now(),
  frame: (run) => requestAnimationFrame(run),
  every: (ms, run) => setInterval(run, ms),
});
const app = new App(feed);

/** For tests and measurements, which read the page's state and change nothing. */
window.wildRydes = app;

document.addEventListener('visibilitychange', () => (document.hidden ? feed.pause() : feed.resume()));
feed.start(1000);
