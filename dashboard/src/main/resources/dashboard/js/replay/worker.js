/** Fetches and unpacks a replay's pages beside the page, so that a megabyte of them never holds up a frame. */
import { ApiError, request } from '../feed/api.js';
import { transferables, unpack } from './page.js';

self.addEventListener('message', async ({ data: { number, url } }) => {
  try {
    const page = unpack(await request(url));
    self.postMessage({ number, page }, transferables(page));
  } catch (failure) {
    const { status, title, detail, retryAfterMs } = failure instanceof ApiError
      ? failure
      : { status: 0, title: 'The server sends what is no replay.', detail: '', retryAfterMs: 0 };
    self.postMessage({ number, failure: { status, title, detail, retryAfterMs } });
  }
});
