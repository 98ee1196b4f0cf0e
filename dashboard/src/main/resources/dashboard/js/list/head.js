import { element, setAttribute } from '../view/element.js';

const COLUMNS = [
  { key: 'name', word: 'Unicorn', unit: 'name', hint: 'Sort by name' },
  { key: 'health', word: 'Health', unit: 'points', hint: 'Sort by health points' },
  { key: 'magic', word: 'Magic', unit: 'points', hint: 'Sort by magic points' },
  { key: 'speed', word: 'Speed', unit: 'km/h', hint: 'Sort by speed' },
  { key: 'time', word: 'Age', unit: 'of fix', hint: 'Sort by the time of the last event' },
];

/**
 * The list's head, which sorts.
 * @param {import('../view/view.js').View} view
 * @returns {HTMLElement}
 */
export function head(view) {
  const cells = COLUMNS.map(({ key, word, unit, hint }) => {
    const sort = () => view.set({ sort: view.state.sort === key ? `-${key}` : key });
    const words = [element('span', {}, word), ' ', element('small', {}, unit)];
    const button = element('button', { type: 'button', title: hint, onclick: sort }, ...words);
    return element('div', { role: 'columnheader', 'data-key': key }, button);
  });
  return element('div', { role: 'row', class: 'grid-head', 'aria-rowindex': '1' }, ...cells);
}

/**
 * @param {HTMLElement} node the head
 * @param {string} sort as in the view
 */
export function showSort(node, sort) {
  const direction = sort.startsWith('-') ? 'descending' : 'ascending';
  for (const cell of node.children) {
    setAttribute(cell, 'aria-sort', cell.dataset.key === sort.replace(/^-/, '') ? direction : null);
  }
}
