/** What is wrong with a form: a summary above it, the same words at each field, and a mark in the title. */
import { CONTROL } from "./form.js";

/** What a title that is marked said before, by its element. */
const unmarked = new WeakMap();

/** Shows these errors on a checker, with the summary that Python made, in place of those of last time. */
export function showErrors(element, errors, summary = "") {
  element.querySelector("[data-errors]").innerHTML = errors.length > 0 ? summary : "";
  for (const place of element.querySelectorAll("[data-field]")) {
    markField(place, errors.find(({ field }) => field === place.dataset.field));
  }
  // Another form of the page may have errors of its own.
  markTitle(element.dataset.errorsTitle, document.querySelector("[data-errors]:not(:empty)") !== null);
}

function markField(place, error) {
  const text = place.querySelector(".checker-error");
  text.textContent = error?.message ?? "";
  text.hidden = !error;
  for (const control of place.querySelectorAll("[name], [data-until]")) {
    control.removeAttribute("aria-invalid");
    if (error) control.setAttribute("aria-invalid", "true");
  }
}

/** A reader who hears the title first hears at once that there are errors. */
function markTitle(words, hasErrors) {
  // Each page has its own; and what it says may be translated, so it cannot tell whether it is marked.
  const title = document.querySelector("head > title");
  if (unmarked.has(title) === hasErrors) return;
  if (hasErrors) {
    unmarked.set(title, document.title);
    document.title = `${words} ${document.title}`;
  } else {
    document.title = unmarked.get(title);
    unmarked.delete(title);
  }
}

/** Follows a link of the summary to its field, even where that is a group of controls. */
export function leadToField(event) {
  const id = event.target.closest("[data-errors] a")?.hash.slice(1);
  const place = id && document.getElementById(id);
  if (!place) return;
  event.preventDefault();
  (place.matches(CONTROL) ? place : place.querySelector(CONTROL)).focus();
}
