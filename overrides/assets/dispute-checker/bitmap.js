/**
 * Returns a promise of a picture, turned the way that it says it must be. Older browsers turn it by themselves,
 * and know no word for that.
 */
export async function openBitmap(blob) {
  try {
    return await createImageBitmap(blob, { imageOrientation: "from-image" });
  } catch (error) {
    if (error instanceof TypeError) return createImageBitmap(blob);
    throw error;
  }
}
