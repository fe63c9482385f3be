/** Whether an answer still belongs to its form and its day. One that does not is marked as old, in words too. */
import { regionOf } from "./answer.js";
import { collect } from "./form.js";

/** Returns what a form holds besides the day, as one text to compare. */
export function heldBy(form) {
  const { today, ...fields } = collect(form);
  return JSON.stringify(fields);
}

/**
 * Marks the answer of a checker as old or as current, and returns whether it is old. It belongs to what the form
 * `held`, and to the day of its request. While a newer question waits, all is old.
 */
export function markAge(element, form, { held, request } = {}) {
  const region = regionOf(element);
  const note = element.querySelector("[data-old]");
  const isThere = "verdict" in region.dataset && !region.inert;
  const cause = isThere ? causeOf(form, held, request.today) : "";
  const words = { changed: note.dataset.changed, overnight: note.dataset.overnight }[cause] ?? "";
  region.toggleAttribute("data-outdated", cause !== "");
  element.querySelector("[data-again]").hidden = cause === "";
  // Whoever changes the form knows of it, and is not interrupted; nobody sees a day pass.
  if (cause === "changed") note.removeAttribute("role");
  else note.setAttribute("role", "status");
  // The same words once more would be read out once more.
  if (note.dataset.old !== cause) note.textContent = words;
  note.dataset.old = cause;
  return cause !== "";
}

/** Returns why an answer is old: the form has changed, a day has passed; "" where it is not. */
function causeOf(form, held, day) {
  const { today } = form.elements;
  if (heldBy(form) !== held) return "changed";
  if (today.value === day) return "";
  return "set" in today.dataset || today.validity.badInput ? "changed" : "overnight";
}
