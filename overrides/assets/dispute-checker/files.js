/** Files on their way to the worker: each byte is reported as it comes, and each file is looked at. */
import { Failure } from "./limit.js";

const WASM = "application/wasm";

/**
 * The files of one start. `integrity` holds by its name what each file's content is, as "sha256-…"; `isAfresh`
 * passes the browser's cache over, which may hold what was wrong before.
 */
export class Files {
  #integrity;
  #cache;
  #report;
  #arrived = 0;

  constructor({ integrity = {}, isAfresh = false } = {}, report = () => {}) {
    this.#integrity = integrity;
    this.#cache = isAfresh ? "reload" : "default";
    this.#report = report;
    /** A promise that is fulfilled once the last code is seen to be that of the record; it runs earlier. */
    this.compared = Promise.resolve();
  }

  /** Returns a promise of a file's bytes. */
  async bytes(address) {
    return this.#read(await this.#fetch(address));
  }

  /** Returns a promise of a module of WebAssembly, seen to be that of the record. */
  async module(address) {
    return WebAssembly.compile(await this.bytes(address));
  }

  /**
   * Returns a promise of a large module, which is compiled while it comes and looked at behind: only of the
   * browser's own response is what it compiles kept.
   */
  async code(address) {
    const response = await this.#fetch(address);
    this.compared = this.#read(response.clone());
    this.compared.catch(() => {});
    // Some hosts give it no type, and some browsers compile only what has come whole.
    const isStreamed = WebAssembly.compileStreaming && response.headers.get("Content-Type") === WASM;
    return isStreamed ? WebAssembly.compileStreaming(response) : WebAssembly.compile(await response.arrayBuffer());
  }

  async #fetch(address) {
    const response = await orAbsent(fetch(address, { cache: this.#cache }), address);
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

/** Returns a promise of how the record names what a file must hold. */
export async function digest(bytes) {
  const sum = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return `sha256-${btoa(String.fromCharCode(...sum))}`;
}
