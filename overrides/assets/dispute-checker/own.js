/** The worker's own scripts. Nobody compares a script that a worker imports, so they compare themselves while they run. */
import { Files } from "./files.js";

/**
 * Returns a promise that is fulfilled once all scripts in `sums`, each by its name, are seen to be those that were
 * published. Otherwise it is rejected with a `Failure`, and a next worker gets them anew.
 */
export async function compareOwn(sums) {
  const files = new Files({ integrity: sums });
  const addresses = Object.keys(sums).map((name) => new URL(name, import.meta.url));
  try {
    await Promise.all(addresses.map((address) => files.bytes(address)));
  } catch (error) {
    await Promise.allSettled(addresses.map((address) => fetch(address, { cache: "reload" })));
    throw error;
  }
}
