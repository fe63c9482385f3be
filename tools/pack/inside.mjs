// Starts the packed Python in node as a worker does. It sees no node, no clock and no chance, so that the same
// files leave the same memory behind on every machine.
import { readFileSync, writeSync } from "node:fs";

const PYTHON = new URL("../../overrides/assets/dispute-checker/python.js", import.meta.url);
const A_MOMENT = Date.UTC(2026, 0, 1);

const { exit } = process;

/**
 * Starts Python with the files that standard input names, as JSON, and prints as JSON what `use` returns of it.
 * `most` is what its memory may grow to.
 */
export async function inside(use, most) {
  try {
    const asked = JSON.parse(readFileSync(0, "utf8"));
    writeSync(1, JSON.stringify(use(await started(asked, most), asked)));
    exit(0);
  } catch (error) {
    // The message alone: node would print the line of the source as well, and it is a megabyte long.
    writeSync(2, `${error.message}\n`);
    exit(1);
  }
}

async function started({ script, code, birth, library, packages }, most) {
  const compiled = await Promise.all([code, birth].map((path) => WebAssembly.compile(readFileSync(path))));
  const zips = { library: readFileSync(library), packages: packages.map((path) => readFileSync(path)) };
  const source = readFileSync(script, "utf8");
  const { begun } = await import(PYTHON);
  hideNode();
  (0, eval)(source);
  return begun(globalThis._createPyodideModule, ...compiled, { ...zips, most });
}

function hideNode() {
  Object.defineProperty(globalThis, "process", { value: undefined });
  // The script takes it for a browser whose wasm knows no types of functions; some versions of node know them.
  Object.defineProperty(globalThis, "navigator", { value: { userAgent: "iPhone" } });
  globalThis.WorkerGlobalScope = class {};
  globalThis.self = { location: { href: "file:///worker.js" } };
  Date.now = () => A_MOMENT;
  performance.now = () => 0;
  Math.random = () => 0;
  crypto.getRandomValues = (bytes) => bytes.fill(0);
}
