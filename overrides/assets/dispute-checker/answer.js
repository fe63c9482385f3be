/** The answer's place below a form: what Python made is put there, and the reader is led to it. */
import { localise } from "./dates.js";
import { showErrors } from "./errors.js";
import { moveFocus } from "./focus.js";
import { say } from "./status.js";
import { centreStrips } from "./strip.js";

/** Returns the place itself. */
export function regionOf(checker) {
  return checker.querySelector("[data-answer]");
}

/** Marks what is there as old while a newer question waits: nobody may take it for that one's answer. */
export function setWaiting(checker, isWaiting) {
  const region = regionOf(checker);
  region.inert = isWaiting;
  region.ariaBusy = String(isWaiting);
}

/** Shows an answer, or what is wrong with its request, in place of what was there. */
export function render(checker, { answer, html }) {
  const { verdict, errors = [] } = answer;
  const region = regionOf(checker);
  setWaiting(checker, false);
  showErrors(checker, errors, html);
  region.innerHTML = errors.length > 0 ? "" : html;
  localise(region);
  centreStrips(region);
  region.removeAttribute("data-verdict");
  if (verdict) region.dataset.verdict = verdict;
}

/** Takes away what was there. */
export function clear(checker) {
  render(checker, { answer: {}, html: "" });
}

/** Lets what came be read from its beginning; where the focus stays, only the verdict is said. */
export function announce(checker, leads) {
  const region = regionOf(checker);
  const summary = checker.querySelector("[role=alert]");
  const found = region.querySelector(".checker-found");
  (summary ?? region).scrollIntoView({ block: "nearest" });
  if (leads) moveFocus(summary ?? found);
  else if (found) say(checker, spoken(found), { aloudOnly: true });
}

/** Returns the verdict and its sentence as one text. */
function spoken(found) {
  return [...found.querySelectorAll(".checker-word, .checker-headline")]
    .map((part) => part.textContent)
    .join(". ");
}
