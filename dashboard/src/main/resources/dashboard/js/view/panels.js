import { setAttribute } from './element.js';

/** The places of the bar below, and the tab of each panel; 'map' and 'fleet' differ on a narrow screen only. */
const PLACE = { map: 'map', fleet: 'fleet', alerts: 'alerts', history: 'alerts' };
const TAB = { map: 'fleet', fleet: 'fleet', alerts: 'alerts', history: 'history' };
const TABS = ['fleet', 'alerts', 'history'];

/** Shows the panel that the view names: as a tab beside the map, or on a narrow screen instead of it. */
export class Panels {
  #document;
  #view;
  #narrow;

  /**
   * @param {Window} window
   * @param {import('./view.js').View} view
   */
  constructor(window, view) {
    this.#document = window.document;
    this.#view = view;
    this.#narrow = window.matchMedia('(max-width: 760px)');
    for (const button of this.#document.querySelectorAll('button[data-panel]')) {
      button.addEventListener('click', () => view.set({ panel: button.dataset.panel }));
    }
    this.#document.querySelector('[role=tablist]').addEventListener('keydown', (event) => this.#turn(event));
    view.addEventListener('changed', ({ detail }) => {
      // On a narrow screen the map, with the panel about the unicorn over it, is where a selection leads.
      if (detail.keys.has('selected') && detail.state.selected !== null && this.narrow) view.set({ panel: 'map' });
      this.#show();
    });
    this.#show();
  }

  /** @returns {boolean} whether there is room for one panel only */
  get narrow() {
    return this.#narrow.matches;
  }

  #show() {
    const { panel } = this.#view.state;
    this.#document.documentElement.dataset.panel = panel;
    for (const tab of TABS) {
      const chosen = TAB[panel] === tab;
      const button = this.#document.getElementById(`tab-${tab}`);
      setAttribute(button, 'aria-selected', String(chosen));
      setAttribute(button, 'tabindex', chosen ? '0' : '-1');
      this.#document.getElementById(`panel-${tab}`).hidden = !chosen;
    }
    for (const place of this.#document.querySelectorAll('.places button')) {
      setAttribute(place, 'aria-current', PLACE[panel] === place.dataset.panel ? 'true' : null);
    }
  }

  /** Tabs are one stop of the Tab key; the arrows choose among them. */
  #turn(event) {
    const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (by === undefined) return;
    event.preventDefault();
    const shown = TABS.filter((tab) => this.#document.getElementById(`tab-${tab}`).offsetParent !== null);
    const at = shown.indexOf(TAB[this.#view.state.panel]);
    const next = shown[(at + by + shown.length) % shown.length];
    this.#view.set({ panel: next });
    this.#document.getElementById(`tab-${next}`).focus();
  }
}
