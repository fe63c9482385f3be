/** Draws a picture anew as a jpg below a size: the right way up, and with nothing in it but the picture. */
import { openBitmap } from "./bitmap.js";
import { Failure, within } from "./limit.js";
import { isGuarded, looksLike } from "./verify.js";

const TYPE = "image/jpeg";
const QUALITIES = [0.9, 0.8, 0.7];

/** How long each step may take, in milliseconds. */
const STEP = 30_000;

/**
 * Phones leave a canvas blank that has more pixels than this. A jpg and Chromium's canvas may have sides of 65,535;
 * but Firefox draws no longer ones than this, and a canvas that is too long stays blank without a word.
 */
const MOST_PIXELS = 4096 * 4096;
const LONGEST_SIDE = 32_767;

/** How often a picture is drawn smaller, before it is given up. */
const MOST_TRIES = 10;

/**
 * Returns a promise of `{copy, picture}`: a jpg with fewer than `below` bytes, and what it shows. Where it `isNeeded`
 * it is drawn with fewer pixels, if it must. Rejected with a Failure that says why there is none.
 */
export async function makeCopy(file, { name, below, isNeeded }) {
  if (isGuarded()) throw new Failure("guarded");
  // A picture says how it must be turned in data that are lost here, so it is turned now.
  const picture = await open(file);
  try {
    const blob = await smaller(picture, isNeeded ? below : Math.min(below, file.size), isNeeded);
    const shown = await open(blob);
    if (!looksLike(shown, picture)) throw new Failure("guarded");
    return { copy: new File([blob], name, { type: TYPE }), picture: shown };
  } finally {
    picture.close();
  }
}

function open(blob) {
  return within(STEP, openBitmap(blob).catch(() => { throw new Failure("unopened"); }));
}

/** First the quality goes down, then the size in pixels. */
async function smaller(picture, limit, isNeeded) {
  const { width, height } = picture;
  let scale = Math.min(1, Math.sqrt(MOST_PIXELS / (width * height)), LONGEST_SIDE / Math.max(width, height));
  let canvas = draw(picture, scale);
  let blob;
  for (const quality of QUALITIES) {
    blob = await encode(canvas, quality);
    if (blob.size < limit) return blob;
  }
  if (!isNeeded) throw new Failure("larger");
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    // Bytes grow with the area; a little less than that would give ends the search soon.
    scale *= 0.95 * Math.sqrt(limit / blob.size);
    canvas = draw(picture, scale);
    blob = await encode(canvas, QUALITIES.at(-1));
    if (blob.size < limit) return blob;
  }
  throw new Failure("unmade");
}

function draw(picture, scale) {
  const canvas = document.createElement("canvas");
  canvas.width = Math.max(1, Math.round(picture.width * scale));
  canvas.height = Math.max(1, Math.round(picture.height * scale));
  const context = canvas.getContext("2d");
  if (!context) throw new Failure("undrawn");
  // A jpg knows no transparency: what shows through would turn black.
  context.fillStyle = "white";
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.imageSmoothingQuality = "high";
  context.drawImage(picture, 0, 0, canvas.width, canvas.height);
  return canvas;
}

function encode(canvas, quality) {
  const encoding = new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Failure("unmade"))), TYPE, quality);
  });
  return within(STEP, encoding);
}
