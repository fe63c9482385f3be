// Joins sheets into one. In, as JSON: the `folder` of the `sheet` that imports the others, and the folder `into`
// which it goes. Out, as JSON: the names of the sheets that were joined.

import { readFileSync, writeFileSync, writeSync } from "node:fs";
import { generate, parse } from "css-tree";

const { folder, into, sheet } = JSON.parse(readFileSync(0, "utf8"));
const sheets = [];
try {
  writeFileSync(`${into}/${sheet}`, `${whole(sheet)}\n`);
  writeSync(1, JSON.stringify(sheets));
} catch ({ message }) {
  writeSync(2, message);
  process.exitCode = 1;
}

/** Returns a sheet's rules, short, with those that it imports in the place where it says so. */
function whole(name) {
  sheets.push(name);
  const onParseError = ({ message, line }) => {
    throw new Error(`${name}, line ${line}: ${message}`);
  };
  const rules = parse(readFileSync(`${folder}/${name}`, "utf8"), { positions: true, onParseError }).children;
  return rules.toArray().map((rule) => (rule.name === "import" ? whole(imported(rule)) : generate(rule))).join("");
}

function imported({ prelude }) {
  return prelude.children.first.value.replace("./", "");
}
