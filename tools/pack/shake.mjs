// Takes away from Pyodide's script what nothing reaches. In, as JSON: the `script`, the names that the code has
// `imported`, and what is `unused`, as stock.toml says it. Out: the script.

import { readFileSync, writeSync } from "node:fs";
import { parse } from "acorn";
import { full } from "acorn-walk";

// What these say has no effect but the value itself: where nobody reads it, it can go.
const STILL = /^(Literal|Identifier|MemberExpression|UnaryExpression|(Arrow)?FunctionExpression|(Object|Array)Expression)$/;

// Stands for each function that nobody calls; Pyodide asks for a signature where the code wants an address.
const UNUSED = 'var unusedFunction=Object.assign(()=>abort("unused"),{sig:"v"});';

const { script, imported, unused } = JSON.parse(readFileSync(0, "utf8"));
writeSync(1, shaken(script, new Set(imported), unused));

/** Returns the script with those of its statements that are reached from outside, or do something when they run. */
function shaken(text, imported, unused) {
  const { body, imports } = found(parse(text, { ecmaVersion: "latest" }));
  const shorter = givenToTheCode(text, imports, imported, unused.functions);
  const textOf = ({ start, end }) =>
    start <= imports.start && imports.end <= end
      ? text.slice(start, imports.start) + shorter + text.slice(imports.end, end)
      : text.slice(start, end);
  const pieces = body.body.flatMap((statement) => piecesOf(statement, textOf, unused));
  const around = [text.slice(0, body.start + 1) + UNUSED, text.slice(body.end - 1)];
  const living = new Map(body.body.map((statement) => [statement, []]));
  for (const piece of reached(pieces, words(around.join(" ")))) living.get(piece.statement).push(piece.node);
  return around[0] + body.body.map((statement) => written(statement, living.get(statement), textOf)).join("") + around[1];
}

/** Returns the block in which all of the script stands, and the object of all functions that the code may want. */
function found(tree) {
  const places = {};
  full(tree, (node) => {
    if (node.async && node.params?.[0]?.left?.name === "moduleArg") places.body = node.body;
    if (node.type === "VariableDeclarator" && node.id.name === "wasmImports" && node.init) places.imports = node.init;
  });
  return places;
}

/** Returns that object with what the code imports. What is known to be called by nobody becomes a function that aborts. */
function givenToTheCode(text, { properties }, imported, beginnings) {
  const given = properties
    .filter(({ key }) => imported.has(key.name))
    .map(({ key, start, end }) =>
      beginnings.some((beginning) => key.name.startsWith(beginning)) ? `${key.name}:unusedFunction` : text.slice(start, end),
    );
  return `{${given.join(",")}}`;
}

/** Returns what a statement consists of: the `name` that each piece gives a value, or null, and the `words` in it. */
function piecesOf(statement, textOf, { calls, variables }) {
  const piece = (node, name, read = node) =>
    variables.includes(name) ? [] : { statement, node, name, words: words(textOf(read)) };
  const { type, id, declarations, expression } = statement;
  if (type === "FunctionDeclaration") return piece(statement, id.name);
  if (type === "VariableDeclaration") {
    // What takes an object apart gives more than one name, and stays.
    return declarations.flatMap((each) => piece(each, isStill(each.init) ? (each.id.name ?? null) : null));
  }
  if (expression?.type === "CallExpression" && calls.includes(textOf(expression.callee))) return [];
  if (expression?.left?.type === "MemberExpression") {
    const { object, property } = expression.left;
    // Module["f"] = f, and f.sig = "ii" of a function f.
    if (object.name === "Module") return piece(statement, property.value ?? property.name, expression.right);
    if (property.name === "sig" || property.value === "sig") return piece(statement, object.name, expression.right);
  }
  return piece(statement, null);
}

function isStill(value) {
  if (value?.type === "AssignmentExpression") return value.left.object?.name === "Module" && isStill(value.right);
  return !value || STILL.test(value.type);
}

/** Returns the pieces that run, and those whose name is a word of one that is reached, be it in a string only. */
function reached(pieces, known) {
  const living = new Set();
  const waiting = pieces.filter(({ name }) => name === null || known.has(name));
  for (const piece of waiting) {
    living.add(piece);
    const fresh = new Set([...piece.words].filter((word) => !known.has(word)));
    for (const word of fresh) known.add(word);
    waiting.push(...pieces.filter(({ name }) => fresh.has(name)));
  }
  return living;
}

function words(text) {
  return new Set(text.match(/[\w$]+/g));
}

/** Returns a statement with those of its nodes that live. */
function written(statement, living, textOf) {
  if (living.length === 0) return "";
  if (statement.type !== "VariableDeclaration") return textOf(statement);
  const inOrder = living.sort((one, other) => one.start - other.start);
  return `${statement.kind} ${inOrder.map(textOf).join(",")};`;
}
