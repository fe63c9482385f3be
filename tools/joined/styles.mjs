// Joins sheets into one. In, as JSON: the `folder` of the `sheet` that imports the others, and the folder `into`
// which it goes. Out, as JSON: the `sheets` that were joined.

import { readFileSync, writeFileSync, writeSync } from "node:fs";
import { generate, parse } from "css-tree";

const { folder, into, sheet } = JSON.parse(readFileSync(0, "utf8"));
const sheets = [sheet];
writeFileSync(`${into}/${sheet}`, `${whole(sheet)}\n`);
writeSync(1, JSON.stringify({ sheets }));

/** Returns a sheet's rules, short, with those that it imports in the place where it says so. */
function whole(name) {
  const tree = parse(readFileSync(`${folder}/${name}`, "utf8"), { onParseError: refuse, filename: name });
  return tree.children.toArray().map((rule) => (rule.name === "import" ? imported(rule) : generate(rule))).join("");
}

function imported(rule) {
  const name = rule.prelude.children.first.value.replace("./", "");
  sheets.push(name);
  return whole(name);
}

function refuse({ message, filename, line }) {
  throw new Error(`${filename}, line ${line}: ${message}`);
}
