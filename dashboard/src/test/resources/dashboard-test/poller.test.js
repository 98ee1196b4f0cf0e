import { Poller } from '/js/feed/poller.js';
import { equal, ok } from './check.js';
import { EPOCH_MS as T, FakeServer, fleet, nothing, row } from './fake-server.js';
import { FakeTime } from './fake-time.js';

async function polling(reply) {
  const time = new FakeTime();
  const server = new FakeServer();
  const emitted = [];
  server.answers(reply);
  const poller = new Poller({ fetch: server.fetch, now: time.now, after: time.after, random: () => 0, emit: (each) => emitted.push(each) });
  poller.pollMs = 1000;
  poller.resume();
  await time.pass(0);
  return { time, server, emitted, poller };
}

export async function polls_with_the_cursor_of_the_answer_before() {
  let i = 0;
  const { time, server, emitted } = await polling(() => fleet([row('A', T + i)], { cursor: `c${++i}` }));
  await time.pass(2000);

  equal(server.asked, ['api/fleet', 'api/fleet?since=c1', 'api/fleet?since=c2']);
  equal(emitted.map((each) => [each.type, each.columns.rows.length]), Array(3).fill(['answer', 1]));
}

export async function an_answer_tells_what_the_page_needs() {
  const { emitted } = await polling(fleet([row('A', T)], { gone: ['A', 'Unknown'], lastArrival: '2026-11-22T20:14:59.000Z', total: 7 }));

  const { columns, total, asOfMs, lastArrivalMs, sentMs, receivedMs, bytes } = emitted[0];
  equal([columns.added, columns.gone, total, asOfMs, lastArrivalMs], [['A'], new Int32Array([0]), 7, T, T - 1000]);
  ok(receivedMs >= sentMs && bytes > 0);
}

export async function one_request_at_a_time_however_slow_it_is() {
  const { time, server } = await polling(() => nothing());
  await time.pass(9000);

  equal(server.asked.length, 1);
}

export async function what_does_not_answer_is_called_off_and_asked_again() {
  const { time, server, emitted } = await polling(() => nothing());
  await time.pass(10_000);
  equal([server.aborted, emitted[0].type, emitted[0].reason], [1, 'failure', 'slow']);

  server.answers(fleet([row('A', T)]));
  await time.pass(500);
  equal(emitted[1].columns.added, ['A']);
}

export async function nothing_for_a_minute_and_then_the_fleet_again() {
  const { time, server, emitted } = await polling(fleet([row('A', T)]));
  server.answers(() => nothing());
  await time.pass(61_000);
  ok(emitted.filter((each) => each.reason === 'slow').length >= 4, 'several attempts');

  server.answers(fleet([row('A', T + 60_000)]));
  await time.pass(20_000);
  equal(emitted.at(-1).columns.timeMs, new Float64Array([T + 60_000]));
}

export async function failures_are_told_and_waited_for_longer_and_longer() {
  const { time, server, emitted } = await polling(() => new Response('', { status: 500 }));
  await time.pass(15_000);

  equal(emitted.map((each) => each.failures), [1, 2, 3, 4, 5, 6, 7]);
  equal(emitted.map((each) => each.status), Array(7).fill(500));
  const asked = server.asked.length;
  await time.pass(4999);
  equal(server.asked.length, asked + 1, 'a wait of 5 s:');
}

export async function a_server_that_is_busy_is_left_alone_as_long_as_it_asks() {
  const { time, server, emitted } = await polling(() => new Response('', { status: 429, headers: { 'Retry-After': '7' } }));
  equal([emitted[0].status, emitted[0].retryAtMs - time.now()], [429, 7000]);

  await time.pass(6999);
  equal(server.asked.length, 1);
  await time.pass(1);
  equal(server.asked.length, 2);
}

export async function garbage_of_every_kind_is_a_failure_and_loses_no_cursor() {
  const { time, server, emitted } = await polling(fleet([row('A', T)], { cursor: 'good' }));
  const garbage = ['', '<html>', 'null', '[]', '7', '{}', '{"cursor":1}', JSON.stringify({ cursor: 'bad', asOf: 'now', unicorns: [] }),
    JSON.stringify({ cursor: 'bad', asOf: '2026-11-22T20:15:00.000Z', unicorns: {} })];
  for (const text of garbage) {
    server.answers(() => new Response(text));
    await time.pass(6000);
    equal(emitted.at(-1).reason, 'garbage', text);
    ok(server.asked.at(-1) === 'api/fleet?since=good', 'the last good cursor');
  }
}

