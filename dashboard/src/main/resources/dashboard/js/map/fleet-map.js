import { basemapOf } from './basemap.js';
import { BasemapPicture } from './basemap-picture.js';
import { Camera } from './camera.js';
import { FarOff } from './far-off.js';
import { FleetPicture } from './fleet-picture.js';
import { Frames } from './frames.js';
import { freeArea } from './free-area.js';
import { Guide } from './guide.js';
import { addButton, leafletMap, setStill, tiles } from './leaflet-map.js';
import { Legend } from './legend.js';
import { latitude, longitude, worldX, worldY } from './mercator.js';
import { nextFrameMs } from './pace.js';
import { palette } from './palette.js';
import { Pointer } from './pointer.js';
import { Tooltip } from './tooltip.js';
import { Tracks } from './tracks.js';

/** Where the offline map is, in world units. */
const HOME = [worldX(-74.35), worldY(40.98), worldX(-73.6), worldY(40.45)];
/** Where the map begins before there is a fleet. */
const BEGINNING = [40.765, -73.97];
const BEGINNING_ZOOM = 12;

/**
 * The map: Leaflet for panning, zooming and keys, and under and over it two canvases of our own, for the offline map
 * and for the fleet. It shows `app.source`, goes where `view` says, and tells `app.feed` what it shows.
 */
export class FleetMap {
  #app;
  #view;
  #still;
  #container;
  #map;
  #camera;
  #guide;
  #basemap;
  #picture;
  #pointer;
  #tooltip;
  #legend;
  #farOff;
  #tracks = new Tracks();
  #frames = new Frames((nowMs) => this.#draw(nowMs));
  #colours;
  #tiles = null;
  #fleet = null;
  #cells = null;
  #changed = true;
  #lookedFrom = -1;
  /** The name that is to be brought on the screen as soon as it is known where it is. */
  #wanted = null;
  #clicked = false;
  #listener = ({ detail }) => this.#take(detail);

