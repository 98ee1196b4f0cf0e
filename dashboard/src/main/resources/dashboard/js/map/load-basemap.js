import { backoffMs } from '../feed/backoff.js';

/**
 * Fetches the offline map, until it is there: the fleet is shown without it meanwhile, over the lines of latitude and
 * longitude.
 * @param {string|URL} url of a topology, see docs/dashboard-map.md
 * @param {(ms: number) => Promise<void>} sleep
 * @returns {Promise<object>}
 */
export async function loadBasemap(url, sleep) {
  for (let failures = 1; ; failures++) {
    try {
      const response = await fetch(url);
      if (response.ok) return await response.json();
      console.warn(`The offline map: ${response.status} from ${url}; asking again`);
    } catch (failure) {
      console.warn(`The offline map cannot be fetched from ${url}; asking again`, failure);
    }
    await sleep(backoffMs(failures, 0, Math.random));
  }
}