export async function a_connection_that_breaks_is_a_failure() {
  const { emitted } = await polling(() => Promise.reject(new TypeError('network error')));

  equal([emitted[0].type, emitted[0].reason, emitted[0].status], ['failure', 'unreachable', 0]);
}

export async function an_answer_that_breaks_off_is_a_failure() {
  const broken = new ReadableStream({ pull: (stream) => stream.error(new TypeError('ERR_CONTENT_DECODING_FAILED')) });
  const { emitted } = await polling(() => new Response(broken));

  equal([emitted[0].type, emitted[0].reason], ['failure', 'unreachable']);
}

export async function a_cursor_that_is_refused_is_forgotten() {
  const { time, server } = await polling(fleet([row('A', T)], { cursor: 'bad' }));
  server.answers((url) => (url.includes('since') ? new Response('', { status: 400 }) : fleet([row('A', T)], { cursor: 'good' })));
  await time.pass(2400);

  equal(server.asked, ['api/fleet', 'api/fleet?since=bad', 'api/fleet', 'api/fleet?since=good']);
}

export async function a_cursor_of_another_epoch_brings_the_fleet_anew() {
  const { time, server, emitted } = await polling(fleet([row('A', T)], { cursor: 'old' }));
  server.answers(fleet([row('B', T - 5000)], { cursor: 'new', reset: true }));
  await time.pass(1000);

  const { reset, foreign, added, rows } = emitted[1].columns;
  equal([reset, foreign, added, rows], [true, true, ['B'], new Int32Array([0])]);
}

export async function more_is_asked_for_at_once() {
  let part = 0;
  const { time, server, emitted } = await polling(() => fleet([row(`U${part}`, T)], { cursor: `c${++part}`, more: part < 3, total: 3 }));
  await time.pass(1);

  equal(server.asked, ['api/fleet', 'api/fleet?since=c1', 'api/fleet?since=c2']);
  equal(emitted.map((each) => each.columns.rows), [0, 1, 2].map((each) => new Int32Array([each])));
}

export async function a_pause_drops_what_is_on_its_way_and_loses_nothing() {
  const { time, server, emitted, poller } = await polling(fleet([row('A', T)], { cursor: 'c1' }));
  let reply;
  server.answers(() => new Promise((done) => (reply = done)));
  await time.pass(1000);

  poller.pause();
  reply(fleet([row('A', T + 1000)], { cursor: 'c2' }));
  await time.pass(60_000);
  equal([server.asked.length, emitted.length, time.waiting], [2, 1, 0]);

  server.answers(fleet([row('A', T + 60_000)], { cursor: 'c3' }));
  poller.resume();
  await time.pass(1);
  equal([server.asked.at(-1), emitted.at(-1).columns.timeMs], ['api/fleet?since=c1', new Float64Array([T + 60_000])]);
}

export async function another_view_calls_off_the_old_ones_request() {
  const { time, server, poller } = await polling(fleet([]));
  server.answers(() => nothing());
  await time.pass(1000);

  poller.look({ box: [0, 0, 1, 1], zoom: 9, mostOfFleet: false });
  await time.pass(0);

  equal([server.aborted, server.asked.length], [1, 3]);
}

export async function a_person_who_tries_again_does_not_wait() {
  const { time, server, poller } = await polling(() => new Response('', { status: 503, headers: { 'Retry-After': '50' } }));
  server.answers(fleet([]));

  poller.retry();
  await time.pass(0);

  equal(server.asked.length, 2);
}

export async function a_view_that_moves_does_not_hurry_a_server_in_trouble() {
  const { time, server, poller } = await polling(() => new Response('', { status: 503, headers: { 'Retry-After': '50' } }));

  poller.look({ box: [0, 0, 1, 1], zoom: 9, mostOfFleet: false });
  await time.pass(49_000);

  equal(server.asked.length, 1);
}

export async function who_left_without_a_word_leaves_the_page_too() {
  const { time, server, emitted } = await polling(fleet([row('A', T), row('B', T)]));
  server.answers((url) => (url.includes('since') ? fleet([], { total: 1 }) : fleet([row('B', T)])));
  await time.pass(3000);

  equal(server.asked.map((url) => url.includes('since')), [false, true, false, true]);
  equal(emitted.map((each) => each.columns.reset), [true, false, true, false]);
  equal(emitted[2].columns.added, ['B']);
}

export async function a_server_that_does_not_count_is_asked_for_changes_only() {
  let names = ['A', 'B'];
  const { time, server } = await polling(() => fleet(names.map((name) => row(name, T)), { total: undefined }));
  names = ['C'];
  await time.pass(3000);

  equal(server.asked.map((url) => url.includes('since')), [false, true, true, true]);
}
