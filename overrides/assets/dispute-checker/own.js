/** The worker's own script. Nobody compares the script of a worker, so it compares itself while it runs. */
import { Files } from "./files.js";

/**
 * Returns a promise that is fulfilled once the script is seen to be what was published: `sum` says what it must
 * hold. Otherwise it is rejected with a `Failure`.
 */
export async function compareOwn(sum) {
  const address = import.meta.url;
  await new Files({ integrity: { [address.split("/").at(-1)]: sum } }).bytes(address);
}
