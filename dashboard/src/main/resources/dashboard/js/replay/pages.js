import { ApiError } from '../feed/api.js';

/** Asks a worker for the pages of replays. */
export class Pages {
  #worker;
  #asked = 0;
  /** @type {Map<number, {resolve: (page: import('./page.js').Page) => void, reject: (failure: Error) => void}>} */
  #waiting = new Map();

  /** @param {Worker} worker that runs worker.js */
  constructor(worker) {
    this.#worker = worker;
    worker.addEventListener('message', ({ data }) => this.#answered(data));
    worker.addEventListener('error', () => this.#broken());
  }

  /**
   * @param {string} path of the page, relative to the document
   * @returns {Promise<import('./page.js').Page>} fails with ApiError
   */
  ask(path) {
    const number = ++this.#asked;
    // A worker's relative addresses are relative to its script.
    this.#worker.postMessage({ number, url: new URL(path, document.baseURI).href });
    return new Promise((resolve, reject) => this.#waiting.set(number, { resolve, reject }));
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
    for (const { reject } of this.#waiting.values()) {
      reject(new ApiError({ status: 0, title: 'The replay cannot be read by this browser.' }));
    }
    this.#waiting.clear();
  }
}
