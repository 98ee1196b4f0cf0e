import { Feed } from '/js/feed/feed.js';
import { Fleet } from '/js/fleet/fleet.js';
import { Poller } from '/js/feed/poller.js';
import { equal, near } from './check.js';
import { FakeServer, fleet, iso, nothing, row } from './fake-server.js';
import { FakeTime, settled } from './fake-time.js';

/** A worker on this thread, in the test's time. */
class FakeWorker extends EventTarget {
  constructor(server, time) {
    super();
    this.poller = new Poller({
      fetch: server.fetch,
      now: time.now,
      after: time.after,
      random: () => 0,
      emit: (data) => this.dispatchEvent(new MessageEvent('message', { data })),
    });
  }

  postMessage({ type, pollMs, view }) {
    if (type === 'start') {
      this.poller.pollMs = pollMs;
      this.poller.resume();
    } else if (type === 'look') {
      this.poller.look(view);
    } else {
      this.poller[type]();
    }
  }
}

/** A feed at a server whose clock shows `aheadMs` more, and whose fleet sends an event each second. */
async function feeding({ aheadMs = 0, pollMs = 500 } = {}) {
  const time = new FakeTime();
  const server = new FakeServer();
  const states = [];
  const worker = new FakeWorker(server, time);
  const feed = new Feed({ fleet: new Fleet(), worker, now: time.now, wall: time.wall, frame: (run) => run(), every: time.every });
  feed.addEventListener('state', () => states.push(feed.state));
  const serverNow = () => time.wall() + aheadMs;
  const sending = () => {
    const newest = Math.floor(serverNow() / 1000) * 1000;
    return fleet([row('A', newest)], { asOf: iso(serverNow()), lastArrival: iso(newest) });
  };
  server.answers(sending);
  feed.start(pollMs);
  await time.pass(3000);
  return { time, server, feed, states, sending, serverNow };
}

const HOUR = 3_600_000;

export async function connects_and_is_live() {
  const { feed, states } = await feeding();

  equal(states, ['live']);
  equal([feed.fleet.count, feed.total, feed.failure], [1, 1, null]);
}

export async function a_browser_an_hour_behind_or_ahead_is_live_all_the_same() {
  for (const aheadMs of [HOUR, -HOUR]) {
    const { feed, states, serverNow } = await feeding({ aheadMs });

    equal(states, ['live']);
    near(feed.serverNow(), serverNow(), 1);
    near(feed.lagMs.median, 0, 1000);
  }
}

export async function when_the_fleet_falls_silent_it_says_so_within_five_seconds_and_live_again_after() {
  const { time, server, feed, states, serverNow, sending } = await feeding();
  const silentSince = serverNow();
  server.answers(() => fleet([], { asOf: iso(serverNow()), lastArrival: iso(silentSince) }));
  await time.pass(5000);
  equal([feed.state, states], ['nodata', ['live', 'delayed', 'nodata']]);
  equal(feed.newestArrivalAt, silentSince);

  server.answers(sending);
  await time.pass(2000);
  equal(feed.state, 'live');
}

export async function a_fleet_that_was_silent_before_the_page_opened_is_no_data() {
  const { time, server, feed, serverNow } = await feeding();
  server.answers(() => fleet([row('A', serverNow() - HOUR)], { asOf: iso(serverNow()), lastArrival: iso(serverNow() - HOUR), reset: true }));
  await time.pass(10_000);

  equal(feed.state, 'nodata');
}

export async function a_backlog_that_comes_in_bursts_is_late_and_not_silent() {
  const { time, server, feed, states, serverNow } = await feeding();
  server.answers(() => {
    const burst = Math.floor(serverNow() / 6000) * 6000 - 20_000;
    return fleet([row('A', burst)], { asOf: iso(serverNow()), lastArrival: iso(burst), reset: true });
  });
  await time.pass(30_000);
  states.length = 0;

  await time.pass(60_000);

  equal([feed.state, states], ['delayed', []]);
}

export async function a_fleet_that_fell_silent_while_nobody_looked_is_no_data_at_once() {
  const { time, server, feed, serverNow } = await feeding();
  feed.pause();
  await time.pass(60_000);
  const silentSince = serverNow() - 30_000;
  server.answers(() => fleet([row('A', silentSince)], { asOf: iso(serverNow()), lastArrival: iso(silentSince) }));

  feed.start(500);
  await time.pass(1000);

  equal(feed.state, 'nodata');
}

