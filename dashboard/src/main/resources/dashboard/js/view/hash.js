// The view as the part of the address after '#', for people to read and to send to each other:
//
//   #map=14/40.75800/-73.98550&unicorn=Duskmane&follow=1&show=alerts&q=dusk&sort=-health&panel=alerts
//   &replay=2026-11-22T20:00:00.000Z/2026-11-22T21:00:00.000Z/2026-11-22T20:15:00.000Z/10
//
// What is as at the start is left out. What cannot be read is left out too: a link that was cut or edited by hand
// opens what is left of it.

/** What the list can show. @type {readonly string[]} */
export const FILTERS = ['all', 'alerts', 'gone'];
/** What the list can be sorted by; descending with a '-' in front. @type {readonly string[]} */
export const SORTS = ['name', 'health', 'magic', 'speed', 'time'];
/** The panels; 'map' is one on a narrow screen only. @type {readonly string[]} */
export const PANELS = ['map', 'fleet', 'alerts', 'history'];

/** The longest name or search that is taken from a link; an event's name has at most 64 characters. */
const LONGEST_TEXT = 128;

/**
 * The view that the page starts with when its address says nothing.
 * @returns {import('./view.js').ViewState} a new one
 */
export function start() {
  return {
    map: null,
    selected: null,
    follow: false,
    filter: 'all',
    query: '',
    sort: 'name',
    panel: 'map',
    replay: null,
  };
}

/**
 * Writes a view as a hash.
 * @param {import('./view.js').ViewState} state
 * @returns {string} with its '#', or '' when it is the start view
 */
export function toHash(state) {
  const written = new URLSearchParams();
  const first = start();
  if (state.map) {
    const { lat, lng, zoom } = state.map;
    written.set('map', `${Number(zoom.toFixed(2))}/${lat.toFixed(5)}/${lng.toFixed(5)}`);
  }
  if (state.selected !== null) written.set('unicorn', state.selected);
  if (state.follow) written.set('follow', '1');
  if (state.filter !== first.filter) written.set('show', state.filter);
  if (state.query !== '') written.set('q', state.query);
  if (state.sort !== first.sort) written.set('sort', state.sort);
  if (state.panel !== first.panel) written.set('panel', state.panel);
  if (state.replay) {
    const { from, to, at, speed } = state.replay;
    written.set('replay', [...[from, to, at].map((ms) => new Date(ms).toISOString()), speed].join('/'));
  }
  const text = written.toString().replaceAll('%2F', '/').replaceAll('%3A', ':');
  return text === '' ? '' : `#${text}`;
}

/**
 * Reads a view from a hash. Never fails.
 * @param {string} hash with or without its '#'
 * @returns {import('./view.js').ViewState}
 */
export function fromHash(hash) {
  const read = new URLSearchParams(hash.replace(/^#/, ''));
  const state = start();
  state.map = place(read.get('map'));
  const selected = text(read.get('unicorn'));
  state.selected = selected === '' ? null : selected;
  state.follow = state.selected !== null && read.get('follow') === '1';
  state.filter = oneOf(FILTERS, read.get('show'), state.filter);
  state.query = text(read.get('q'));
  const sort = read.get('sort') ?? '';
  if (SORTS.includes(sort.replace(/^-/, ''))) state.sort = sort;
  state.panel = oneOf(PANELS, read.get('panel'), state.panel);
  state.replay = replay(read.get('replay'));
  return state;
}

function text(value) {
  return [...(value ?? '')].slice(0, LONGEST_TEXT).join('');
}

function oneOf(known, value, otherwise) {
  return known.includes(value) ? value : otherwise;
}

function place(value) {
  const parts = (value ?? '').split('/');
  if (parts.length !== 3 || parts.some((part) => part.trim() === '')) return null;
  const [zoom, lat, lng] = parts.map(Number);
  const known = within(zoom, 0, 22) && within(lat, -90, 90) && within(lng, -180, 180);
  return known ? { lat, lng, zoom } : null;
}

function replay(value) {
  const parts = (value ?? '').split('/');
  if (parts.length !== 4) return null;
  const [from, to, at] = parts.slice(0, 3).map((part) => Date.parse(part));
  const speed = Number(parts[3]);
  if (!(from < to) || !within(speed, 1, 60)) return null;
  return { from, to, at: within(at, from, to) ? at : from, speed };
}

function within(value, low, high) {
  return Number.isFinite(value) && value >= low && value <= high;
}
