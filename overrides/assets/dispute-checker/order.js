/**
 * The buyer's own name for an order, so that the days of two orders stay apart. It is kept on the device with what
 * stands for its case, and comes back for that case alone: under another's name, its days would be lost.
 */
import { attempt } from "./keep.js";
import { keepOrderAs, noteSeen, orderOf } from "./order-store.js";

const PLACE = "dispute-checker order";

/** The name in each answer, which stays while the form goes on to be filled in. */
const names = new WeakMap();

/** Puts the name of its case into an answer that can be taken along, and notes that a kept order was looked at. */
export function showOrder(answer, { request, page }) {
  const control = controlOf(answer);
  if (!control) return;
  control.value = names.get(answer) ?? (readKept(request) || orderOf(request.fields)?.name || "");
  keepName(answer, control.value, request);
  noteSeen(request.fields, seenIn(page));
}

/** Keeps what was answered among the orders, under the name that it has been given, and says what came of it. */
export function shelve(button, { request, page }) {
  const answer = button.closest("[data-answer]");
  const line = answer.querySelector("[data-order-said]");
  const name = readOrder(answer);
  const came = name ? keepOrderAs(name, { fields: request.fields, seen: seenIn(page) }) : "unnamed";
  const { kept, both, full, unnamed } = line.dataset;
  line.textContent = { kept, both, full, unnamed }[came];
}

function seenIn({ answer: { today, verdict, edition } }) {
  return { today, verdict, edition };
}

/** Keeps a name as it is typed; one that was emptied is forgotten. */
export function keepOrder({ target }, shown) {
  if (target.matches("[data-order]")) keepName(target.closest("[data-answer]"), target.value, shown.request);
}

/** Lets the next answer be that of another case. */
export function leaveOrder(answer) {
  names.delete(answer);
}

/** Forgets the name. */
export function forgetOrder(answer) {
  leaveOrder(answer);
  attempt(() => localStorage.removeItem(PLACE));
}

/** Returns the name that stands in an answer, "" for none. Half a character, as pasting may leave it, is none. */
export function readOrder(answer) {
  return controlOf(answer)?.value.replace(/\p{Surrogate}/gu, "").trim() ?? "";
}

function keepName(answer, name, request) {
  if (name) {
    names.set(answer, name);
    attempt(() => localStorage.setItem(PLACE, JSON.stringify({ name, of: sumOf(request) })));
  } else if (names.has(answer)) {
    forgetOrder(answer);
  }
}

function readKept(request) {
  const kept = attempt(() => JSON.parse(localStorage.getItem(PLACE)));
  return kept?.of === sumOf(request) ? String(kept.name) : "";
}

/** Returns a number for what was asked, whatever the day: what was typed is kept only if the buyer says so. */
function sumOf({ topic, fields }) {
  const told = JSON.stringify([topic, Object.entries(fields).sort()]);
  return Array.from(told).reduce((sum, letter) => (Math.imul(sum, 31) + letter.codePointAt(0)) | 0, 0);
}

function controlOf(answer) {
  return answer.querySelector("[data-order]");
}