  /**
   * @param {HTMLElement} container
   * @param {object} parts
   * @param {import('../app.js').App} parts.app
   * @param {import('../view/view.js').View} parts.view
   * @param {import('../view/theme.js').Theme} parts.theme
   * @param {Element[]} [parts.covers] panels that may lie over the map
   */
  constructor(container, { app, view, theme, covers = [] }) {
    this.#app = app;
    this.#view = view;
    this.#container = container;
    const motion = matchMedia('(prefers-reduced-motion: reduce)');
    this.#still = motion.matches;
    this.#map = leafletMap(container, this.#still);
    this.#basemap = new BasemapPicture(container);
    this.#picture = new FleetPicture(container);
    this.#tooltip = new Tooltip(container);
    this.#legend = new Legend(container);
    this.#farOff = new FarOff(container, { one: (row) => this.#lead(row), all: () => this.#showAll() });
    this.#map.setView(BEGINNING, BEGINNING_ZOOM);
    this.#camera = new Camera(this.#map);
    this.#guide = new Guide({
      map: this.#map,
      view,
      still: this.#still,
      free: () => freeArea(container, covers),
      moved: () => this.#tellFeed(),
    });
    this.#pointer = new Pointer(this.#map, { moved: () => this.#frames.soon(), clicked: (x, y) => this.#click(x, y) });
    addButton(this.#map, 'Show the fleet', () => this.#showAll());
    this.#recolour();
    this.#wanted = view.state.map === null ? view.state.selected : null;
    this.#guide.holdMiddle(view.state.follow);
    this.#guide.restore();
    this.#watch(motion, theme);
    this.#show(app.source.fleet);
    this.#tellFeed();
  }

  /**
   * What is drawn, for tests and measurements.
   * @returns {object} places in CSS pixels from the map's corner
   */
  get state() {
    const { visible, heaps, mode, drawMs } = this.#picture;
    return {
      mode,
      onScreen: visible.count,
      heaps: mode === 'unicorns' ? [] : heaps.list.map(({ x, y, count, low, gone }) => ({ x, y, count, low, gone })),
      underway: this.#tracks.glides.underway,
      frames: this.#frames.drawn,
      drawMs,
      zoom: this.#camera.zoom,
      box: this.#camera.box(),
    };
  }

  /**
   * Where a unicorn is drawn, for tests and measurements.
   * @param {string} name
   * @returns {{x: number, y: number, latitude: number, longitude: number, heading: number}|null} CSS pixels from the
   *     map's corner, degrees; null for a name that is not known
   */
  drawn(name) {
    const row = this.#fleet.index(name);
    const { x, y, heading } = this.#tracks.glides;
    if (row < 0 || Number.isNaN(x[row])) return null;
    return {
      x: this.#camera.screenX(x[row]),
      y: this.#camera.screenY(y[row]),
      latitude: latitude(y[row]),
      longitude: longitude(x[row]),
      heading: heading[row],
    };
  }

  /**
   * Shows tiles from elsewhere over the offline map, which stays where a tile cannot be had.
   * @param {string|null} url with {z}, {x} and {y}; null: the offline map alone
   * @param {string} credit whom to thank for them
   */
  showTiles(url, credit) {
    this.#tiles?.remove();
    this.#tiles = url === null ? null : tiles(url, credit).addTo(this.#map);
  }

  /**
   * Shows the offline map.
   * @param {object} topology see docs/dashboard-map.md
   */
  showBasemap(topology) {
    this.#basemap.map = basemapOf(topology);
    this.#frames.soon();
  }

  #watch(motion, theme) {
    this.#map.on('move zoom resize', () => this.#frames.now());
    this.#map.on('zoomanim moveend', () => this.#frames.soon());
    new ResizeObserver(() => this.#resize()).observe(this.#container);
    theme.addEventListener('changed', () => this.#recolour());
    this.#view.addEventListener('changed', ({ detail }) => this.#obey(detail.keys));
    this.#app.addEventListener('source', () => this.#show(this.#app.source.fleet));
    this.#app.feed.addEventListener('cells', () => this.#takeCells());
    motion.addEventListener('change', () => {
      this.#still = this.#guide.still = motion.matches;
      setStill(this.#map, motion.matches);
    });
    document.addEventListener('visibilitychange', () => this.#frames.soon());
  }

  #show(fleet) {
    this.#fleet?.removeEventListener('changed', this.#listener);
    this.#fleet = fleet;
    this.#tracks.clear();
    this.#takeCells();
    fleet.addEventListener('changed', this.#listener);
    this.#take({ rows: Array.from({ length: fleet.count }, (_, row) => row), reset: false });
  }

  #take(detail) {
    const before = this.#tracks.glides.count;
    // The first answer is about the first view; all that the page holds comes after it.
    const wider = before === 0 || (detail.reset && this.#fleet.count > before);
    this.#tracks.take(this.#fleet, detail, performance.now(), this.#still || document.hidden);
    this.#changed = true;
    if (wider && this.#wanted === null && this.#view.state.map === null) this.#guide.fit(this.#tracks.glides, HOME);
    this.#bringWanted();
    this.#frames.soon();
  }

  #takeCells() {
    const cells = this.#fleet === this.#app.live.fleet ? this.#app.feed.cells : null;
    this.#cells = cells?.map((cell) => ({ ...cell, x: worldX(cell.longitude), y: worldY(cell.latitude) })) ?? null;
    this.#changed = true;
    this.#frames.soon();
  }

  #obey(keys) {
    const { map, selected, follow } = this.#view.state;
    if (keys.has('map') && map === null) this.#guide.fit(this.#tracks.glides, HOME);
    else if (keys.has('map')) this.#guide.restore();
    if (keys.has('follow')) this.#guide.holdMiddle(follow);
    if (keys.has('selected')) {
      this.#wanted = this.#clicked ? null : selected;
      this.#changed = true;
      // The panels that open with a selection are there with the next frame.
      requestAnimationFrame(() => this.#bringWanted());
    }
    this.#frames.soon();
  }

  #bringWanted() {
    if (this.#wanted === null) return;
    const row = this.#fleet.index(this.#wanted);
    const { toX, toY } = this.#tracks.glides;
    if (row < 0 || !Number.isFinite(toX[row])) return;
    this.#wanted = null;
    this.#guide.reveal(toX[row], toY[row]);
  }

  #showAll() {
    this.#wanted = null;
    this.#view.set({ map: null, follow: false });
    // The view may have said so before, while the fleet has gone elsewhere.
    this.#guide.fit(this.#tracks.glides, HOME);
  }

  #lead(row) {
    this.#view.set({ selected: this.#fleet.name[row] }, { push: true });
    this.#wanted = this.#fleet.name[row];
    this.#bringWanted();
  }

  #click(x, y) {
    const { row, heap } = this.#picture.at(x, y);
    if (heap) this.#guide.zoomIn(heap.x, heap.y);
    if (row < 0) return;
    this.#clicked = true;
    this.#view.set({ selected: this.#fleet.name[row] }, { push: true });
    this.#clicked = false;
  }

  #draw(nowMs) {
    const { glides } = this.#tracks;
    glides.advance(nowMs);
    const { selected, follow } = this.#view.state;
    const row = selected === null ? -1 : this.#fleet.index(selected);
    const following = follow && row >= 0 && !this.#camera.zooming && this.#guide.follow(glides.x[row], glides.y[row]);
    this.#camera.look(nowMs);
    this.#basemap.draw(this.#camera, this.#colours, devicePixelRatio);
    this.#picture.draw({
      fleet: this.#fleet,
      tracks: this.#tracks,
      cells: this.#cells,
      camera: this.#camera,
      colours: this.#colours,
      ratio: devicePixelRatio,
      selected: row,
      pointer: this.#pointer.at,
    });
    this.#point();
    if (this.#changed || this.#camera.version !== this.#lookedFrom) this.#lookFarOff();
    if (this.#camera.zooming || following) this.#frames.soon();
    else if (glides.underway > 0) this.#frames.later(nextFrameMs(this.#picture, glides, this.#camera.scale));
  }

  #lookFarOff() {
    this.#changed = false;
    this.#lookedFrom = this.#camera.version;
    const { selected, follow } = this.#view.state;
    const row = selected === null || follow ? -1 : this.#fleet.index(selected);
    const more = { home: HOME, onScreen: this.#onScreen(), selected: row, name: selected ?? '' };
    this.#farOff.look(this.#tracks.glides, this.#camera, more);
  }

  #onScreen() {
    return this.#picture.mode === 'cells' ? this.#picture.heaps.list.length : this.#picture.visible.count;
  }

  #point() {
    const { row, heap } = this.#picture.pointed;
    this.#container.classList.toggle('map-pointing', row >= 0 || heap !== null);
    const at = { x: this.#camera.screenX(this.#tracks.glides.x[row]), y: this.#camera.screenY(this.#tracks.glides.y[row]) };
    if (row >= 0) this.#tooltip.showUnicorn(this.#fleet, row, this.#app.source.nowMs(), at);
    else if (heap) this.#tooltip.showHeap(heap);
    else this.#tooltip.hide();
  }

  #recolour() {
    this.#colours = palette(this.#container);
    this.#legend.draw(this.#colours);
    this.#basemap.refresh();
    this.#frames.soon();
  }

  #resize() {
    this.#guide.quietly(() => this.#map.invalidateSize({ animate: false }));
    if (this.#view.state.map === null) this.#guide.fit(this.#tracks.glides, HOME);
    this.#frames.soon();
  }

  #tellFeed() {
    this.#camera.look(performance.now());
    const [west, south, east, north] = this.#camera.box();
    this.#app.feed.look({ west, south, east, north, zoom: this.#map.getZoom() });
  }
}
