/**
 * A link that carries a question behind the `#`. What mail and chat programs do to one is undone where that leaves
 * no doubt; what is left unread is said.
 */
import { optionsOf } from "./reveal.js";

/** A question mark that was encoded on the way, once or more often. */
const QUESTION_MARK = /%(?:25)*3f/i;
/** What is left of an ampersand that was written as HTML. */
const ENTITY = /^(?:amp;|#38;|#x26;)+/i;

/** What stands where a text was shortened. */
const STOPS = /(?:\u2026|\.{3})$/;

/** Returns `{topic, query}` of a hash such as `#refund?processed=2026-11-02`; null where it carries no question. */
export function readLink(hash) {
  const text = opened(hash.slice(1));
  const mark = text.includes("?") || !text.includes("=") ? "?" : "&";
  const place = text.indexOf(mark);
  const topic = text.slice(0, Math.max(place, 0));
  // Such as ":~:text=", which older browsers leave in the address.
  if (place < 0 || topic.includes("=")) return null;
  return { topic: nameIn(decoded(topic)), query: text.slice(place + 1) };
}

/**
 * Returns what the address asks of this checker, or null: its `values`, the `edition` that its sender saw, "" where
 * it does not say, and as `unread` "question" or "part" where that could not be read, else "".
 */
export function linkTo(element) {
  const link = readLink(location.hash);
  if (!link || checkerFor(link) !== element) return null;
  const { values, edition, isWhole } = valuesFor(element.querySelector("form"), link.query);
  const unread = link.topic === topicOf(element) ? (isWhole ? "" : "part") : "question";
  return { values, edition, unread };
}

/** Returns the checker of this page that a link asks: where its topic is nobody's, the one that holds most of it. */
export function checkerFor({ topic, query }) {
  const checkers = [...document.querySelectorAll("dispute-checker")];
  const named = checkers.find((each) => topicOf(each) === topic);
  if (named || isKnown(topic)) return named ?? null;
  const held = (each) => Object.keys(valuesFor(each.querySelector("form"), query).values).length;
  return checkers.reduce(
    (best, each) => (held(each) >= Math.max(1, best ? held(best) : 0) ? each : best),
    null,
  );
}

/** Whether the checker answers a question of that name, on this page or on another one. */
export function isKnown(topic) {
  return topics().includes(topic);
}

/** Whether a name stops before its end. */
export function isCutShort(topic) {
  return topic.length > 2 && !isKnown(topic) && topics().some((each) => each.startsWith(topic));
}

/** Returns a name as it was before it was written with capitals, or became part of a sentence. */
export function nameIn(text) {
  return plain(text).toLowerCase();
}

/** Takes a link to this checker out of the address: loaded again, the page would fill it in again. */
export function leaveLink(element) {
  if (linkTo(element)) history.replaceState(history.state, "", location.pathname + location.search);
}

/** Whether a click leads where the address stands already: no event tells of that. */
export function isFollowedAgain({ target, ctrlKey, metaKey, shiftKey, altKey }) {
  const opensElsewhere = ctrlKey || metaKey || shiftKey || altKey;
  return !opensElsewhere && target.closest("a[href]")?.href === location.href;
}

/** Says what of a link was not read: "question" or "part", in words that Python made; "" where nothing is to be said. */
export function tellLink(element, unread = "") {
  const note = element.querySelector("[data-link]");
  const { linkPart, linkQuestion } = note.dataset;
  note.textContent = { part: linkPart, question: linkQuestion }[unread] ?? "";
}

function topics() {
  return document.querySelector("[data-topics]")?.dataset.topics.split(" ") ?? [];
}

function topicOf(element) {
  return element.getAttribute("topic");
}

/** Returns the text with its question mark, if that was encoded: alone, or with all the rest. */
function opened(text) {
  if (text.includes("?") || !QUESTION_MARK.test(text)) return text;
  return text.includes("=") ? text.replace(QUESTION_MARK, "?") : opened(decoded(text));
}

/** Returns what was encoded; what cannot be decoded stays, where decodeURIComponent would throw. */
function decoded(text) {
  return new URLSearchParams(`_=${text.replaceAll("+", "%2B")}`).get("_");
}

/** Returns `{values, edition, isWhole}` of a query, with what the form asks for; the last value of a name counts. */
function valuesFor(form, query) {
  const values = {};
  let edition = "";
  let isWhole = true;
  for (const [name, raw] of pairsOf(form, query)) {
    const content = name === "edition" ? plain(raw) : valueIn(form, name, raw);
    if (name === "edition") edition = content;
    else if (content) values[name] = content;
    isWhole &&= content !== "" && (content === raw || !STOPS.test(raw));
  }
  return { values, edition, isWhole };
}

/** Returns names and values; a value in which others stand, encoded with it, is taken apart. */
function pairsOf(form, query) {
  return [...new URLSearchParams(query)].flatMap(([key, value]) => {
    if (value === "" && key.includes("=")) return pairsOf(form, key);
    const name = nameIn(key.replace(ENTITY, ""));
    const isEncoded = /&|%[\da-f]{2}/i.test(value) && form.elements.namedItem(name)?.type !== "textarea";
    return isEncoded ? pairsOf(form, `${name}=${value}`) : [[name, value]];
  });
}

/** Returns what a field of this form takes for a value, "" for nothing. Whether a date is one, the rules say. */
function valueIn(form, name, raw) {
  const controls = [...form.elements].filter((control) => control.name === name);
  switch (controls[0]?.type) {
    case "textarea":
      return raw;
    case "date":
      return plain(raw);
    case "radio":
      return choiceIn(controls, raw);
    case "select-one":
      return choiceIn(optionsOf(controls[0]), raw);
    default:
      return "";
  }
}

function choiceIn(options, raw) {
  const typed = nameIn(raw);
  return options.find(({ value }) => value.toLowerCase() === typed)?.value ?? "";
}

/** Returns a text without what stands around it in a sentence or a mail, with plain hyphens and dots. */
function plain(text) {
  const written = text
    .replace(/\s|^3D/g, "") // a mail's "=3D" is "="
    .replace(/[\u2010-\u2015\u2212]/g, "-")
    .replace(/\u2026(?=.)/g, "..")
    .replace(STOPS, "");
  // Two dots at the end are those of a range that was cut short.
  return written.endsWith("..") ? written : written.replace(/^[^\p{L}\p{N}.]+|[^\p{L}\p{N}-]+$/gu, "");
}
