import { element, setAttribute, setContent, setText } from '../view/element.js';
import { WHOLE_FLEET } from '../feed/plan.js';
import { Finder } from './finder.js';
import { head, showSort } from './head.js';
import { Order } from './order.js';
import { Row } from './row.js';
import { held, told } from './shown.js';
import { explanation, summary } from './words.js';

/** The order is made anew at most this often, so that rows do not jump about. */
const ORDER_EVERY_MS = 1000;
/** As long as somebody points or steps through the list, its order stays as it is. */
const HELD_MS = 2000;
/** Rows above and below what is seen, so that scrolling shows no gap. */
const SPARE = 6;

/**
 * The list of the fleet: as many rows of DOM as fit the screen, whatever the fleet's size. Values follow the data at
 * once; the order follows once a second, and not under a hand that points at it.
 */
export class FleetList {
  #app;
  #view;
  #far;
  #finder;
  #order = new Order();
  #grid;
  #head;
  #body;
  #none;
  #foot;
  #pool = [];
  #height = 34;
  #active = null;
  #orderedAt = -Infinity;
  #heldUntil = -Infinity;
  #frame = 0;
  #fleet = null;

  /**
   * @param {object} parts
   * @param {HTMLElement} parts.root the panel
   * @param {import('../app.js').App} parts.app
   * @param {import('../view/view.js').View} parts.view
   * @param {import('./far-search.js').FarSearch} parts.far
   * @param {import('../view/announcer.js').Announcer} parts.announcer
   */
  constructor({ root, app, view, far, announcer }) {
    this.#app = app;
    this.#view = view;
    this.#far = far;
    this.#finder = new Finder({ view, announcer, found: () => this.length, into: (step) => this.step(step) });
    this.#head = head(view);
    this.#body = element('div', { role: 'rowgroup', class: 'grid-body' });
    this.#none = element('div', { class: 'grid-none', hidden: true });
    this.#foot = element('p', { class: 'list-foot' });
    this.#grid = element(
      'div',
      {
        id: 'fleet-grid',
        class: 'grid',
        role: 'grid',
        tabindex: '0',
        'aria-label': 'Unicorns',
        'aria-colcount': '5',
        onscroll: () => this.#draw(),
        onpointermove: () => this.#hold(),
        onkeydown: (event) => this.#key(event),
        onclick: (event) => this.#click(event),
      },
      element('div', { role: 'rowgroup', class: 'grid-top' }, this.#head),
      this.#body,
    );
    root.append(this.#finder.node, this.#grid, this.#none, this.#foot);
    new ResizeObserver(() => this.#measure()).observe(this.#grid);
    far.addEventListener('changed', () => this.#now());
    view.addEventListener('changed', ({ detail }) => this.#viewed(detail.keys));
    app.addEventListener('source', () => this.#attend());
    window.setInterval(() => this.#soon(), ORDER_EVERY_MS);
    this.#attend();
  }

  /** Puts the cursor into the search. */
  search() {
    this.#finder.focus();
  }

  /** @returns {number} how many unicorns the list shows now */
  get length() {
    return this.#found ? this.#found.length : this.#order.rows.length;
  }

  /**
   * Moves the row that the keys act on, and the keys' focus to the list.
   * @param {number} by rows, down when positive
   */
  step(by) {
    if (this.length === 0) return;
    const from = this.#positionOf(this.#active ?? this.#view.state.selected);
    this.#activate(from < 0 ? 0 : from + by);
    this.#grid.focus({ preventScroll: true });
  }

  get #found() {
    return this.#huge && this.#view.state.query.trim() !== '' && this.#far.found ? this.#far.found : null;
  }

  /** Whether the page holds only a part of the fleet. */
  get #huge() {
    return this.#app.source === this.#app.live && this.#app.feed.total > WHOLE_FLEET;
  }

  /** Whether the fleet's size is known: before that nothing is said of it, not even 0. */
  get #known() {
    return this.#app.source !== this.#app.live || !Number.isNaN(this.#app.feed.total);
  }

  /** Whether another list is to come in the next frame; until then the order's row numbers may be another fleet's. */
  get #isAsked() {
    return this.#orderedAt === -Infinity;
  }

  #attend() {
    this.#fleet?.removeEventListener('changed', this.#changed);
    this.#fleet = this.#app.source.fleet;
    this.#fleet.addEventListener('changed', this.#changed);
    this.#order.reset();
    this.#now();
  }

  #changed = ({ detail }) => {
    if (detail.reset) this.#order.reset();
    // Row numbers that are no longer valid cannot wait for the next second.
    if (detail.reset || this.length === 0) this.#now();
    this.#soon();
  };

