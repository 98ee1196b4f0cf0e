const NAMES = [
  'surface', 'text', 'muted', 'line', 'accent', 'ok', 'low', 'gone',
  'map-water', 'map-land', 'map-shore', 'map-border', 'map-park', 'map-grid',
  'map-street-primary', 'map-street-secondary', 'map-street-tertiary', 'map-street-minor', 'map-street-casing',
  'map-label', 'map-label-water', 'map-label-park', 'map-label-halo', 'map-casing', 'map-trail',
];

/**
 * The colours to draw with: the page's custom properties of these names (css/tokens.css, css/map.css), as they are now.
 * @param {Element} element
 * @returns {Record<string, string>} by name, without the `--`
 */
export function palette(element) {
  const style = getComputedStyle(element);
  return Object.fromEntries(NAMES.map((name) => [name, style.getPropertyValue(`--${name}`).trim()]));
}
