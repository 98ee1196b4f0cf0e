import { Names, fold } from './names.js';

/** Which column of the fleet a sort looks at; by name there is none. */
const COLUMNS = { health: 'health', magic: 'magic', speed: 'speed', time: 'timeMs' };

/**
 * Which unicorns the list shows, and in which order: the fleet's rows, filtered, searched and sorted. No DOM.
 */
export class Order {
  /** Rows of the fleet, as the list shows them. */
  rows = new Int32Array(0);
  /** How many unicorns each filter lets through, whatever the search. */
  counts = { all: 0, alerts: 0, gone: 0 };
  #names = new Names();

  /** Forgets the fleet: its rows are other ones. */
  reset() {
    this.#names.reset();
  }

  /**
   * @param {import('../fleet/fleet.js').Fleet} fleet
   * @param {{filter: 'all'|'alerts'|'gone', query: string, sort: string}} view
   */
  update(fleet, { filter, query, sort }) {
    this.#names.update(fleet);
    this.#count(fleet);
    const wanted = fold(query.trim());
    const descending = sort.startsWith('-');
    const column = fleet[COLUMNS[sort.replace(/^-/, '')]];
    const kept = [];
    for (const row of this.#names.sorted) {
      if (filter === 'alerts' && !fleet.isLow(row)) continue;
      if (filter === 'gone' && fleet.gone[row] === 0) continue;
      if (wanted !== '' && !this.#names.has(row, wanted)) continue;
      kept.push(row);
    }
    const rows = Int32Array.from(kept);
    if (column) rows.sort(this.#by(column, descending ? -1 : 1));
    else if (descending) rows.reverse();
    this.rows = rows;
  }

  /** Equal values stand in the order of names, unknown ones (NaN) at the end, whatever the direction. */
  #by(column, sign) {
    const { rank } = this.#names;
    return (one, other) => {
      const a = column[one];
      const b = column[other];
      if (a === b || (a !== a && b !== b)) return rank[one] - rank[other];
      if (a !== a) return 1;
      if (b !== b) return -1;
      return sign * (a - b);
    };
  }

  #count(fleet) {
    let alerts = 0;
    let gone = 0;
    for (let row = 0; row < fleet.count; row++) {
      if (fleet.isLow(row)) alerts++;
      gone += fleet.gone[row];
    }
    this.counts = { all: fleet.count, alerts, gone };
  }
}
