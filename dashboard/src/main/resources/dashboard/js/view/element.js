// The page's only way of making DOM. Text is always a text node: whatever a unicorn is called, it is shown, never run.

const SVG = 'http://www.w3.org/2000/svg';

/**
 * Makes an element.
 * @param {string} tag
 * @param {Record<string, unknown>} [properties] attributes; `on…` with a function are listeners; true and false set
 *     and leave out; null and undefined leave out
 * @param {...(Node|string|number|null|undefined|false)} children strings become text
 * @returns {HTMLElement}
 */
export function element(tag, properties = {}, ...children) {
  return fill(document.createElement(tag), properties, children);
}

/**
 * Makes an SVG element, in the same way.
 * @param {string} tag
 * @param {Record<string, unknown>} [properties]
 * @param {...(Node|string|number|null|undefined|false)} children
 * @returns {SVGElement}
 */
export function svg(tag, properties = {}, ...children) {
  return fill(document.createElementNS(SVG, tag), properties, children);
}

/**
 * A name among other text: the direction in which it is written does not reach its neighbours.
 * @param {string} name
 * @returns {HTMLElement}
 */
export function bdi(name) {
  return element('bdi', { class: 'name' }, name);
}

/**
 * One of the page's symbols, drawn in the colour of the text around it; hidden from screen readers, so that there
 * must be words beside it.
 * @param {string} name of a `<symbol>` in index.html, without its `icon-`
 * @returns {SVGElement}
 */
export function icon(name) {
  return svg('svg', { class: 'icon', 'aria-hidden': 'true', focusable: 'false' }, svg('use', { href: `#icon-${name}` }));
}

/**
 * Sets a node's text unless it is that already: an unchanged node costs no layout and no word of a screen reader.
 * @param {Node} node
 * @param {string} text
 */
export function setText(node, text) {
  if (node.textContent !== text) node.textContent = text;
}

/**
 * Sets what is in a node unless it has these words already: a button in it may have the focus, or a hand on it.
 * @param {Node} node
 * @param {...Node} children
 */
export function setContent(node, ...children) {
  if (node.textContent !== children.map((child) => child.textContent).join('')) node.replaceChildren(...children);
}

/**
 * Sets an attribute unless it is that already; null takes it away.
 * @param {Element} node
 * @param {string} attribute
 * @param {string|null} value
 */
export function setAttribute(node, attribute, value) {
  if (node.getAttribute(attribute) === value) return;
  if (value === null) node.removeAttribute(attribute);
  else node.setAttribute(attribute, value);
}

function fill(made, properties, children) {
  for (const [key, value] of Object.entries(properties)) {
    if (typeof value === 'function') made.addEventListener(key.slice(2), value);
    else if (value === true) made.setAttribute(key, '');
    else if (value !== false && value !== null && value !== undefined) made.setAttribute(key, value);
  }
  made.append(...children.filter((child) => child !== null && child !== undefined && child !== false));
  return made;
}
