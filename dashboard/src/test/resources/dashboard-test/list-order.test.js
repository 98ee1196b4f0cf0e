import { Columns } from '/js/fleet/columns.js';
import { Fleet } from '/js/fleet/fleet.js';
import { Order } from '/js/list/order.js';
import { equal } from './check.js';
import { EPOCH_MS as T, row } from './fake-server.js';

const ALL = { filter: 'all', query: '', sort: 'name' };

function listed(unicorns, gone = []) {
  const fleet = new Fleet();
  const columns = new Columns();
  const take = (more, missing = []) => fleet.apply(columns.pack(more, missing, {}));
  take(unicorns, gone);
  const order = new Order();
  const names = (view = {}) => {
    order.update(fleet, { ...ALL, ...view });
    return [...order.rows].map((each) => fleet.name[each]);
  };
  return { fleet, order, names, take };
}

export function names_stand_in_the_order_that_people_expect() {
  const { names } = listed(['b', 'Unicorn 10', 'A', 'Unicorn 9', 'écume'].map((name) => row(name, T)));

  equal(names(), ['A', 'b', 'écume', 'Unicorn 9', 'Unicorn 10']);
  equal(names({ sort: '-name' }), ['Unicorn 10', 'Unicorn 9', 'écume', 'b', 'A']);
}

export function names_that_sound_the_same_keep_their_order_whichever_was_heard_first() {
  for (const heard of [['ecume', 'Écume', 'ECUME'], ['Écume', 'ECUME', 'ecume']]) {
    const { names } = listed(heard.map((name) => row(name, T)));

    equal(names(), ['ECUME', 'ecume', 'Écume']);
  }
}

export function those_that_come_later_are_merged_in() {
  const { names, take } = listed([row('B', T), row('D', T)]);
  names();

  take([row('C', T), row('A', T), row('E', T)]);

  equal(names(), ['A', 'B', 'C', 'D', 'E']);
}

export function equal_values_stand_by_name_and_unknown_ones_last_in_both_directions() {
  const { names } = listed([
    row('C', T, { speed: 1 }),
    row('B', T, { speed: undefined }),
    row('A', T, { speed: 2 }),
    row('D', T, { speed: 1 }),
  ]);

  equal(names({ sort: 'speed' }), ['C', 'D', 'A', 'B']);
  equal(names({ sort: '-speed' }), ['A', 'C', 'D', 'B']);
}

export function a_search_looks_at_neither_case_nor_accents_nor_ways_of_writing() {
  const { names } = listed([row('\u00c9cume', T), row('E\u0301cart', T), row('Other', T)]);

  equal(names({ query: ' \u00e9C ' }), ['E\u0301cart', '\u00c9cume']);
}

export function the_filters_are_counted_whatever_is_searched() {
  const { order, names } = listed([row('A', T, { healthPoints: 99 }), row('B', T), row('C', T)], ['C']);

  equal(names({ filter: 'alerts', query: 'zzz' }), []);
  equal(order.counts, { all: 3, alerts: 1, gone: 1 });
  equal(names({ filter: 'alerts' }), ['A']);
  equal(names({ filter: 'gone' }), ['C']);
}
