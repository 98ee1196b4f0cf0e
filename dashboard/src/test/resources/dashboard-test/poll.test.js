import { Poll } from '/js/api/poll.js';
import { equal } from './check.js';
import { FakeTime, settled } from './fake-time.js';

/** A poll whose questions are answered by hand. */
function pollOf(took = () => {}) {
  const time = new FakeTime();
  const asked = [];
  const window = new EventTarget();
  window.document = Object.assign(new EventTarget(), { hidden: false });
  window.setTimeout = (run, ms) => time.after(ms, run);
  window.clearTimeout = (stop) => typeof stop === 'function' && stop();
  const ask = (signal) =>
    new Promise((answer, fail) => {
      signal.addEventListener('abort', () => fail(signal.reason));
      asked.push(answer);
    });
  const poll = new Poll({ window, everyMs: 2000, ask, took: (answer) => took(answer, poll), failed: () => {} });
  const answer = async () => {
    asked.at(-1)('an answer');
    await settled();
  };
  poll.start();
  return { poll, asked, answer, time };
}

export async function who_wants_a_newer_answer_gets_it_right_after_the_one_that_is_on_its_way() {
  let answers = 0;
  const { poll, asked, answer, time } = pollOf(() => answers++);

  poll.soon();
  poll.soon();
  equal(asked.length, 1);
  await answer();
  await time.pass(0);

  equal([answers, asked.length], [1, 2]);
  await answer();
  await time.pass(1999);
  equal(asked.length, 2);
}

export async function who_wants_a_newer_answer_gets_it_at_once_when_none_is_on_its_way() {
  const { poll, asked, answer } = pollOf();
  await answer();

  poll.soon();

  equal(asked.length, 2);
}

export async function it_can_be_ended_by_an_answer() {
  const { asked, answer, time } = pollOf((_, poll) => poll.stop());
  await answer();

  await time.pass(60_000);

  equal(asked.length, 1);
}
