import { Heaps } from './density.js';
import { HeapSigns } from './heap-signs.js';
import { Plate } from './plate.js';
import { ACTIVE, GONE, LOW, Sprites, drawSign, stateOf } from './sprites.js';
import { Surface } from './surface.js';
import { drawTrail } from './trail-line.js';
import { Visible } from './visible.js';

/** Heaps are drawn instead of unicorns when so many share a small square of the screen; unicorns again below the other. */
const CROWDED = 4;
const ROOMY = 3;
/** So few are always drawn one by one. */
const FEW = 60;
/** Above so many they are set on a plate, at whole pixels: that is faster, and no single one is followed by eye. */
const MANY = 1_000;
/** Of a multitude each is drawn smaller, in CSS pixels. */
const CROWD_RADIUS = 7;
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
  #plate = new Plate();
  #sprites = null;
  #heapSigns = null;
  #colours = null;

  /** @param {HTMLElement} container */
  constructor(container) {
    this.#surface = new Surface(container, 'map-canvas map-canvas-fleet');
  }

  /**
   * Draws a frame.
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
    const { heading } = scene.tracks.glides;
    const many = this.mode === 'unicorns' && this.visible.count > MANY;
    if (many) this.#setUnicorns(context, ratio, heading, scene.selected);
    if (scene.selected >= 0) drawTrail(context, camera, colours, scene.tracks, scene.selected);
    if (this.mode !== 'unicorns') this.#drawHeaps(scene);
    else if (!many) this.#drawUnicorns(context, ratio, heading, scene.selected);
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
    const radius = Math.min(radiusAt(camera.zoom), this.visible.count > MANY ? CROWD_RADIUS : Infinity);
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
    context.setTransform(1, 0, 0, 1, 0, 0);
    this.#inOrder(selected, (state, i) => {
      const { row, x, y } = this.visible;
      this.#sprites.draw(context, state, heading[row[i]], x[i] * ratio, y[i] * ratio);
    });
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
  }

  /** The same for a multitude. */
  #setUnicorns(context, ratio, heading, selected) {
    const { width, height } = this.#surface.canvas;
    this.#plate.begin(width, height);
    this.#inOrder(selected, (state, i) => {
      const { row, x, y } = this.visible;
      this.#plate.set(this.#sprites.stamp(state, heading[row[i]]), Math.round(x[i] * ratio), Math.round(y[i] * ratio));
    });
    this.#plate.put(context);
  }

  #inOrder(selected, draw) {
    const { count, row, state } = this.visible;
    for (const each of [GONE, ACTIVE, GONE | LOW, LOW]) {
      for (let i = 0; i < count; i++) {
        if (state[i] === each && row[i] !== selected) draw(each, i);
      }
    }
  }

  #drawHeaps({ cells, camera, ratio, tracks }) {
    const { context } = this.#surface;
    if (this.mode === 'cells') this.heaps.ofCells(cells, camera);
    else this.heaps.ofUnicorns(this.visible, camera);
    const many = this.heaps.list.filter((heap) => heap.row < 0);
    context.setTransform(1, 0, 0, 1, 0, 0);
    for (const heap of many) this.#heapSigns.drawDisc(context, heap);
    for (const heap of many) {
      if (heap.low > 0) this.#heapSigns.drawBadge(context, heap);
    }
    for (const { row, x, y, low, gone } of this.heaps.list) {
      const state = (low ? LOW : ACTIVE) | (gone ? GONE : ACTIVE);
      if (row >= 0) this.#sprites.draw(context, state, tracks.glides.heading[row], x * ratio, y * ratio);
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
