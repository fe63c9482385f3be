// Stands in the place of the site's worker: stock Pyodide, as its documentation tells, with the same checker.
import { loadPyodide } from "../../../../stock/pyodide.mjs";

const opening = open();
// The page would take so long a silence for a worker that is lost, and start another one.
const alive = setInterval(() => self.postMessage({ kind: "loading", bytes: 0 }), 1_000);
opening.finally(() => clearInterval(alive));

async function open() {
  const pyodide = await loadPyodide();
  const zip = await fetch(new URL("../../../../stock/checker.zip", import.meta.url));
  pyodide.unpackArchive(await zip.arrayBuffer(), "zip");
  return pyodide.pyimport("checker.doors.browser").opened("en");
}

self.addEventListener("message", async ({ data: { kind, id, what, question } }) => {
  const door = await opening;
  self.postMessage(kind === "listen" ? { kind: "ready" } : { kind: "answer", id, text: door.reply(what, question) });
});
