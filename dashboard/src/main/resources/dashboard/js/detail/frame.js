import { element, icon } from '../view/element.js';
import { Facts } from './facts.js';
import { Minutes } from './minutes.js';
import { Sparkline } from './sparkline.js';

/**
 * Builds the panel about one unicorn, with nothing in it yet.
 *
 * @param {object} panel
 * @param {HTMLElement} panel.root
 * @param {import('../view/messages.js').Messages} panel.messages
 * @param {Window} panel.window
 * @param {() => string} panel.link to the view
 * @param {() => void} panel.follow
 * @param {() => void} panel.close
 */
export function frame({ root, messages, window, link, follow, close }) {
  const parts = {
    name: element('h2', { id: 'detail-name' }),
    status: element('span', { class: 'status' }),
    follow: button('follow', 'Follow', 'Keep it in the middle of the map (f)', follow),
    health: new Sparkline('health', 'Health'),
    magic: new Sparkline('magic', 'Magic'),
    facts: new Facts(),
    minutes: new Minutes(),
    missing: element('div', { class: 'detail-missing', hidden: true }),
    known: element('div', { class: 'detail-known' }),
  };
  const copy = async () => {
    try {
      await window.navigator.clipboard.writeText(link());
      messages.show('Copied the link to this view.');
    } catch {
      // Refused, or no secure page: a clipboard is there for https and localhost only.
      messages.show('The browser lets no page copy here. The link is in its address bar.', { failure: true });
    }
  };
  const copyLink = button('link', 'Copy link', 'A link that restores this view', copy);
  parts.actions = element('div', { class: 'detail-actions' }, parts.follow, copyLink);
  parts.known.append(
    element('div', { class: 'vitals' }, parts.health.node, parts.magic.node),
    parts.facts.node,
    parts.minutes.node,
  );
  const closes = { type: 'button', class: 'tool', 'aria-label': 'Close', title: 'Close (Esc)', onclick: close };
  root.replaceChildren(
    element(
      'header',
      { class: 'detail-head' },
      element('div', { class: 'detail-title' }, parts.name, parts.status),
      element('button', closes, icon('close')),
    ),
    element(
      'div',
      { class: 'detail-body', tabindex: '0', role: 'group', 'aria-labelledby': 'detail-name' },
      parts.actions,
      parts.missing,
      parts.known,
    ),
  );
  return parts;
}

function button(symbol, word, title, onclick) {
  return element('button', { type: 'button', class: 'button', title, onclick }, icon(symbol), word);
}
