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
export function inside(use, most) {
  return told(async ({ birth, library, packages, ...asked }) => {
    const zips = [...packages, library].map((path) => readFileSync(path));
    const { python, begun } = await made(asked, birth);
    return use(await begun(...python, { zips, most }), asked);
  });
}

/** Wakes Python from the image that standard input names, and prints as JSON what `use` returns of it and its marks. */
export function awake(use) {
  return told(async (asked) => {
    const { python, woken } = await made(asked, asked.image);
    return use(await woken(...python), asked);
  });
}

async function told(answer) {
  try {
    writeSync(1, JSON.stringify(await answer(JSON.parse(readFileSync(0, "utf8")))));
    exit(0);
  } catch (error) {
    // The message alone: node would print the line of the source as well, and it is a megabyte long.
    writeSync(2, `${error.message}\n`);
    exit(1);
  }
}

/** Returns a promise of what `python` is made of, with such a memory, and of the ways to start it. */
async function made({ script, code }, memory) {
  const modules = await Promise.all([code, memory].map((path) => WebAssembly.compile(readFileSync(path))));
  const source = readFileSync(script, "utf8");
  const ways = await import(PYTHON);
  hideNode();
  (0, eval)(source);
  return { ...ways, python: [globalThis._createPyodideModule, ...modules] };
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
