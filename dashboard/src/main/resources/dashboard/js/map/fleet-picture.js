import { Heaps } from './density.js';
import { HeapSigns } from './heap-signs.js';
import { GONE, LOW, Sprites, drawSign, stateOf } from './sprites.js';
import { Surface } from './surface.js';
import { drawTrail } from './trail-line.js';
import { Visible } from './visible.js';

/** Heaps are drawn instead of unicorns when so many share a small square of the screen; unicorns again below the other. */
const CROWDED = 4;
const ROOMY = 3;
/** So few are always drawn one by one. */
const FEW = 60;
/** Above so many, positions are whole device pixels: copies are then much cheaper, and none can be followed by eye. */
const MANY = 1_000;
/** Of a longer name the beginning is written, in characters. */
const LONGEST_NAME = 28;

const NOTHING = Object.freeze({ row: -1, heap: null });

/** Draws the fleet: unicorns, or heaps where there are too many, with the selected one and its trail. */
export class FleetPicture {
  /** What is drawn: `unicorns`, `heaps` of them, or the server's `cells`. */
  mode = 'unicorns';
  visible = new Visible();
  heaps = new Heaps();
  /** What the pointer is on. */
  pointed = NOTHING;
  /** How long the newest frame's drawing took, in ms. */
  drawMs = 0;

  #surface;
  #sprites = null;
  #heapSigns = null;
  #colours = null;

  /** @param {HTMLElement} container */
  constructor(container) {
    this.#surface = new Surface(container, 'map-canvas map-canvas-fleet');
  }

  /** @returns {HTMLCanvasElement} */
  get canvas() {
    return this.#surface.canvas;
  }

  /**
   * @param {object} scene
   * @param {import('../fleet/fleet.js').Fleet} scene.fleet
   * @param {import('./tracks.js').Tracks} scene.tracks
   * @param {object[]|null} scene.cells the server's, when there are too many unicorns to send
   * @param {import('./camera.js').Camera} scene.camera
   * @param {Record<string, string>} scene.colours
   * @param {number} scene.ratio device pixels of a CSS pixel
   * @param {number} scene.selected row, or -1
   * @param {{x: number, y: number}|null} scene.pointer in CSS pixels, when it is on the map
   */
  draw(scene) {
    const startMs = performance.now();
    const { camera, colours, ratio } = scene;
    this.#surface.fit(camera.width, camera.height, ratio);
    this.#surface.clear();
    this.#prepare(camera, colours, ratio);
    this.visible.gather(scene.tracks.glides, scene.fleet, camera, this.#sprites.radius * 2);
    if (!camera.zooming) this.#chooseMode(camera, scene.cells);
    const { context } = this.#surface;
    if (scene.selected >= 0) drawTrail(context, camera, colours, scene.tracks, scene.selected);
    if (this.mode === 'unicorns') {
      this.heaps.list = [];
      this.#drawUnicorns(context, ratio, scene.tracks.glides.heading, scene.selected);
    } else {
      if (this.mode === 'cells') this.heaps.ofCells(scene.cells, camera);
      else this.heaps.ofUnicorns(this.visible, camera);
      this.#drawHeaps(context, ratio, scene.tracks.glides.heading);
    }
    this.pointed = scene.pointer ? this.at(scene.pointer.x, scene.pointer.y) : NOTHING;
    if (this.pointed.row >= 0 && this.pointed.row !== scene.selected) this.#drawHover(scene, this.pointed.row);
    if (scene.selected >= 0) this.#drawSelected(scene);
    this.drawMs = performance.now() - startMs;
  }

  /**
   * @param {number} x CSS pixels
   * @param {number} y
   * @returns {{row: number, heap: import('./density.js').Heap|null}} what is drawn there; row -1: no single unicorn
   */
  at(x, y) {
    if (this.mode === 'unicorns') return { row: this.visible.at(x, y), heap: null };
    const heap = this.heaps.at(x, y);
    return heap && heap.row >= 0 ? { row: heap.row, heap: null } : { row: -1, heap };
  }

  #prepare(camera, colours, ratio) {
    const radius = radiusAt(camera.zoom);
    const sprites = this.#sprites;
    const fits = sprites && sprites.ratio === ratio && this.#colours === colours;
    if (fits && (sprites.radius === radius || camera.zooming)) return;
    this.#sprites = new Sprites(colours, radius, ratio);
    if (this.#colours === colours && sprites.ratio === ratio) return;
    this.#colours = colours;
    this.#heapSigns = new HeapSigns(colours, ratio);
  }

  #chooseMode(camera, cells) {
    if (cells) {
      this.mode = 'cells';
      return;
    }
    const crowding = this.visible.count <= FEW ? 0 : this.visible.crowding(camera);
    this.mode = crowding > (this.mode === 'heaps' ? ROOMY : CROWDED) ? 'heaps' : 'unicorns';
  }

