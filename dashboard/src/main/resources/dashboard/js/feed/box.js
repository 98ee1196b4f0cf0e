/**
 * A part of the earth: `[west, south, east, north]` in degrees. Its west is east of its east when it lies across the
 * date line.
 */

/** The same box with its corners where the Api wants them: a map may be dragged around the earth more than once. */
export function onEarth([west, south, east, north]) {
  const latitudes = [clamp(south, -90, 90), clamp(north, -90, 90)];
  if (east - west >= 360) {
    return [-180, latitudes[0], 180, latitudes[1]];
  }
  return [longitude(west), latitudes[0], longitude(east), latitudes[1]];
}

/** @returns {boolean} whether `inner` lies in `outer`, widened by that share of it on each side */
export function contains(outer, share, inner) {
  const height = (outer[3] - outer[1]) * share;
  const more = widthOf(outer) * share;
  const width = widthOf(outer) + 2 * more;
  return inner[1] >= outer[1] - height && inner[3] <= outer[3] + height
    && (width >= 360 || east(outer[0] - more, inner[0]) + widthOf(inner) <= width);
}

/** @returns {boolean} whether the position is in the box */
export function holds(box, latitude, at) {
  return latitude >= box[1] && latitude <= box[3] && east(box[0], at) <= widthOf(box);
}

/** As the Api reads it. A metre is enough. */
export function text(box) {
  return box.map((degrees) => Number(degrees.toFixed(5))).join(',');
}

function widthOf(box) {
  return box[0] === -180 && box[2] === 180 ? 360 : east(box[0], box[2]);
}

/** How many degrees one must go east from a longitude to come to another. */
function east(from, to) {
  return (((to - from) % 360) + 360) % 360;
}

function longitude(degrees) {
  return degrees >= -180 && degrees <= 180 ? degrees : east(-180, degrees) - 180;
}

function clamp(value, least, most) {
  return Math.min(most, Math.max(least, value));
}
