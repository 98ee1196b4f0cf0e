import { bdi, element, icon } from '../view/element.js';
import { clock } from '../view/format.js';

/**
 * What the panel says of a unicorn of which a replay has shown nothing so far: what it is now is not what it was then.
 *
 * @param {string} name
 * @returns {Node[]}
 */
export function notYetWords(name) {
  return [
    element('p', {}, '“', bdi(name), '” has no event here yet.'),
    element('p', { class: 'hint' }, 'It may come later in the time that is replayed.'),
  ];
}

/**
 * What the panel says of a unicorn that the page does not know.
 *
 * @param {object} why
 * @param {string} why.name
 * @param {boolean} why.known whether the server has said that there is none
 * @param {boolean} why.reachable whether the server answers
 * @param {number} why.nowMs
 * @param {(name: string) => void} why.search looks for a name in the list
 * @returns {Node[]}
 */
export function missingWords({ name, known, reachable, nowMs, search }) {
  if (!known) {
    const words = reachable ? 'Looking for it…' : 'Not known: the server cannot be reached now.';
    return [element('p', { class: 'hint' }, words)];
  }
  const hint = `Nothing was heard of it in the last day (asked at ${clock(nowMs)}). The link may be old or cut off.`;
  return [
    element('p', {}, 'There is no unicorn called “', bdi(name), '”.'),
    element('p', { class: 'hint' }, hint),
    element('button', { type: 'button', class: 'button', onclick: () => search(name) }, icon('search'), 'Search for it'),
  ];
}