export async function an_empty_fleet_is_no_data() {
  const { time, server, feed } = await feeding();
  server.answers(fleet([]));
  const empty = new Feed({ fleet: new Fleet(), worker: new FakeWorker(server, time), now: time.now, wall: time.wall, frame: (run) => run(), every: time.every });
  empty.start(500);
  await time.pass(1000);

  equal([empty.state, empty.total, feed.total], ['nodata', 0, 0]);
}

export async function a_server_that_fails_is_disconnected_with_the_time_of_the_last_good_answer() {
  const { time, server, feed, states, sending } = await feeding();
  const { lastGoodAt } = feed;
  server.answers(() => new Response('', { status: 500 }));
  await time.pass(5000);

  equal([feed.state, feed.lastGoodAt, feed.failure.status], ['disconnected', lastGoodAt, 500]);

  server.answers(sending);
  await time.pass(10_000);
  equal([feed.state, feed.failure], ['live', null]);
  equal(states, ['live', 'delayed', 'disconnected', 'live'], 'it grows old first:');
}

export async function a_server_that_was_never_there_is_said_so_at_once() {
  const time = new FakeTime();
  const server = new FakeServer();
  server.answers(() => Promise.reject(new TypeError('connection refused')));
  const feed = new Feed({ fleet: new Fleet(), worker: new FakeWorker(server, time), now: time.now, wall: time.wall, frame: (run) => run(), every: time.every });

  feed.start(500);
  await time.pass(300);

  equal([feed.state, feed.failure.reason, feed.lastGoodAt], ['disconnected', 'unreachable', NaN]);
}

export async function a_server_that_takes_long_for_its_first_answer_is_waited_for() {
  const time = new FakeTime();
  const server = new FakeServer();
  server.answers(() => nothing());
  const feed = new Feed({ fleet: new Fleet(), worker: new FakeWorker(server, time), now: time.now, wall: time.wall, frame: (run) => run(), every: time.every });

  feed.start(500);
  await time.pass(9000);
  equal(feed.state, 'connecting');
  await time.pass(2000);
  equal([feed.state, feed.failure.reason], ['disconnected', 'slow']);
}

export async function a_server_that_does_not_answer_is_disconnected_before_its_time_is_over() {
  const { time, server, feed } = await feeding();
  server.answers(() => nothing());

  await time.pass(5000);

  equal(feed.state, 'disconnected');
}

export async function a_page_that_comes_back_connects_and_catches_up() {
  const { time, server, feed, states } = await feeding();
  feed.pause();
  await time.pass(HOUR);
  equal([feed.state, states], ['live', ['live']], 'nobody looks:');
  const asked = server.asked.length;

  feed.start(500);
  equal(feed.state, 'connecting');
  await time.pass(1);

  equal([feed.state, server.asked.length], ['live', asked + 1]);
  near(feed.lagMs.median, 0, 1000);
}

export async function a_machine_that_slept_says_nothing_until_it_is_answered_again() {
  const { time, server, feed, states, sending, serverNow } = await feeding();
  server.answers(() => nothing());
  time.sleep(HOUR);
  const asked = server.asked.length;
  await time.pass(250);
  equal([feed.state, server.asked.length], ['connecting', asked + 1]);
  near(feed.serverNow(), serverNow(), 1, 'what is shown is an hour older:');

  await time.pass(4000);
  equal(feed.state, 'disconnected');
  server.answers(sending);
  await time.pass(10_000);
  equal([feed.state, states], ['live', ['live', 'connecting', 'disconnected', 'live']]);
}

export async function a_browsers_clock_that_is_corrected_a_little_is_no_sleep() {
  const { time, states } = await feeding();
  for (let i = 0; i < 20; i++) {
    time.sleep(i % 2 === 0 ? 500 : -500);
    await time.pass(1000);
  }

  equal(states, ['live']);
}

