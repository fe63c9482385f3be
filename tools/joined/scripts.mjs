// Joins modules into few scripts. In, as JSON: the `folder` of the modules, the folder `into` which the scripts go,
// and `groups`, each with the names of its `entries`, its `format`, and the name of the script for what more than one
// of them needs: `common`. What two groups need, each has for itself. Out, as JSON: by the name of each entry the
// scripts that `run` with it, itself first; and by its name what each script was joined `from`.

import { readFileSync, writeSync } from "node:fs";
import { relative } from "node:path";
import { rolldown } from "rolldown";

// Names stay, so that what a browser says of a fault can be found in the modules.
const SHORT = { mangle: false, compress: false, codegen: { removeWhitespace: true } };

const { folder, into, groups } = JSON.parse(readFileSync(0, "utf8"));
const run = {};
const from = {};
try {
  for (const group of groups) await join(group);
  writeSync(1, JSON.stringify({ run, from }));
} catch ({ message }) {
  writeSync(2, message);
  process.exitCode = 1;
}

async function join({ entries, format, common }) {
  const input = Object.fromEntries(entries.map((name) => [name, `${folder}/${name}.js`]));
  const joined = await rolldown({ input, onLog: refuse });
  const { output } = await joined.write({
    dir: into,
    format,
    entryFileNames: "[name].js",
    chunkFileNames: "[name].js",
    codeSplitting: common !== undefined && { groups: [{ name: common, minShareCount: 2 }] },
    comments: false,
    minify: SHORT,
    minifyInternalExports: false,
  });
  await joined.close();
  const imports = new Map(output.map((script) => [script.fileName, script.imports]));
  for (const name of entries) run[name] = together(`${name}.js`, imports);
  for (const { fileName, moduleIds } of output) from[fileName] = moduleIds.map((module) => relative(folder, module));
}

/** What it only warns of is wrong too. */
function refuse(level, { message }) {
  throw new Error(message);
}

/** Returns a script and all that it imports before it runs, each once. */
function together(first, imports) {
  const found = new Set([first]);
  for (const script of found) for (const imported of imports.get(script)) found.add(imported);
  return [...found];
}
