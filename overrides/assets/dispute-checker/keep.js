/** What a buyer typed, kept on the device and nowhere else, and only after the buyer's own tick. */
import { collect, fillWhole, keepable } from "./form.js";

const place = (topic) => `dispute-checker:${topic}`;

/** Puts what was kept into the form, all of it or nothing, and says which; returns whether it did. */
export function openKept(element, form) {
  const values = readKept(element.topic);
  const isOpened = Boolean(values) && fillWhole(form, values);
  tick(element, isOpened);
  tellUnread(element, values !== null && !isOpened);
  tellUnkept(element, !isLasting());
  return isOpened;
}

/** Keeps what the form holds, or forgets it, as the box says. Where a browser keeps nothing, the box is empty. */
export function keepCase(element, form) {
  if (!isKeeping(element)) return forgetKept(element);
  const isKept = isLasting() && write(element.topic, form);
  tick(element, isKept);
  tellUnread(element, false);
  tellUnkept(element, !isKept);
}

/** Keeps on with a form that was brought back, if it holds what was kept; else leaves that as it is. */
export function tickAsKept(element, form) {
  const kept = readKept(element.topic);
  tick(element, Boolean(kept) && JSON.stringify(kept) === JSON.stringify(heldFor(form)));
}

/** Forgets what was kept. */
export function forgetKept(element) {
  attempt(() => localStorage.removeItem(place(element.topic)));
  stopKeeping(element);
  tellUnread(element, false);
}

/** Leaves what was kept as it is, whatever is typed from now on. */
export function stopKeeping(element) {
  tick(element, false);
}

/** Whether the buyer wants what is typed to be kept. */
export function isKeeping(element) {
  return boxOf(element)?.checked ?? false;
}

function tick(element, isTicked) {
  const box = boxOf(element);
  if (box) box.checked = isTicked;
}

/** Whether the browser itself keeps anything: what stands in where it forbids that is no storage. */
function isLasting() {
  return attempt(() => localStorage instanceof Storage) ?? false;
}

/** Returns whether there was room for it. */
function write(topic, form) {
  const written = JSON.stringify(heldFor(form));
  return attempt(() => (localStorage.setItem(place(topic), written), true)) ?? false;
}

/** Returns what of a form is kept: a day of today would not be today any more. */
function heldFor(form) {
  const { today, ...values } = collect(form);
  return keepable(values);
}

/** Returns the values that were kept; null for none, and undefined where what was kept cannot be read. */
function readKept(topic) {
  const kept = attempt(() => localStorage.getItem(place(topic))) ?? null;
  if (kept === null) return null;
  return attempt(() => textsIn(JSON.parse(kept)));
}

/** Returns values by name if each is a text, else undefined. */
export function textsIn(values) {
  const isRecord = Object.prototype.toString.call(values) === "[object Object]";
  return isRecord && Object.values(values).every((each) => typeof each === "string") ? values : undefined;
}

function boxOf(element) {
  return element.querySelector("[data-keep]");
}

function tellUnread(element, isUnread) {
  const note = element.querySelector("[data-unread]");
  if (note) note.hidden = !isUnread;
}

function tellUnkept(element, isUnkept) {
  const note = element.querySelector("[data-unkept]");
  if (note) note.textContent = isUnkept ? note.dataset.unkept : "";
}

/** Returns what the storage gives, or undefined where the browser forbids its use. */
export function attempt(access) {
  try {
    return access();
  } catch {
    return undefined;
  }
}
