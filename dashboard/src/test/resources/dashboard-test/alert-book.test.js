import { AlertBook } from '/js/alerts/alert-book.js';
import { equal, failure, ok } from './check.js';
import { FakeTime, settled } from './fake-time.js';

const NOW = Date.parse('2026-11-22T20:20:00.000Z');

function told(id, more = {}) {
  return { id, name: 'A', vital: 'healthPoints', value: 90, threshold: 100, raisedAt: '2026-11-22T20:15:00.123Z', ...more };
}

/** A book whose questions are answered by hand. */
function bookOf() {
  const time = new FakeTime();
  const asked = [];
  const window = new EventTarget();
  window.document = Object.assign(new EventTarget(), { hidden: false });
  window.setTimeout = (run, ms) => time.after(ms, run);
  window.clearTimeout = (stop) => typeof stop === 'function' && stop();
  const request = (path, { method = 'GET', signal } = {}) =>
    new Promise((answer, fail) => {
      signal?.addEventListener('abort', () => fail(signal.reason));
      asked.push({ path, method, answer, fail });
    });
  const book = new AlertBook({ window, request, now: () => NOW + time.nowMs });
  const fresh = [];
  book.addEventListener('changed', ({ detail }) => fresh.push(...detail.fresh.map(({ id }) => id)));
  const list = async (...alerts) => {
    asked.filter(({ path }) => path.includes('state=open')).at(-1).answer({ asOf: '2026-11-22T20:20:00.000Z', alerts });
    await settled();
  };
  book.start();
  return { book, asked, fresh, list, time };
}

export async function the_first_answer_is_not_news_and_a_later_one_is() {
  const { book, fresh, list, time } = bookOf();
  await list(told('1'));
  equal(fresh, []);

  await time.pass(2000);
  await list(told('2'), told('1'));

  equal(fresh, ['2']);
  equal(book.waiting, 2);
}

export async function an_acknowledgement_shows_before_it_is_answered_and_outlives_an_older_list() {
  const { book, asked, list } = bookOf();
  await list(told('1'));

  const done = book.acknowledge(book.open[0]);
  equal([book.waiting, book.open[0].waits], [0, true]);
  asked.at(-1).answer(null);
  await done;
  await list(told('1'));

  equal([book.waiting, book.open[0].waits], [0, false]);
  equal(asked.map(({ method }) => method), ['GET', 'POST', 'GET']);
}

export async function the_first_operators_time_stays() {
  const { book, asked, list } = bookOf();
  await list(told('1'));
  const done = book.acknowledge(book.open[0]);
  asked.at(-1).answer(null);
  await done;

  await list(told('1', { acknowledgedAt: '2026-11-22T20:16:00.000Z' }));

  equal(book.open[0].acknowledgedMs, Date.parse('2026-11-22T20:16:00.000Z'));
}

export async function what_is_refused_is_taken_back() {
  const { book, asked, list } = bookOf();
  await list(told('1'));

  const done = failure(book.acknowledge(book.open[0]));
  asked.at(-1).fail(Object.assign(new Error('closed'), { status: 409 }));

  equal((await done).status, 409);
  equal(book.waiting, 1);
}

export async function an_undo_waits_for_its_acknowledgement() {
  const { book, asked, list } = bookOf();
  await list(told('1'));
  const sent = () => asked.map(({ method }) => method).filter((method) => method !== 'GET');

  const done = book.acknowledge(book.open[0]);
  const undone = book.withdraw(book.open[0]);
  await settled();
  equal([book.waiting, sent()], [1, ['POST']]);
  asked.find(({ method }) => method === 'POST').answer(null);
  await done;
  await settled();

  equal(sent(), ['POST', 'DELETE']);
  asked.find(({ method }) => method === 'DELETE').answer(null);
  await undone;
  equal(book.waiting, 1);
}

export async function an_undo_is_sent_also_when_its_acknowledgement_failed() {
  const { book, asked, list } = bookOf();
  await list(told('1'));

  const done = failure(book.acknowledge(book.open[0]));
  const undone = book.withdraw(book.open[0]);
  asked.at(-1).fail(Object.assign(new Error('away'), { status: 0 }));
  equal((await done).status, 0);
  await settled();
  asked.find(({ method }) => method === 'DELETE').answer(null);

  await undone;
}

export async function the_list_comes_although_there_is_news_more_often_than_it_is_answered() {
  const { book, asked, fresh, list, time } = bookOf();
  await list(told('1'));

  for (let i = 0; i < 3; i++) book.refresh();
  await list(told('2'), told('1'));
  await time.pass(0);

  equal(fresh, ['2']);
  equal(asked.length, 3);
}

export async function what_the_list_never_shows_is_not_believed_for_ever() {
  const { book, asked, list, time } = bookOf();
  await list(told('1'));
  const done = book.acknowledge(book.open[0]);
  asked.at(-1).answer(null);
  await done;
  await list(told('1'));

  await time.pass(6000);
  await list(told('1'));

  equal(book.waiting, 1);
}

export async function a_failure_keeps_the_list_and_says_so() {
  const { book, asked, list, time } = bookOf();
  await list(told('1'));
  await time.pass(2000);
  asked.at(-1).fail(Object.assign(new Error('away'), { status: 0 }));
  await settled();

  equal([book.reachable, book.open.length], [false, 1]);
  ok(book.asOfMs > 0);
  await time.pass(500);
  await list(told('1'));
  equal(book.reachable, true);
}
