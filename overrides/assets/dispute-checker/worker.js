/**
 * Runs the checker: Pyodide is started once, then every question goes to `checker.browser`.
 * A question that comes before Python is ready waits here for it.
 */
import { check, make } from "./protocol.js";

// Nothing is ever installed, so the list of what could be installed is empty.
const NO_PACKAGES = {
  info: { abi_version: "2025_0", arch: "wasm32", platform: "emscripten", python: "3.13", version: "0.29.5" },
  packages: {},
};

const networkFetch = self.fetch;
const coming = new Map();
let checker;

const send = (kind, fields) => self.postMessage(make(kind, fields));

self.addEventListener("message", ({ data }) => {
  const message = check(data);
  if (message.kind === "start") {
    start(message);
  } else {
    reply(message);
  }
});

function start({ runtime, pack }) {
  checker = load(runtime, pack);
  checker.then(() => send("ready"), (error) => send("failed", { error: String(error) }));
}

async function load(runtime, pack) {
  self.fetch = watchedFetch();
  const checkerZip = fetchBytes(`${pack}checker.zip`);
  const [{ loadPyodide }] = await Promise.all([
    import(`${runtime}pyodide.mjs`),
    // Pyodide imports this script later, and of an import nobody hears that it is on its way.
    fetchBytes(`${runtime}pyodide.asm.js`),
  ]);
  const pyodide = await loadPyodide({ indexURL: runtime, lockFileContents: NO_PACKAGES });
  pyodide.unpackArchive(await checkerZip, "zip");
  const { ask, show } = pyodide.pyimport("checker.browser");
  const keep = (file, content) => pyodide.FS.writeFile(`checker/${file}`, content);
  self.fetch = networkFetch;
  return { ask, show, keep, pack };
}

async function reply({ kind, id, request, ...page }) {
  try {
    const { ask, show, keep, pack } = await checker;
    const call = () => (kind === "ask" ? ask(request) : show(request, page.base, page.prefix, page.heads));
    send("answer", { id, text: await callWithFile(call, keep, pack) });
  } catch (error) {
    send("error", { id, error: String(error) });
  }
}

/** Calls Python; where it lacks a country's file, brings that and calls once more. */
async function callWithFile(call, keep, pack) {
  const text = call();
  const { missing } = JSON.parse(text);
  if (!missing) return text;
  await bring(missing, keep, pack);
  return call();
}

/** Puts a file that lies beside the pack where Python looks for it. Two questions share one fetch. */
function bring(file, keep, pack) {
  if (!coming.has(file)) {
    const kept = fetchBytes(pack + file).then((bytes) => keep(file, bytes));
    coming.set(file, kept.finally(() => coming.delete(file)));
  }
  return coming.get(file);
}

async function fetchBytes(address) {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  return new Uint8Array(await response.arrayBuffer());
}

/**
 * Returns a fetch that reports the bytes as they come. Pyodide tells nobody how far it is, and where
 * one of its files cannot be had it waits for ever: here that is reported too.
 */
function watchedFetch() {
  let bytes = 0;

  async function count({ body, url }) {
    // The total that a page knows holds no scripts.
    const isInTotal = !url.endsWith(".js");
    const reader = body.getReader();
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      if (isInTotal) bytes += part.value.length;
      send("loading", { bytes });
    }
  }

  return async (...request) => {
    try {
      const response = await networkFetch(...request);
      if (!response.ok) throw new Error(`${response.url}: ${response.status}`);
      // A copy is counted, because only the browser's own response has its compiled wasm kept.
      count(response.clone()).catch(() => {});
      return response;
    } catch (error) {
      send("failed", { error: String(error) });
      throw error;
    }
  };
}
