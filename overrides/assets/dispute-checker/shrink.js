/** Draws a picture anew as a jpg below a size: the right way up, and with nothing in it but the picture. */

const TYPE = "image/jpeg";
const QUALITIES = [0.9, 0.8, 0.7];

/** Phones leave a canvas blank that has more pixels than this. */
const MOST_PIXELS = 4096 * 4096;

/**
 * Returns a promise of a jpg file with fewer bytes than `limit`. It is rejected where the browser
 * cannot open the picture.
 */
export async function shrink(file, limit) {
  // A picture says how it must be turned in data that are lost here, so it is turned now.
  const picture = await createImageBitmap(file, { imageOrientation: "from-image" });
  try {
    const blob = await smaller(picture, limit);
    return new File([blob], file.name.replace(/\.[^.]*$/, "") + ".jpg", { type: TYPE });
  } finally {
    picture.close();
  }
}

/** First the quality goes down, then the size in pixels. */
async function smaller(picture, limit) {
  let scale = Math.min(1, Math.sqrt(MOST_PIXELS / (picture.width * picture.height)));
  let canvas = draw(picture, scale);
  let blob;
  for (const quality of QUALITIES) {
    blob = await encode(canvas, quality);
    if (blob.size < limit) return blob;
  }
  while (blob.size >= limit) {
    // Bytes grow with the area; a little less than that would give ends the search soon.
    scale *= 0.95 * Math.sqrt(limit / blob.size);
    canvas = draw(picture, scale);
    blob = await encode(canvas, QUALITIES.at(-1));
  }
  return blob;
}

function draw(picture, scale) {
  const canvas = document.createElement("canvas");
  canvas.width = Math.max(1, Math.round(picture.width * scale));
  canvas.height = Math.max(1, Math.round(picture.height * scale));
  const context = canvas.getContext("2d");
  // A jpg knows no transparency: what shows through would turn black.
  context.fillStyle = "white";
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.imageSmoothingQuality = "high";
  context.drawImage(picture, 0, 0, canvas.width, canvas.height);
  return canvas;
}

function encode(canvas, quality) {
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error("no picture"))), TYPE, quality);
  });
}
