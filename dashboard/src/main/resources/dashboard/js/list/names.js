const collator = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' });

/**
 * The fleet's names in the order of the operator's language, and folded for the search. Names never change, so each is
 * looked at once: those that come later are sorted by themselves and merged in.
 */
export class Names {
  /** Rows of the fleet, in the order of their names. */
  sorted = new Int32Array(0);
  /** The place in that order, by row. */
  rank = new Int32Array(0);
  #folded = [];

  /** Forgets all: the rows are other ones. */
  reset() {
    this.sorted = new Int32Array(0);
    this.rank = new Int32Array(0);
    this.#folded = [];
  }

  /** @param {{count: number, name: string[]}} fleet of which rows may have been added */
  update(fleet) {
    const before = this.sorted;
    if (fleet.count === before.length) return;
    const compare = (one, other) => compareNames(fleet.name[one], fleet.name[other]);
    const added = Array.from({ length: fleet.count - before.length }, (_, i) => before.length + i).sort(compare);
    const merged = new Int32Array(fleet.count);
    for (let i = 0, b = 0, a = 0; i < merged.length; i++) {
      const old = a === added.length || (b < before.length && compare(before[b], added[a]) < 0);
      merged[i] = old ? before[b++] : added[a++];
    }
    this.sorted = merged;
    this.rank = new Int32Array(fleet.count);
    for (let i = 0; i < merged.length; i++) this.rank[merged[i]] = i;
    for (let row = this.#folded.length; row < fleet.count; row++) this.#folded.push(fold(fleet.name[row]));
  }

  /**
   * @param {number} row
   * @param {string} folded what to look for, folded
   * @returns {boolean} whether the row's name has it in it
   */
  has(row, folded) {
    return this.#folded[row].includes(folded);
  }
}

/** Names that differ in case or accents only stand by their code units: no row number, which a reset would change. */
function compareNames(one, other) {
  return collator.compare(one, other) || (one < other ? -1 : 1);
}

/**
 * Text without what a search does not look at: case, accents, and ways of writing the same.
 * @param {string} text
 * @returns {string}
 */
export function fold(text) {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}
