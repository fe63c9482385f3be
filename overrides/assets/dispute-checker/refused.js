/** Remembers on the device which memory image this browser could not use, so that it is not fetched each time. */

const KEPT = "dispute-checker-refused";

export async function isRefused(address) {
  try {
    return Boolean(await caches.match(address, { cacheName: KEPT }));
  } catch {
    return false; // this browser keeps nothing
  }
}

/** Keeps the address, in place of that of an older build. */
export async function refuse(address) {
  try {
    await caches.delete(KEPT);
    const kept = await caches.open(KEPT);
    await kept.put(address, new Response());
  } catch {
    // This browser keeps nothing, and will try the image again.
  }
}
