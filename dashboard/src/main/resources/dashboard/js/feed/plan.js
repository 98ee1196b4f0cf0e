import { contains, text } from './box.js';

/** Up to so many unicorns the page holds the whole fleet; the Api sends about as many at a time. */
export const WHOLE_FLEET = 20_000;
/** A fleet of so many costs little more than a part of it: its list and its figures are all as new as the map. */
const SMALL_FLEET = 1_000;
/** How often all that is in view of a larger fleet is asked for: of who is no longer in it no word comes. */
const VIEW_ANEW_MS = 60_000;
/** How often the unicorns outside of the view are asked for. */
const OTHERS_MS = 10_000;
/** The Api widens a box by more than this share of it on each side. */
const WIDENED = 0.2;

/**
 * What is asked for next, and what an answer to it means for the rows so far.
 *
 * - A fleet of at most 20,000 is held whole. When it has more than 1,000 and the view shows a small part of it, that part
 *   is asked for at each poll and the whole every 10 s. A part begins from the cursor of the whole, for up to there all is
 *   known.
 * - Of a larger fleet only what is in view is held: its unicorns, or their density in cells.
 *
 * A part is kept as long as the map stays within what the Api sends for it, which is more than was asked for: so a map
 * that follows a unicorn does not begin anew with each step.
 *
 * @typedef {{part: 'whole'|'view', cursor: string|null, box: number[]|null, zoom: number}} Question
 * @typedef {{box: number[], zoom: number, mostOfFleet: boolean}} View box: west, south, east, north in degrees
 */
export class Plan {
  #total = null;
  #wholeCursor = null;
  #wholeAskedMs = -Infinity;
  #view = null;
  #viewCursor = null;
  #viewBegunMs = -Infinity;

  /**
   * @param {View} view what the map shows now
   * @returns {boolean} whether another part has to be asked for than so far
   */
  look(view) {
    if (this.#view && view.zoom === this.#view.zoom && contains(this.#view.box, WIDENED, view.box)) {
      this.#view = { ...this.#view, mostOfFleet: view.mostOfFleet };
      return false;
    }
    this.#view = view;
    this.#viewCursor = null;
    return true;
  }

  /** Forgets every cursor: the next answers are whole ones. */
  forget() {
    this.#wholeCursor = null;
    this.#viewCursor = null;
  }

  /** @returns {Question} */
  next(nowMs) {
    const view = this.#view;
    if (view && (this.#huge || this.#total === null)) {
      if (this.#viewCursor === null || nowMs - this.#viewBegunMs >= VIEW_ANEW_MS) {
        this.#viewCursor = null;
        this.#viewBegunMs = nowMs;
      }
      return { part: 'view', cursor: this.#viewCursor, box: view.box, zoom: view.zoom };
    }
    const due = this.#wholeCursor === null || nowMs - this.#wholeAskedMs >= OTHERS_MS;
    if (!view || view.mostOfFleet || this.#total <= SMALL_FLEET || due) {
      this.#wholeAskedMs = nowMs;
      return { part: 'whole', cursor: this.#wholeCursor, box: null, zoom: 0 };
    }
    return { part: 'view', cursor: this.#viewCursor ?? this.#wholeCursor, box: view.box, zoom: view.zoom };
  }

  /**
   * Takes note of an answer.
   *
   * @param {Question} question what was asked
   * @param {object} answer as `askForFleet` returns it
   * @returns {{useful: boolean, reset: boolean, foreign: boolean, again: boolean}} whether it is to be shown, whether
   *     the rows so far are to be dropped and are another system's, and whether to ask again at once
   */
  took(question, answer) {
    const first = this.#total === null;
    const wasHuge = this.#huge;
    this.#total = answer.total ?? this.#total ?? answer.unicorns.length;
    const reset = answer.reset || question.cursor === null;
    if (question.part === 'whole') {
      this.#wholeCursor = answer.cursor;
      if (answer.reset) {
        this.#viewCursor = null;
      }
    } else if (answer.reset && !wasHuge && !first) {
      // A part of another system's fleet tells nothing about the rest of it.
      this.forget();
      return { useful: false, reset: false, foreign: false, again: true };
    } else {
      // Cells are always sent all; unicorns that come after them must be, too.
      this.#viewCursor = answer.cells ? null : answer.cursor;
    }
    if (this.#huge !== wasHuge) {
      this.forget();
    }
    const again = answer.more || this.#huge !== wasHuge || (first && !this.#huge && question.part === 'view');
    return { useful: true, reset, foreign: answer.reset, again };
  }

  /**
   * Compares what is held with what there is. After a day of silence a unicorn leaves the live state without a word:
   * who holds more than there are asks for the whole fleet anew.
   *
   * @param {number} held how many unicorns the page has after the newest answer
   * @param {number|null} total how many there are, as that answer says; null when it does not
   */
  compare(held, total) {
    if (!this.#huge && total !== null && held > total) {
      this.forget();
    }
  }

  get #huge() {
    return this.#total > WHOLE_FLEET;
  }
}

/** @returns {string} the route and its query */
export function fleetUrl({ cursor, box, zoom }) {
  const query = new URLSearchParams();
  if (cursor !== null) {
    query.set('since', cursor);
  }
  if (box) {
    query.set('box', text(box));
    query.set('zoom', String(Math.round(zoom)));
  }
  const asked = query.toString();
  return asked ? `api/fleet?${asked}` : 'api/fleet';
}
