// Reads scripts and stylesheets, and prints what of them the oldest browsers do not know, as JSON: a list of
// {file, line, feature, browser, since}. A name counts as known where anything that bears it is.
//
// usage: node browsers.mjs '{"safari": "16.4", ...}' FILE... (the names of browsers as MDN's data has them)
import { readFileSync } from "node:fs";
import compat from "@mdn/browser-compat-data/forLegacyNode";
import { parse as parseScript } from "acorn";
import { full as walkScript } from "acorn-walk";
import { parse as parseStyle, walk as walkStyle } from "css-tree";

/** What every browser of the table reads: a later syntax is an error. */
const SYNTAX = 2022;

const least = JSON.parse(process.argv[2]);
const number = (version) => {
  const [major, minor = 0] = String(version).replace("≤", "").split(".").map(Number);
  return major + minor / 1000;
};

/** Returns the version from which a browser has a feature without a prefix or a switch, or Infinity. */
function since(feature, browser) {
  const statements = [feature.__compat.support[browser] ?? []].flat();
  const plain = statements.filter((each) => !each.flags && !each.prefix && !each.alternative_name);
  const versions = plain.filter((each) => typeof each.version_added === "string" && !each.version_removed);
  return Math.min(...versions.map((each) => number(each.version_added)));
}

/** Returns the browsers that lack all of these features, with the version that brings the first of them. */
function lacking(features) {
  return Object.entries(least)
    .map(([browser, oldest]) => ({ browser, oldest, since: Math.min(...features.map((each) => since(each, browser))) }))
    .filter(({ oldest, since }) => since > number(oldest))
    .map(({ browser, since }) => ({ browser, since: since === Infinity ? null : since }));
}

/** All features of a part of the data by what they are called there; an option is called by its own name. */
function named(part, names = new Map()) {
  for (const [key, feature] of Object.entries(part)) {
    if (key === "__compat") continue;
    const name = key.replace(/^options_(.*)_parameter$/, "$1:").replace(/_static$/, "");
    if (feature.__compat) names.set(name, [...(names.get(name) ?? []), feature]);
    named(feature, names);
  }
  return names;
}

const known = named({ api: compat.api, builtins: compat.javascript.builtins });
const { properties, selectors, "at-rules": atRules, types } = compat.css;

/** Returns the nodes of a script. */
function nodesOf(text) {
  const nodes = [];
  walkScript(parseScript(text, { ecmaVersion: SYNTAX, sourceType: "module", locations: true }), (node) => nodes.push(node));
  return nodes;
}

/** Returns the names that a script gives to things of its own. */
function ownNames(nodes) {
  const names = ({ type, id, key, local, properties = [] }) => {
    if (type === "ObjectPattern") return properties.map((each) => each.key?.name);
    if (type === "MethodDefinition" || type === "PropertyDefinition") return [key.name];
    return [id?.name, local?.name];
  };
  return new Set(nodes.flatMap(names));
}

/** Returns `[feature, features, line]` for all that a script names which may be the browser's. */
function inScript(nodes, own) {
  const found = [];
  const note = (name, { loc }, others = []) => {
    if (known.has(name) && !own.has(name)) found.push([name, [...known.get(name), ...others], loc.start.line]);
  };
  for (const node of nodes) {
    const { type, computed, object, property, callee, key } = node;
    if (type === "MemberExpression" && property.type === "Identifier" && !computed) {
      if (object.property?.name !== "dataset") note(property.name, node);
    } else if (type === "NewExpression" || type === "CallExpression") {
      note(callee.name, node);
    } else if (type === "Property" && !computed) {
      // The data does not know of all that an option can be given to.
      note(`${key.name}:`, node, known.get(key.name));
    }
  }
  return found;
}

/** Returns the same of a stylesheet: its properties and their values, at-rules, and what its selectors ask. */
function inStyle(text) {
  const found = [];
  const note = (name, feature, { loc }) => feature?.__compat && found.push([name, [feature], loc.start.line]);
  walkStyle(parseStyle(text, { positions: true, parseCustomProperty: false }), function (node) {
    if (node.type === "Declaration") {
      note(node.property, properties[node.property], node);
    } else if (node.type === "Identifier" && this.declaration) {
      const { property } = this.declaration;
      note(`${property}: ${node.name}`, properties[property]?.[node.name], node);
    } else if (node.type === "Function" && this.declaration) {
      note(`${node.name}()`, types[node.name] ?? types.color?.[node.name], node);
    } else if (node.type === "Operator" && node.value === "/" && this.declaration?.property === "content") {
      note("content: /", properties.content.alt_text, node);
    } else if (node.type === "Atrule") {
      note(`@${node.name}`, atRules[node.name], node);
    } else if (node.type === "Feature") {
      note(`@media ${node.name}`, atRules.media[node.name], node);
    } else if (node.type.startsWith("Pseudo")) {
      note(`:${node.name}`, selectors[node.name], node);
    }
  });
  return found;
}

const texts = process.argv.slice(3).map((file) => [file, readFileSync(file, "utf8")]);
const styles = texts.filter(([file]) => file.endsWith(".css")).map(([file, text]) => [file, inStyle(text)]);
const scripts = texts.filter(([file]) => !file.endsWith(".css")).map(([file, text]) => [file, nodesOf(text)]);
const own = ownNames(scripts.flatMap(([, nodes]) => nodes));
const used = [...styles, ...scripts.map(([file, nodes]) => [file, inScript(nodes, own)])];
const lacks = used.flatMap(([file, found]) =>
  found.flatMap(([feature, features, line]) => lacking(features).map((each) => ({ file, line, feature, ...each }))),
);
console.log(JSON.stringify(lacks));
