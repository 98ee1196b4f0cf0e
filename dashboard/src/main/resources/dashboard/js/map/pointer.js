/** What the pointer is on: a unicorn, a heap, or nothing. A finger has no hover. */
export class Pointer {
  /** Where it is, in CSS pixels from the map's corner; null when it is not on the map. */
  at = null;

  /**
   * @param {import('leaflet').Map} map
   * @param {object} on
   * @param {() => void} on.moved
   * @param {(x: number, y: number) => void} on.clicked in CSS pixels from the map's corner
   */
  constructor(map, { moved, clicked }) {
    const container = map.getContainer();
    container.addEventListener('pointermove', (event) => {
      const onMap = event.pointerType !== 'touch' && event.buttons === 0 && isGround(event.target);
      const corner = container.getBoundingClientRect();
      this.at = onMap ? { x: event.clientX - corner.left, y: event.clientY - corner.top } : null;
      moved();
    });
    container.addEventListener('pointerleave', () => {
      this.at = null;
      moved();
    });
    map.on('click', ({ containerPoint, originalEvent }) => {
      if (isGround(originalEvent.target)) clicked(containerPoint.x, containerPoint.y);
    });
  }
}

/** Buttons and the like lie over the map. */
function isGround(target) {
  return !target.closest('.leaflet-control, button, a');
}
