/**
 * Runs the checker: Pyodide is started once, then every question goes to the door in `checker.doors.browser`.
 * A question that comes before Python is ready waits here for it.
 */
import { check, make } from "./protocol.js";

const networkFetch = self.fetch;
const coming = new Map();
let opening;

const send = (kind, fields) => self.postMessage(make(kind, fields));

self.addEventListener("message", ({ data }) => {
  const message = check(data);
  if (message.kind === "start") {
    start(JSON.parse(message.pack));
  } else {
    reply(message);
  }
});

function start(pack) {
  opening = open(pack);
  opening.then(() => send("ready"), (error) => send("failed", { error: String(error) }));
}

/** Starts Python, and returns a promise of the door with the folder in which its calendars lie. */
async function open({ runtime, pack, loader, script, archive, info, language }) {
  self.fetch = watchedFetch();
  const checker = fetchBytes(pack + archive);
  const [{ loadPyodide }] = await Promise.all([
    import(runtime + loader),
    // Pyodide imports this script later. An import tells nobody that its bytes are coming; a fetch does.
    fetchBytes(runtime + script),
  ]);
  // Nothing is ever installed, so the list of what could be installed is empty.
  const pyodide = await loadPyodide({ indexURL: runtime, lockFileContents: { info, packages: {} } });
  pyodide.unpackArchive(await checker, "zip");
  const door = pyodide.pyimport("checker.doors.browser").opened(language);
  self.fetch = networkFetch;
  return { door, folder: pack };
}

async function reply({ id, what, question }) {
  try {
    const { door, folder } = await opening;
    const lacking = door.lacks(question);
    if (lacking) await bring(lacking, door, folder);
    send("answer", { id, text: door.reply(what, question) });
  } catch (error) {
    send("error", { id, error: String(error) });
  }
}

/** Brings a file that lies beside the pack to the door. Two questions share one fetch. */
function bring(file, door, folder) {
  if (!coming.has(file)) {
    const brought = fetchBytes(folder + file).then((bytes) => door.bring(file, new TextDecoder().decode(bytes)));
    coming.set(file, brought.finally(() => coming.delete(file)));
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
