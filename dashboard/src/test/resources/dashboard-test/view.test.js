import { fromHash, start, toHash } from '/js/view/hash.js';
import { View } from '/js/view/view.js';
import { equal, failure, ok } from './check.js';

const NAMES = ['<img src=x onerror=alert(1)>', 'a/b&c=d#e?f%20', '\u{1f984} \u0646\u062c\u0645\u0629', ' ', 'x'.repeat(64)];

/** A window with an address of its own. */
function fakeWindow(hash = '') {
  const window = new EventTarget();
  window.location = new URL(`http://dash.example/${hash}`);
  window.timers = [];
  window.setTimeout = (run) => window.timers.push(run);
  window.clearTimeout = () => (window.timers = []);
  window.entries = 1;
  window.history = {
    replaceState: (_state, _title, address) => (window.location = new URL(address, window.location)),
    pushState: (_state, _title, address) => {
      window.entries++;
      window.location = new URL(address, window.location);
    },
  };
  return window;
}

export function the_start_has_no_hash() {
  equal(toHash(start()), '');
  equal(fromHash(''), start());
}

export function every_name_survives_the_way_through_a_link() {
  for (const name of NAMES) {
    const state = { ...start(), selected: name, query: name, follow: true };
    equal(fromHash(toHash(state)), state, name);
  }
}

export function all_of_a_view_survives() {
  const state = {
    map: { lat: 40.758, lng: -73.9855, zoom: 14.25 },
    selected: 'Duskmane',
    follow: true,
    filter: 'gone',
    query: 'dusk',
    sort: '-time',
    panel: 'history',
    replay: { from: 1700000000000, to: 1700003600000, at: 1700000001500, speed: 10 },
  };
  equal(fromHash(toHash(state)), state);
}

export function what_cannot_be_read_is_left_out() {
  const bad = '#map=99/200/x&show=none&sort=colour&panel=cellar&follow=1&replay=a/b&x=%E0%A4%A';
  equal(fromHash(bad), start());
  equal(fromHash('#map=1//2'), start());
  equal(fromHash('#replay=2026-11-22T21:00:00Z/2026-11-22T20:00:00Z/x/10').replay, null);
  equal(fromHash('#replay=2026-11-22T20:00:00Z/2026-11-22T21:00:00Z/x/99').replay, null);
}

export function a_text_without_end_is_cut() {
  const { query } = fromHash(`#q=a${'\u{1f984}'.repeat(5000)}`);

  ok(query.length <= 256 && query.isWellFormed(), 'no half of an emoji');
}

export function a_change_is_told_with_its_keys_and_written_a_little_later() {
  const window = fakeWindow();
  const view = new View(window);
  const told = [];
  view.addEventListener('changed', ({ detail }) => told.push([...detail.keys].sort()));

  view.set({ query: 'a' });
  view.set({ query: 'ab', filter: 'gone' });
  view.set({ query: 'ab' });

  equal(told, [['query'], ['filter', 'query']]);
  equal(window.location.hash, '');
  window.timers.forEach((run) => run());
  equal(window.location.hash, '#show=gone&q=ab');
  equal(window.entries, 1);
}

export function a_pushed_change_is_an_entry_of_its_own_and_keeps_what_was_before() {
  const window = fakeWindow();
  const view = new View(window);

  view.set({ query: 'a' });
  view.set({ selected: 'A' }, { push: true });

  equal([window.entries, window.location.hash], [2, '#unicorn=A&q=a']);
}

export function following_ends_with_the_selection() {
  const view = new View(fakeWindow('#unicorn=A&follow=1'));

  view.set({ selected: null });

  equal([view.state.follow, view.state.selected], [false, null]);
}

export async function an_unknown_part_of_a_view_is_refused() {
  const error = await failure(() => new View(fakeWindow()).set({ colour: 'red' }));
  equal(error.message, 'a view has no colour');
}
