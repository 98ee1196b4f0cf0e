import { bdi, element } from '../view/element.js';
import { count } from '../view/format.js';

/**
 * What the list says below itself about how much of the fleet it shows.
 * @param {object} shown
 * @param {number} shown.length how many unicorns the list shows
 * @param {number} shown.all how many there are
 * @param {boolean} shown.huge whether the page holds only those in view
 * @param {boolean} shown.found whether the server found these
 * @param {boolean} shown.past whether the fleet is a replayed one
 * @param {import('../view/view.js').ViewState} shown.state
 * @returns {string}
 */
export function summary({ length, all, huge, found, past, state }) {
  if (found) return `${count(length)} found among ${unicorns(all)}`;
  const some = state.filter !== 'all' || state.query.trim() !== '';
  // From afar the map shows them all, as counts, and the list none.
  if (huge && length === 0 && !some) return `${unicorns(all)}; the search finds all`;
  if (huge) return `${count(length)} in the map's view, of ${count(all)}; the search finds all`;
  return `${some ? `${count(length)} of ` : ''}${unicorns(all)}${past ? ' of the replay, not live' : ''}`;
}

/**
 * @param {number} number
 * @returns {string} `1 unicorn`, `1,234 unicorns`
 */
export function unicorns(number) {
  return `${count(number)} ${number === 1 ? 'unicorn' : 'unicorns'}`;
}

/**
 * Why the list is empty, and the way out.
 * @param {object} why
 * @param {import('../view/view.js').ViewState} why.state
 * @param {number} why.below the threshold of the vitals, points
 * @param {string} why.far how the search of the whole fleet stands
 * @param {boolean} why.known whether the fleet is known at all
 * @param {boolean} why.huge whether the page holds only those in view
 * @param {() => void} why.showAll ends the search
 * @returns {Node[]}
 */
export function explanation({ state, below, far, known, huge, showAll }) {
  const wanted = state.query.trim();
  if (!known) return [element('p', {}, 'No unicorns known yet.')];
  if (wanted !== '' && huge && far === 'looking') return [element('p', {}, 'Searching the whole fleet…')];
  if (wanted !== '' && huge && far === 'unreachable') {
    return [element('p', {}, 'The whole fleet cannot be searched now: the server cannot be reached.')];
  }
  if (wanted !== '') {
    return [
      element('p', {}, among(state.filter), ' has “', bdi(wanted), '” in its name.'),
      element('button', { type: 'button', class: 'button', onclick: showAll }, 'Show all'),
    ];
  }
  if (huge) {
    const words = 'The fleet is too large to list each of its unicorns from here. Zoom in on the map, or search.';
    return [element('p', {}, words)];
  }
  if (state.filter === 'alerts') return [element('p', {}, `No unicorn is below ${count(below)} points.`)];
  return [element('p', {}, 'No unicorn is gone: all have been heard of lately.')];
}

function among(filter) {
  if (filter === 'alerts') return 'None of those with low vitals';
  return filter === 'gone' ? 'None of those that are gone' : 'No unicorn';
}
