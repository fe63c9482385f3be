// Starts stock Pyodide in node, asks the packed checker about every topic, and prints the modules of
// the standard library that Python imported from its zip.
//
// usage: node record.mjs PYODIDE_FOLDER CHECKER_ZIP < ["import json", ...]
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";

const QUESTIONS = `
import json, sys, zipimport
from checker import marketplace
from checker.doors.browser import opened

for statement in json.loads(imports):
    exec(statement)
door = opened("en")
for topic in marketplace().forms:
    request = {"topic": topic, "today": "2026-11-23", "fields": {}}
    question = json.dumps({"request": request, "base": "", "prefix": "", "edition": "", "order": "",
        "moment": "2026-11-23T12:00:00+01:00"})
    for what in ("answer", "page", "text", "calendar"):
        door.reply(what, question)
door.reply("look", json.dumps({"field": "files", "name": "a.jpg", "head": "ffd8ff"}))

specs = [getattr(module, "__spec__", None) for module in list(sys.modules.values())]
json.dumps(sorted(spec.name for spec in specs if isinstance(getattr(spec, "loader", None), zipimport.zipimporter)))
`;

/** An error that reaches JavaScript makes Python import what formats it, so one is let through. */
function raiseOnce(pyodide) {
  try {
    pyodide.runPython("raise RuntimeError");
  } catch (error) {
    if (error.type !== "RuntimeError") throw error;
  }
}

/** Does what worker.js does, with the whole library, and returns the names as a JSON list. */
async function record(pyodideFolder, checkerZip, imports) {
  const { loadPyodide } = await import(pathToFileURL(`${pyodideFolder}/pyodide.mjs`).href);
  const pyodide = await loadPyodide({ indexURL: pyodideFolder });
  pyodide.unpackArchive(new Uint8Array(readFileSync(checkerZip)), "zip");
  raiseOnce(pyodide);
  pyodide.globals.set("imports", imports);
  return pyodide.runPython(QUESTIONS);
}

try {
  const [pyodideFolder, checkerZip] = process.argv.slice(2).map((path) => resolve(path));
  console.log(await record(pyodideFolder, checkerZip, readFileSync(0, "utf8")));
} catch (error) {
  // The message alone: node would print the line of the source as well, and it is a megabyte long.
  console.error(error.message);
  process.exitCode = 1;
}
