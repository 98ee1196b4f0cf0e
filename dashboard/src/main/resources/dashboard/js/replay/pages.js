import { ApiError } from '../feed/api.js';

/** Asks a worker for the pages of replays: made for the first of them, and made anew after it broke or did not load. */
export class Pages {
  #make;
  /** @type {Worker|null} */
  #worker = null;
  #asked = 0;
  /** @type {Map<number, {resolve: (page: import('./page.js').Page) => void, reject: (failure: Error) => void}>} */
  #waiting = new Map();

  /** @param {() => Worker} make makes one that runs worker.js */
  constructor(make) {
    this.#make = make;
  }

  /**
   * @param {string} path of the page, relative to the document
   * @returns {Promise<import('./page.js').Page>} fails with ApiError
   */
  ask(path) {
    this.#worker ??= this.#made();
    const number = ++this.#asked;
    // A worker's relative addresses are relative to its script.
    this.#worker.postMessage({ number, url: new URL(path, document.baseURI).href });
    return new Promise((resolve, reject) => this.#waiting.set(number, { resolve, reject }));
  }

  #made() {
    const worker = this.#make();
    worker.addEventListener('message', ({ data }) => this.#answered(data));
    worker.addEventListener('error', () => this.#worker === worker && this.#broken());
    return worker;
  }

  #answered({ number, page, failure }) {
    const waiting = this.#waiting.get(number);
    this.#waiting.delete(number);
    if (failure) {
      waiting?.reject(new ApiError(failure));
    } else {
      waiting?.resolve(page);
    }
  }

  #broken() {
    this.#worker.terminate();
    this.#worker = null;
    for (const { reject } of this.#waiting.values()) {
      reject(new ApiError({ status: 0, title: 'The part of the page that reads replays does not work.' }));
    }
    this.#waiting.clear();
  }
}
