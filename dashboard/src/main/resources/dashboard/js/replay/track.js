/** One unicorn's fixes over a replay, in pieces as they were loaded, and a place in them. */
export class Track {
  /** Where the fix is that was found last: `page.timeMs[fix]`, `page.latitude[fix]`, … */
  page = null;
  fix = -1;
  /** The fix after it; null where none is known. */
  nextPage = null;
  nextFix = -1;

  #pieces = [];
  #piece = -1;

  /** @param {string} name */
  constructor(name) {
    this.name = name;
  }

  /** @returns {number} the time of the first fix, epoch milliseconds */
  get beginsMs() {
    const { page, begin } = this.#pieces[0];
    return page.timeMs[begin];
  }

  /**
   * Appends fixes `begin` to `end` of a page, which are later than all so far.
   *
   * @param {import('./page.js').Page} page
   * @param {number} begin
   * @param {number} end
   */
  add(page, begin, end) {
    this.#pieces.push({ page, begin, end });
    if (this.fix >= 0 && this.nextPage === null) {
      [this.nextPage, this.nextFix] = [page, begin];
    }
  }

  /**
   * Finds the last fix at or before a time.
   *
   * @param {number} ms epoch milliseconds
   * @returns {boolean} false when the unicorn has not been heard of by then
   */
  seek(ms) {
    if (this.#isThere(ms)) {
      return true;
    }
    this.#piece = lastAtOrBefore(this.#pieces.length, (i) => this.#pieces[i].page.timeMs[this.#pieces[i].begin], ms);
    if (this.#piece < 0) {
      this.fix = -1;
      return false;
    }
    const { page, begin, end } = this.#pieces[this.#piece];
    this.page = page;
    this.fix = begin + lastAtOrBefore(end - begin, (i) => page.timeMs[begin + i], ms);
    this.#findNext(end);
    return true;
  }

  /** Most often the next moment lies between the same two fixes. */
  #isThere(ms) {
    return this.fix >= 0 && this.page.timeMs[this.fix] <= ms
      && this.nextPage !== null && ms < this.nextPage.timeMs[this.nextFix];
  }

  #findNext(end) {
    if (this.fix + 1 < end) {
      [this.nextPage, this.nextFix] = [this.page, this.fix + 1];
      return;
    }
    const following = this.#pieces[this.#piece + 1];
    [this.nextPage, this.nextFix] = following ? [following.page, following.begin] : [null, -1];
  }
}

/** @returns the last index whose value is not above the limit, -1 when all are; the values grow */
function lastAtOrBefore(length, value, limit) {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (value(middle) <= limit) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low - 1;
}
