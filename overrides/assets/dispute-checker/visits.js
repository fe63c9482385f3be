/**
 * What a form held and was asked at each entry of the browser's history, for the way back. It stays on the device
 * until the tab is closed. A visit holds the form's `values`, `who` has set its day, what was `asked`, and, until the
 * page is loaded anew, its `files` and the answer that was `shown`.
 */
import { collect, fillForm, keepable, putFiles } from "./form.js";
import { heldBy } from "./freshness.js";
import { attempt } from "./keep.js";
import { noteToday } from "./today.js";

const inMemory = new Map();

const prefix = (topic) => `dispute-checker ${topic} at `;
const place = (topic, entry) => prefix(topic) + entry;

/** Returns the name of the history's current entry; a new one, which finds nothing again, where it has none. */
export function entryName() {
  return window.entryName?.() ?? Math.random().toString(36);
}

/** Returns what was asked with a request, to be asked again later: a day that nobody has set will be another one. */
export function askedBy(form, { today, fields }) {
  const day = "set" in form.elements.today.dataset && today !== undefined ? { today } : {};
  return { values: { ...fields, ...day }, held: heldBy(form) };
}

/** Returns what a form holds now. */
export function visitOf(form, files) {
  const { set: who } = form.elements.today.dataset;
  const { today, ...values } = keepable(collect(form));
  return { values: who && today ? { ...values, today } : values, who, files: [...(files?.files ?? [])] };
}

/** Puts what a form held back into it; returns whether files are among it. */
export function fillAgain(form, control, { values, who, files = [] }) {
  fillForm(form, values);
  noteToday(form, who);
  if (control) putFiles(control, files);
  return files.length > 0;
}

/** Remembers a visit for each of these entries. */
export function remember(topic, entries, visit) {
  const written = JSON.stringify(lasting(visit));
  for (const entry of entries) {
    inMemory.set(place(topic, entry), visit);
    attempt(() => sessionStorage.setItem(place(topic, entry), written));
  }
}

/** Returns what of a visit outlives the page: no file, and no day that the buyer only tried out. */
function lasting({ values, who, asked, files }) {
  const drop = ({ today, ...rest }) => (who === "link" && today ? { today, ...rest } : rest);
  const again = asked && files.length === 0 ? { ...asked, values: drop(asked.values) } : undefined;
  return { values: drop(values), who, asked: again };
}

/** Returns the visit of an entry; undefined for none. */
export function visitAt(topic, entry) {
  const name = place(topic, entry);
  return inMemory.get(name) ?? attempt(() => JSON.parse(sessionStorage.getItem(name))) ?? undefined;
}

/** Forgets every visit to a topic's forms. */
export function forgetVisits(topic) {
  const isOfTopic = (name) => name.startsWith(prefix(topic));
  for (const name of [...inMemory.keys()].filter(isOfTopic)) inMemory.delete(name);
  for (const name of storedNames().filter(isOfTopic)) attempt(() => sessionStorage.removeItem(name));
}

function storedNames() {
  return attempt(() => Array.from({ length: sessionStorage.length }, (_, place) => sessionStorage.key(place))) ?? [];
}
