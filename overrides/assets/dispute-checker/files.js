/** Files on their way to the worker: each byte is reported as it comes, and each file is looked at. */
import { Failure } from "./limit.js";

const WASM = "application/wasm";
const networkFetch = self.fetch;

/** Returns a promise of a file's bytes, which is rejected with a `Failure` where it is "absent" or "altered". */
export const fetchBytes = (address) => new Files().bytes(address);

/**
 * The files of one start. `integrity` holds by its name what each file's content is, as "sha256-…"; `isAfresh`
 * passes the browser's cache over, which may hold what was wrong before.
 */
export class Files {
  #integrity;
  #cache;
  #report;
  #arrived = 0;
  #fail;

  constructor({ integrity = {}, isAfresh = false, report = () => {} } = {}) {
    this.#integrity = integrity;
    this.#cache = isAfresh ? "reload" : "default";
    this.#report = report;
    /** A promise that is rejected with the first failure of any file, and never fulfilled. */
    this.failure = new Promise((_, reject) => (this.#fail = reject));
    this.failure.catch(() => {});
    /** A promise that is fulfilled once the wasm is seen to be that of the record; it runs earlier. */
    this.compared = Promise.resolve();
  }

  /** Returns a promise of a file's bytes. */
  bytes(address) {
    return this.#watch(async () => this.#read(await this.#fetch(address)));
  }

  /**
   * Returns a promise of the response with a file. A wasm is handed on while it comes, and looked at behind:
   * only of the browser's own response is its compiled form kept.
   */
  response(address) {
    return this.#watch(async () => {
      const response = await this.#fetch(address);
      if (!response.url.endsWith(".wasm")) return new Response(await this.#read(response));
      this.compared = this.#watch(() => this.#read(response.clone()));
      this.compared.catch(() => {});
      // Some hosts give it no type, and then no browser compiles it while it comes.
      const hasType = response.headers.get("Content-Type") === WASM;
      return hasType ? response : new Response(response.body, { headers: { "Content-Type": WASM } });
    });
  }

  async #watch(task) {
    try {
      return await task();
    } catch (error) {
      this.#fail(error);
      throw error;
    }
  }

  async #fetch(address) {
    const response = await orAbsent(networkFetch(address, { cache: this.#cache }), address);
    if (!response.ok) throw new Failure("absent", `${address}: ${response.status}`);
    return response;
  }

  /** Returns a promise of all bytes, once they are seen to be those of the record. */
  async #read({ body, url }) {
    const parts = [];
    const reader = body.getReader();
    for (let part; !(part = await orAbsent(reader.read(), url)).done; ) {
      parts.push(part.value);
      this.#arrived += part.value.length;
      this.#report(this.#arrived);
    }
    const bytes = new Uint8Array(await new Blob(parts).arrayBuffer());
    const expected = this.#integrity[url.split("/").at(-1)];
    // Where a page did not come by https, a browser has nothing to count with.
    if (expected && crypto.subtle && expected !== (await digest(bytes))) {
      throw new Failure("altered", `${url}: not what was published`);
    }
    return bytes;
  }
}

/** Returns a promise of the same, whose rejection says that the file did not come. */
async function orAbsent(coming, address) {
  try {
    return await coming;
  } catch (error) {
    throw new Failure("absent", `${address}: ${error.message}`);
  }
}

async function digest(bytes) {
  const sum = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return `sha256-${btoa(String.fromCharCode(...sum))}`;
}
