/**
 * The part of the map that no panel lies over. A panel covers a whole side of the map: what is left is on its other side.
 * @param {Element} container the map's
 * @param {Iterable<Element>} covers panels; hidden ones and those that are beside the map cover nothing
 * @returns {{x: number, y: number, width: number, height: number}} CSS pixels from the map's corner
 */
export function freeArea(container, covers) {
  const map = container.getBoundingClientRect();
  let [left, top, right, bottom] = [map.left, map.top, map.right, map.bottom];
  for (const cover of covers) {
    const panel = cover.getBoundingClientRect();
    const apart = panel.left >= right || panel.right <= left || panel.top >= bottom || panel.bottom <= top;
    if (apart || panel.width === 0) continue;
    const beside = [panel.left - left, right - panel.right, panel.top - top, bottom - panel.bottom];
    const widest = beside.indexOf(Math.max(...beside));
    if (widest === 0) right = panel.left;
    else if (widest === 1) left = panel.right;
    else if (widest === 2) bottom = panel.top;
    else top = panel.bottom;
  }
  if (right - left < 80 || bottom - top < 80) return { x: 0, y: 0, width: map.width, height: map.height };
  return { x: left - map.left, y: top - map.top, width: right - left, height: bottom - top };
}
