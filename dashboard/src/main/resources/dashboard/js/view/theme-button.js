import { element, icon, setText } from './element.js';

/**
 * The switch between light and dark.
 * @param {HTMLButtonElement} button
 * @param {import('./theme.js').Theme} theme
 */
export function themeButton(button, theme) {
  const words = element('span', { class: 'unseen' });
  const show = () => {
    const other = theme.dark ? 'Light theme' : 'Dark theme';
    setText(words, other);
    button.title = `${other} (t)`;
  };
  button.append(icon('theme'), words);
  button.addEventListener('click', () => theme.toggle());
  theme.addEventListener('changed', show);
  show();
}
