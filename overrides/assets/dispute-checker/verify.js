/**
 * Whether a copy shows what the picture shows. Browsers that guard against being recognised give pages noise
 * or white in place of what they have drawn, and phones a blank canvas.
 */

/** How far two colours may lie apart on average, of 255: the loss of a jpg is less, noise and white are more. */
const TOLERANCE = 24;

/** A picture is compared by the average colours of its fields, each of so many dots on a side. */
const FIELDS = 8;
const DOTS = 8;

/** Whether the browser hides what it has drawn: a known pattern, drawn and read back, is another one. */
export function isGuarded() {
  const context = contextOf(4, 4);
  if (!context) return false;
  const colours = [[220, 30, 30], [30, 160, 30], [30, 30, 220], [240, 220, 40]];
  for (const [row, colour] of colours.entries()) {
    context.fillStyle = `rgb(${colour})`;
    context.fillRect(0, row, 4, 1);
  }
  const expected = colours.flatMap((colour) => [...Array(4)].flatMap(() => [...colour, 255]));
  return distance(context.getImageData(0, 0, 4, 4).data, expected) > TOLERANCE;
}

/** Whether two pictures look alike, whatever their sizes. */
export function looksLike(one, other) {
  return distance(averages(one), averages(other)) <= TOLERANCE;
}

function averages(picture) {
  const side = FIELDS * DOTS;
  const context = contextOf(side, side);
  if (!context) return [];
  context.fillStyle = "white";
  context.fillRect(0, 0, side, side);
  context.imageSmoothingQuality = "high";
  context.drawImage(picture, 0, 0, side, side);
  const { data } = context.getImageData(0, 0, side, side);
  const sums = new Float64Array(FIELDS * FIELDS * 4);
  for (const [place, value] of data.entries()) {
    const dot = Math.floor(place / 4);
    const column = Math.floor((dot % side) / DOTS);
    const row = Math.floor(dot / side / DOTS);
    sums[(row * FIELDS + column) * 4 + (place % 4)] += value;
  }
  return sums.map((sum) => sum / DOTS ** 2);
}

function distance(some, others) {
  const sum = Array.from(some).reduce((total, value, place) => total + Math.abs(value - others[place]), 0);
  return sum / Math.max(1, some.length);
}

function contextOf(width, height) {
  const canvas = document.createElement("canvas");
  canvas.width = width;
  canvas.height = height;
  return canvas.getContext("2d", { willReadFrequently: true });
}
