/** Looks inside files, each once: Python says what the first bytes show, the browser whether it opens. */
import { openBitmap } from "./bitmap.js";
import { within } from "./limit.js";
import { Queue } from "./queue.js";
import { breaksOff } from "./whole.js";

/** How long a file may take to be read, and a picture to be opened, in milliseconds. */
const READING = 20_000;
const OPENING = 20_000;

/** No picture has so many bytes: to open more could take all of a phone's memory. */
const MOST_BYTES = 100_000_000;

/** How long the longer side of a preview is, in pixels. */
const PREVIEW = 216;

const looks = new WeakMap();
const queue = new Queue();

/**
 * Returns a promise of `{inside, preview, tellsPlace}`: what is inside a file, as the contract has it, and, of
 * a picture that the browser opens, a small one on a canvas, and whether it says where it was taken.
 */
export function look(file, input, client) {
  if (!looks.has(file)) {
    const coming = lookInside(file, input, client);
    looks.set(file, coming);
    // A question that failed is asked again, and so is a file that could not be read: it may have come since.
    const forget = () => looks.delete(file);
    coming.then(({ inside }) => inside === "unreadable" && forget(), forget);
  }
  return looks.get(file);
}

/** Whether somebody looks at a file, or has done so and could read it. */
export function isKnown(file) {
  return looks.has(file);
}

/** Keeps what is known of a file that was made here. */
export function note(file, seen) {
  looks.set(file, Promise.resolve(seen));
}

async function lookInside(file, { name: field, dataset }, client) {
  // A file that is gone seems to be empty, until it is read as a whole.
  const head = await read(file.size > 0 ? file.slice(0, Number(dataset.head)) : file);
  if (!head) return { inside: "unreadable" };
  if (head.length === 0) return { inside: "empty" };
  const seen = await client.look({ field, name: file.name, head: hex(head) });
  if (!seen.may_open || file.size > MOST_BYTES) return { inside: seen.opened };
  return queue.run(() => open(file, seen));
}

async function open(file, { opened, failed, tells_place: tellsPlace }) {
  const bytes = await read(file);
  if (!bytes) return { inside: "unreadable" };
  if (breaksOff(bytes)) return { inside: failed };
  try {
    const picture = await within(OPENING, openBitmap(file));
    return { inside: opened, preview: small(picture), tellsPlace };
  } catch ({ reason }) {
    // What takes long may still be whole.
    return { inside: reason === "slow" ? opened : failed };
  }
}

/** Returns a promise of all bytes, or of nothing where they do not come: the file is gone, or in a cloud. */
function read(blob) {
  return within(READING, blob.arrayBuffer()).then((buffer) => new Uint8Array(buffer), () => null);
}

function hex(bytes) {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** Returns a small canvas with the picture, whose memory is given back. */
export function small(picture) {
  const scale = Math.min(1, PREVIEW / Math.max(picture.width, picture.height));
  const canvas = document.createElement("canvas");
  canvas.width = Math.max(1, Math.round(picture.width * scale));
  canvas.height = Math.max(1, Math.round(picture.height * scale));
  const context = canvas.getContext("2d");
  if (context) {
    context.imageSmoothingQuality = "high";
    context.drawImage(picture, 0, 0, canvas.width, canvas.height);
  }
  picture.close();
  return canvas;
}
