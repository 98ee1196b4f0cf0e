/** Puts the page together; nothing else does. */
import { AlertBook } from './alerts/alert-book.js';
import { Attention } from './alerts/attention.js';
import { Chime } from './alerts/chime.js';
import { Desk } from './alerts/desk.js';
import { HistoryPanel } from './alerts/history-panel.js';
import { OpenPanel } from './alerts/open-panel.js';
import { Settings } from './api/settings.js';
import { App } from './app.js';
import { Detail } from './detail/detail.js';
import { request } from './feed/api.js';
import { Feed } from './feed/feed.js';
import { EmptyFleet } from './figures/empty-fleet.js';
import { FeedState } from './figures/feed-state.js';
import { Figures } from './figures/figures.js';
import { Fleet } from './fleet/fleet.js';
import { Help } from './keys/help.js';
import { Keys } from './keys/keys.js';
import { FarSearch } from './list/far-search.js';
import { FleetList } from './list/list.js';
import { FleetMap } from './map/fleet-map.js';
import { loadBasemap } from './map/load-basemap.js';
import { Replay } from './replay/replay.js';
import { Announcer } from './view/announcer.js';
import { Messages } from './view/messages.js';
import { Panels } from './view/panels.js';
import { themeButton } from './view/theme-button.js';
import { Theme } from './view/theme.js';
import { View } from './view/view.js';

const at = (id) => document.getElementById(id);

const feedWorker = new Worker(new URL('./feed/worker.js', import.meta.url), { type: 'module' });
feedWorker.addEventListener('error', (event) => {
  // What goes wrong once it runs is an ErrorEvent.
  if (!(event instanceof ErrorEvent)) window.dispatchEvent(new Event('partmissing'));
});
const feed = new Feed({
  fleet: new Fleet(),
  worker: feedWorker,
  now: () => performance.timeOrigin + performance.now(),
  wall: Date.now,
  frame: (run) => requestAnimationFrame(run),
  every: (ms, run) => setInterval(run, ms),
});
const app = new App(feed);
const settings = new Settings({ window, request });

// What the operator looks at, and what the page says.
const view = new View(window);
const theme = new Theme(window);
const panels = new Panels(window, view);
const announcer = new Announcer(at('announcer'), window);
const messages = new Messages(at('messages'), announcer, window);
themeButton(at('theme-button'), theme);

const map = new FleetMap(at('map'), { app, view, theme, covers: [at('detail')] });
loadBasemap('basemap/new-york.json', (ms) => new Promise((done) => setTimeout(done, ms))).then((topology) => map.showBasemap(topology));

// The feed's state and the fleet in figures.
new FeedState({ app, document, announcer, window });
new EmptyFleet({ root: at('empty'), app });
const figures = new Figures({ app, document, request, window });

// The list, and the panel about one unicorn.
const far = new FarSearch(request, window);
const list = new FleetList({ root: at('panel-fleet'), app, view, far, announcer });
const search = (query) => {
  view.set({ panel: 'fleet', filter: 'all', ...(query === undefined ? {} : { query, selected: null }) });
  list.search();
};
new Detail({ root: at('detail'), app, view, request, messages, window, search });

// Alerts.
const now = () => feed.serverNow();
const book = new AlertBook({ window, request, now });
const desk = new Desk({ book, view, messages, announcer });
new OpenPanel({ root: at('panel-alerts'), book, does: desk, now, window });
new HistoryPanel({ root: at('panel-history'), book, view, does: desk, now, window });
const chime = new Chime(at('sound-button'), window);
new Attention({ book, document, announcer, chime, counts: [at('tab-count'), at('places-count')] });
figures.addEventListener('alerts', () => book.refresh());

// The past.
const replay = new Replay({
  root: at('replay'),
  button: at('replay-button'),
  banner: at('banner'),
  app,
  view,
  theme,
  announcer,
  request,
  worker: () => new Worker(new URL('./replay/worker.js', import.meta.url), { type: 'module' }),
  window,
});

// Keys.
const open = (panel) => () => {
  view.set({ panel });
  at(`tab-${panel}`).focus();
};
const keys = new Keys({
  document,
  does: {
    '/': () => search(),
    ArrowDown: () => list.step(1),
    ArrowUp: () => list.step(-1),
    Escape: () => {
      if (view.state.selected !== null) view.set({ selected: null }, { push: true });
      else if (panels.narrow) view.set({ panel: 'map' });
    },
    f: () => view.state.selected !== null && view.set({ follow: !view.state.follow }),
    l: () => {
      view.set({ panel: 'fleet' });
      at('fleet-grid').focus();
    },
    a: open('alerts'),
    h: open('history'),
    m: () => {
      if (panels.narrow) view.set({ panel: 'map' });
      at('map').focus();
    },
    r: () => (replay.state === 'closed' ? replay.choose() : replay.close()),
    t: () => theme.toggle(),
    '?': () => help.open(),
  },
});
const help = new Help(at('help'), keys);
at('help-button').addEventListener('click', () => help.open());
for (const button of document.querySelectorAll('[data-focus]')) {
  button.addEventListener('click', () => (button.dataset.focus === 'map' ? at('map').focus() : search()));
}

/** For tests and measurements, which read the page's state and change nothing. */
window.wildRydes = Object.assign(app, { map, view });

function feedWhileSeen() {
  if (document.hidden) feed.pause();
  else feed.start(settings.pollMs);
}

settings.addEventListener('changed', () => {
  feed.fleet.alertBelow = settings.alertBelow;
  map.showTiles(settings.tileUrl, settings.tileAttribution);
  feedWhileSeen();
});
document.addEventListener('visibilitychange', feedWhileSeen);
feedWhileSeen();
settings.start();
figures.start();
book.start();