export async function a_fleet_that_falls_silent_after_the_servers_clock_was_set_back_is_no_data() {
  const { time, server, feed, serverNow } = await feeding();
  const newest = serverNow();
  server.answers(() => fleet([], { asOf: iso(serverNow() - HOUR), lastArrival: iso(newest) }));
  await time.pass(5000);

  equal(feed.state, 'nodata');
  near(feed.newestArrivalAt, Math.floor(newest / 1000) * 1000 - HOUR, 1, 'by the clock that goes now:');
}

export async function a_fleet_that_goes_on_after_the_servers_clock_was_set_back_is_live() {
  const { time, server, states, serverNow } = await feeding();
  const newest = serverNow();
  server.answers(() => fleet([row('A', serverNow())], { asOf: iso(serverNow() - HOUR), lastArrival: iso(newest) }));
  await time.pass(20_000);

  equal(states, ['live']);
}

export async function one_unicorn_whose_clock_is_wrong_does_not_make_the_fleet_late() {
  const { time, server, feed, states, serverNow } = await feeding();
  let turn = 0;
  server.answers(() => {
    const newest = serverNow();
    const one = turn++ % 2 === 0 ? row('A', newest) : row('Wrong', newest - HOUR);
    return fleet([one], { asOf: iso(newest), lastArrival: iso(newest) });
  });
  await time.pass(20_000);

  equal([feed.state, states], ['live', ['live']]);
}

export async function an_event_from_the_future_is_not_older_than_nothing() {
  const { time, server, feed, serverNow } = await feeding();
  server.answers(() => fleet([row('A', serverNow() + 50_000)], { asOf: iso(serverNow()), lastArrival: iso(serverNow()) }));
  await time.pass(2000);

  equal([feed.state, feed.lagMs], ['live', { median: 0, p99: 0 }]);
}

export async function an_event_from_the_future_does_not_hide_that_the_fleet_falls_silent() {
  const { time, server, feed, serverNow } = await feeding();
  server.answers(() => fleet([row('Ahead', serverNow() + HOUR)], { asOf: iso(serverNow()) }));
  await time.pass(1000);

  server.answers(() => fleet([], { asOf: iso(serverNow()) }));
  await time.pass(6000);

  equal(feed.state, 'nodata');
}

export async function a_worker_that_breaks_is_no_live_feed() {
  const time = new FakeTime();
  const worker = new FakeWorker(new FakeServer(), time);
  const feed = new Feed({ fleet: new Fleet(), worker, now: time.now, wall: time.wall, frame: (run) => run(), every: time.every });
  worker.postMessage = () => {};
  feed.start(500);

  worker.dispatchEvent(new ErrorEvent('error'));

  equal([feed.state, feed.failure.reason], ['disconnected', 'broken']);
}

export async function cells_come_and_go() {
  const { time, server, feed, serverNow, sending } = await feeding();
  let told = 0;
  feed.addEventListener('cells', () => told++);
  feed.look({ west: -74, south: 40, east: -73, north: 41, zoom: 9 });
  const cells = [{ latitude: 40.7, longitude: -73.9, count: 99_999, low: 5, gone: 1 }];
  server.answers(() => fleet([], { asOf: iso(serverNow()), lastArrival: iso(serverNow()), cells, total: 100_000 }));
  await time.pass(12_000);
  equal([feed.cells, feed.total, feed.fleet.count, feed.state], [cells, 100_000, 0, 'live']);

  server.answers(sending);
  await time.pass(12_000);
  equal([feed.cells, feed.fleet.count], [null, 1]);
  equal(told > 1, true);
}

export async function cells_that_are_none_are_left_out() {
  const { time, server, feed, serverNow } = await feeding();
  const odd = [null, {}, { latitude: 'x', longitude: 1, count: 2 }, { latitude: 1, longitude: 2, count: 3, low: 0, gone: 0 }];
  server.answers(() => fleet([], { asOf: iso(serverNow()), cells: odd, total: 100_000 }));
  await time.pass(1000);

  equal(feed.cells, [odd[3]]);
}

export async function an_hour_of_answers_leaves_nothing_behind() {
  const { time, feed, server } = await feeding({ pollMs: 1000 });
  const { latitude } = feed.fleet;
  for (let minute = 0; minute < 10; minute++) {
    await time.pass(60_000);
    server.asked.length = 0;
  }

  equal([feed.fleet.count, feed.fleet.latitude === latitude, time.waiting <= 2], [1, true, true]);
  await settled();
}
