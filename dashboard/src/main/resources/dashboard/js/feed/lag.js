/**
 * How old the events of an answer are. Only those count that are newer than what was known of their unicorn, in an
 * answer that holds what is new: the first answer, and one after a reset, holds the silent ones too.
 */
export class Lag {
  #knownMs = new Float64Array(1024).fill(-Infinity);

  /**
   * @param {import('../fleet/columns.js').Answer} columns
   * @returns {{count: number, medianMs: number, oldestMs: number}} how many, and the event times below which a half and
   *     a hundredth of them lie (NaN when there are none)
   */
  of(columns) {
    if (columns.reset) {
      this.#knownMs.fill(-Infinity);
    }
    const fresh = new Float64Array(columns.rows.length);
    let count = 0;
    for (let i = 0; i < columns.rows.length; i++) {
      const row = columns.rows[i];
      this.#makeRoom(row);
      const isNew = this.#knownMs[row] === -Infinity;
      if (columns.timeMs[i] > this.#knownMs[row]) {
        this.#knownMs[row] = columns.timeMs[i];
        if (!isNew) {
          fresh[count++] = columns.timeMs[i];
        }
      }
    }
    const sorted = fresh.subarray(0, count).sort();
    return { count, medianMs: at(sorted, 0.5), oldestMs: at(sorted, 0.01) };
  }

  #makeRoom(row) {
    const room = this.#knownMs.length;
    if (row >= room) {
      const more = new Float64Array(Math.max(row + 1, room * 2)).fill(-Infinity);
      more.set(this.#knownMs);
      this.#knownMs = more;
    }
  }
}

function at(sorted, share) {
  return sorted.length === 0 ? NaN : sorted[Math.floor(sorted.length * share)];
}
