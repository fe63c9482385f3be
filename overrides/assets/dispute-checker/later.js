/** What is loaded only where it is needed. */

let failures = 0;

/** Returns a promise of what looks after pictures. Where it could not be fetched, the next call tries again. */
export async function loadPictures() {
  try {
    // Many browsers remember for ever that an import failed, but only of that very address.
    return await import(`./pictures.js${failures > 0 ? `?${failures}` : ""}`);
  } catch (error) {
    failures += 1;
    throw error;
  }
}