  #viewed(keys) {
    if (['filter', 'query', 'sort'].some((key) => keys.has(key))) {
      this.#grid.scrollTop = 0;
      this.#active = null;
      this.#now();
    }
    if (keys.has('selected')) {
      this.#active = this.#view.state.selected;
      this.#reveal(this.#positionOf(this.#active));
    }
    if (keys.has('selected') || keys.has('panel')) this.#soon();
  }

  #hold() {
    this.#heldUntil = performance.now() + HELD_MS;
  }

  /** Everything anew at once: what was asked for is another list. */
  #now() {
    this.#orderedAt = -Infinity;
    this.#far.look(this.#huge ? this.#view.state.query : '');
    this.#soon();
  }

  #soon() {
    this.#frame ||= requestAnimationFrame(() => {
      this.#frame = 0;
      this.#arrange();
      this.#draw();
    });
  }

  #arrange() {
    const now = performance.now();
    // No hand holds up what was asked for.
    if (!this.#isAsked && (now - this.#orderedAt < ORDER_EVERY_MS || now < this.#heldUntil)) return;
    this.#orderedAt = now;
    const { state } = this.#view;
    const anchor = this.#anchor();
    this.#order.update(this.#fleet, state);
    showSort(this.#head, state.sort);
    this.#finder.show(this.#order.counts, this.#huge || !this.#known ? this.#app.feed.total : null);
    setAttribute(this.#grid, 'aria-rowcount', String(this.length + 1));
    this.#body.style.height = `${this.length * this.#height}px`;
    this.#none.hidden = this.length > 0;
    setAttribute(this.#grid, 'data-empty', String(this.length === 0));
    this.#say(state);
    this.#restore(anchor);
  }

  #say(state) {
    const all = this.#huge ? this.#app.feed.total : this.#fleet.count;
    const past = this.#app.source !== this.#app.live;
    const words = summary({ length: this.length, all, huge: this.#huge, found: this.#found !== null, past, state });
    setText(this.#foot, this.#known ? words : '–');
    if (this.length > 0) return;
    const showAll = () => this.#view.set({ query: '', filter: 'all' });
    const below = this.#fleet.alertBelow;
    const { state: far } = this.#far;
    setContent(this.#none, ...explanation({ state, below, far, known: all > 0, huge: this.#huge, showAll }));
  }

  /** By name, the rows on the screen stay where they are when others come above them. */
  #anchor() {
    if (this.#grid.scrollTop === 0 || !this.#view.state.sort.endsWith('name')) return null;
    const first = Math.floor(this.#grid.scrollTop / this.#height);
    const row = this.#pool[first % this.#pool.length];
    return row && { name: row.name, offset: this.#grid.scrollTop - first * this.#height };
  }

  #restore(anchor) {
    const position = anchor ? this.#positionOf(anchor.name) : -1;
    if (position >= 0) this.#grid.scrollTop = position * this.#height + anchor.offset;
  }

  #measure() {
    const height = parseFloat(getComputedStyle(this.#grid).getPropertyValue('--row')) || this.#height;
    const rows = Math.ceil(this.#grid.clientHeight / height) + 2 * SPARE;
    if (height !== this.#height) this.#orderedAt = -Infinity;
    this.#height = height;
    while (this.#pool.length < rows) {
      const row = new Row(this.#pool.length);
      this.#pool.push(row);
      this.#body.append(row.node);
    }
    this.#soon();
  }

  #draw() {
    if (this.#isAsked || this.#grid.clientHeight === 0 || this.#pool.length === 0) return;
    const { selected } = this.#view.state;
    const now = { nowMs: this.#app.source.nowMs(), below: this.#fleet.alertBelow };
    const first = Math.max(0, Math.floor(this.#grid.scrollTop / this.#height) - SPARE);
    let activeId = null;
    for (let position = first; position < first + this.#pool.length; position++) {
      // A row of DOM keeps its unicorn while it is scrolled, as it always shows the same places modulo their number.
      const row = this.#pool[position % this.#pool.length];
      const shown = this.#at(position);
      if (shown === null) {
        row.clear();
        continue;
      }
      const active = shown.name === this.#active;
      if (active) activeId = row.node.id;
      row.show(position, this.#height, shown, { ...now, selected: shown.name === selected, active });
    }
    setAttribute(this.#grid, 'aria-activedescendant', activeId);
  }

  /** @returns {import('./row.js').Shown|null} */
  #at(position) {
    const found = this.#found?.[position];
    if (found) {
      const row = this.#fleet.index(found.name);
      return row >= 0 ? held(this.#fleet, row) : told(found, this.#fleet.alertBelow);
    }
    if (this.#found || position >= this.#order.rows.length) return null;
    return held(this.#fleet, this.#order.rows[position]);
  }

  #positionOf(name) {
    if (name === null) return -1;
    if (this.#found) return this.#found.findIndex((each) => each.name === name);
    const row = this.#fleet.index(name);
    return row < 0 ? -1 : this.#order.rows.indexOf(row);
  }

  #activate(position) {
    const last = this.length - 1;
    const within = Math.max(0, Math.min(last, position));
    this.#active = this.#at(within)?.name ?? null;
    this.#hold();
    this.#reveal(within);
    this.#draw();
  }

  #reveal(position) {
    if (position < 0 || this.#grid.clientHeight === 0) return;
    const top = position * this.#height;
    const seen = this.#grid.clientHeight - this.#head.offsetHeight - this.#height;
    if (top < this.#grid.scrollTop) this.#grid.scrollTop = top;
    else if (top > this.#grid.scrollTop + seen) this.#grid.scrollTop = top - seen;
  }

  #key(event) {
    if (event.target !== this.#grid || event.ctrlKey || event.metaKey || event.altKey) return;
    const page = Math.max(1, Math.floor(this.#grid.clientHeight / this.#height) - 2);
    const steps = { ArrowDown: 1, ArrowUp: -1, PageDown: page, PageUp: -page, Home: -Infinity, End: Infinity };
    if (event.key in steps) this.step(steps[event.key]);
    else if (event.key === 'Enter' && this.#active !== null) this.#select(this.#active);
    else return;
    event.preventDefault();
  }

  #click(event) {
    const node = event.target.closest('.grid-row');
    const row = this.#pool.find((each) => each.node === node);
    if (row === undefined) return;
    this.#active = row.name;
    this.#select(row.name);
  }

  #select(name) {
    this.#view.set({ selected: name }, { push: true });
    this.#soon();
  }
}
