/** What a buyer typed, kept on the device and nowhere else, and only after the buyer's own tick. */
import { collect, fillWhole, keepable } from "./form.js";

const place = (topic) => `dispute-checker:${topic}`;

/** Puts what was kept into the form, all of it or nothing, and says which; returns whether it did. */
export function openKept(element, form) {
  const values = readKept(element.topic);
  const isOpened = Boolean(values) && fillWhole(form, values);
  tick(element, isOpened);
  tellUnread(element, values !== null && !isOpened);
  return isOpened;
}

/** Keeps what the form holds, or forgets it, as the box says. A browser that forbids it keeps nothing. */
export function keep(element, form) {
  // A day that is kept would no longer be today.
  const { today, ...values } = collect(form);
  const written = JSON.stringify(keepable(values));
  if (isKeeping(element)) attempt(() => localStorage.setItem(place(element.topic), written));
  else forgetKept(element);
  tellUnread(element, false);
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

/** Returns the values that were kept; null for none, and undefined where what was kept cannot be read. */
function readKept(topic) {
  const kept = attempt(() => localStorage.getItem(place(topic))) ?? null;
  if (kept === null) return null;
  const values = attempt(() => JSON.parse(kept));
  const isRecord = Object.prototype.toString.call(values) === "[object Object]";
  return isRecord && Object.values(values).every((each) => typeof each === "string") ? values : undefined;
}

function boxOf(element) {
  return element.querySelector("[data-keep]");
}

function tick(element, isTicked) {
  const box = boxOf(element);
  if (box) box.checked = isTicked;
}

function tellUnread(element, isUnread) {
  const note = element.querySelector("[data-unread]");
  if (note) note.hidden = !isUnread;
}

/** Returns what the storage gives, or undefined where the browser forbids its use. */
export function attempt(access) {
  try {
    return access();
  } catch {
    return undefined;
  }
}