  /** Those who need help last, so that nothing hides them; the selected one comes after all. */
  #drawUnicorns(context, ratio, heading, selected) {
    const { visible } = this;
    const whole = visible.count > MANY;
    context.setTransform(1, 0, 0, 1, 0, 0);
    for (const state of [GONE, 0, GONE | LOW, LOW]) {
      for (let i = 0; i < visible.count; i++) {
        const row = visible.row[i];
        if (visible.state[i] !== state || row === selected) continue;
        const [x, y] = [visible.x[i] * ratio, visible.y[i] * ratio];
        this.#sprites.draw(context, state, heading[row], whole ? Math.round(x) : x, whole ? Math.round(y) : y);
      }
    }
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
  }

  #drawHeaps(context, ratio, heading) {
    const many = this.heaps.list.filter((heap) => heap.row < 0);
    context.setTransform(1, 0, 0, 1, 0, 0);
    for (const heap of many) this.#heapSigns.drawDisc(context, heap);
    for (const heap of many) {
      if (heap.low > 0) this.#heapSigns.drawBadge(context, heap);
    }
    for (const { row, x, y, low, gone } of this.heaps.list) {
      const state = (low ? LOW : 0) | (gone ? GONE : 0);
      if (row >= 0) this.#sprites.draw(context, state, heading[row], x * ratio, y * ratio);
    }
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
  }

  #drawHover({ tracks, camera, colours }, row) {
    const { context } = this.#surface;
    context.beginPath();
    const radius = this.#sprites.radius * 1.9;
    context.arc(camera.screenX(tracks.glides.x[row]), camera.screenY(tracks.glides.y[row]), radius, 0, 2 * Math.PI);
    context.strokeStyle = colours.text;
    context.lineWidth = 1.5;
    context.stroke();
  }

  /** The selected unicorn is drawn larger, in a halo, with its name, also where all others are in heaps. */
  #drawSelected({ fleet, tracks, camera, colours, selected }) {
    const { glides } = tracks;
    const [x, y] = [camera.screenX(glides.x[selected]), camera.screenY(glides.y[selected])];
    if (!(x > -100 && y > -100 && x < camera.width + 100 && y < camera.height + 100)) return;
    const { context } = this.#surface;
    const radius = this.#sprites.radius + 2;
    context.save();
    context.translate(x, y);
    context.beginPath();
    context.arc(0, 0, radius * 2, 0, 2 * Math.PI);
    context.fillStyle = colours.accent;
    context.globalAlpha = 0.2;
    context.fill();
    context.globalAlpha = 1;
    context.strokeStyle = colours['map-casing'];
    context.lineWidth = 5;
    context.stroke();
    context.strokeStyle = colours.accent;
    context.lineWidth = 2.5;
    context.stroke();
    drawSign(context, colours, radius, stateOf(fleet, selected), glides.heading[selected]);
    drawName(context, colours, fleet.name[selected], radius * 2 + 6);
    context.restore();
  }
}

/** The name's text, whatever it holds, at most so many characters of it. */
function drawName(context, colours, name, below) {
  const characters = [...name];
  const text = characters.length > LONGEST_NAME ? `${characters.slice(0, LONGEST_NAME - 1).join('')}…` : name;
  context.font = '600 12px system-ui, sans-serif';
  context.textAlign = 'center';
  context.textBaseline = 'top';
  context.lineJoin = 'round';
  context.lineWidth = 4;
  context.strokeStyle = colours['map-casing'];
  context.strokeText(text, 0, below);
  context.fillStyle = colours.text;
  context.fillText(text, 0, below);
}

/** @returns {number} the arrow's radius in CSS pixels */
function radiusAt(zoom) {
  if (zoom < 12) return 6;
  if (zoom < 14) return 7;
  return zoom < 16 ? 9 : 11;
}
