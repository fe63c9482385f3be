/** What is loaded only where it is needed. */
import { whenIdle } from "./wanted.js";

let failures = 0;
let isKept = false;

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

/** Keeps the site for times without a network, once, when nothing else is to do; not for who asks for few bytes. */
export function keepLater(record, base) {
  if (isKept || !navigator.serviceWorker || navigator.connection?.saveData) return;
  isKept = true;
  // Where a browser keeps nothing, the site works as before.
  whenIdle(() => import("./offline.js").then(({ keepSite }) => keepSite(record, base)).catch(console.info));
}
