/**
 * How many unicorns were heard, and how many had a low vital, over the range of a recording, in equal bins. A unicorn
 * counts in every bin that its signal touches, however briefly.
 */
export class Census {
  #recording;
  #alertBelow;
  #binMs;
  #lastOf = new Map();

  /**
   * @param {import('./recording.js').Recording} recording that is still empty
   * @param {number} bins
   * @param {() => number} alertBelow points below which a vital is low
   */
  constructor(recording, bins, alertBelow) {
    this.#recording = recording;
    this.#alertBelow = alertBelow;
    this.#binMs = (recording.toMs - recording.fromMs) / bins;
    this.heard = new Int32Array(bins);
    this.low = new Int32Array(bins);
    recording.addEventListener('grown', ({ detail: { page } }) => this.#add(page));
  }

  #add(page) {
    const below = this.#alertBelow();
    let fix = 0;
    page.names.forEach((name, entry) => {
      let last = this.#lastOf.get(name);
      if (!last) {
        last = { bin: null, low: false, heardBin: -1, lowBin: -1 };
        this.#lastOf.set(name, last);
      }
      for (; fix < page.ends[entry]; fix++) {
        this.#count(page, fix, last, below);
      }
    });
  }

  #count(page, fix, last, below) {
    const bin = Math.floor((page.timeMs[fix] - this.#recording.fromMs) / this.#binMs);
    const low = page.health[fix] < below || page.magic[fix] < below;
    const since = last.bin === null || page.resumed[fix] ? bin : last.bin + 1;
    last.heardBin = mark(this.heard, since, bin, last.heardBin);
    if (low || (last.low && !page.resumed[fix])) {
      last.lowBin = mark(this.low, last.low ? since : bin, bin, last.lowBin);
    }
    last.bin = bin;
    last.low = low;
  }
}

/** Counts one more in the bins from one to another, but not again up to `marked`. */
function mark(counts, from, to, marked) {
  for (let bin = Math.max(0, marked + 1, Math.min(from, to)); bin <= to && bin < counts.length; bin++) {
    counts[bin]++;
  }
  return Math.max(marked, to);
}
