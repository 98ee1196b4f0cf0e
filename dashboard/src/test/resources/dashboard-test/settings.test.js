import { Settings } from '/js/api/settings.js';
import { equal } from './check.js';
import { settled } from './fake-time.js';

/** Settings that have just been told this. */
async function told(answer) {
  const document = Object.assign(new EventTarget(), { hidden: false });
  const window = { document, setTimeout: () => 0, clearTimeout: () => {} };
  const settings = new Settings({ window, request: async () => answer });
  settings.start();
  await settled();
  return settings;
}

export async function what_the_server_says_holds() {
  const settings = await told({ pollMs: 250, alertBelow: 90, tileUrl: 'https://tiles.example/{z}', tileAttribution: '© T' });

  equal([settings.pollMs, settings.alertBelow], [250, 90]);
  equal([settings.tileUrl, settings.tileAttribution], ['https://tiles.example/{z}', '© T']);
}

export async function what_makes_no_sense_is_left_as_it_was() {
  for (const answer of [{}, { pollMs: 0, alertBelow: '90', tileUrl: 7, tileAttribution: null }]) {
    const settings = await told(answer);

    equal([settings.pollMs, settings.alertBelow], [1000, 100]);
    equal([settings.tileUrl, settings.tileAttribution], [null, '']);
  }
}
