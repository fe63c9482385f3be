/** The answer's place below a form: what Python made is put there, and the reader is led to it. */
import { localise } from "./dates.js";
import { showErrors } from "./errors.js";
import { moveFocus } from "./focus.js";
import { say } from "./status.js";
import { centreStrips } from "./strip.js";

/** Returns the place itself. */
export function regionOf(element) {
  return element.querySelector("[data-answer]");
}

/** Marks what is there as old while a newer question waits: nobody may take it for that one's answer. */
export function setWaiting(element, isWaiting) {
  const region = regionOf(element);
  region.inert = isWaiting;
  region.setAttribute("aria-busy", String(isWaiting));
}

/** Shows an answer, or what is wrong with its request, in place of what was there. */
export function showAnswer(element, { answer, html }) {
  const { verdict, errors = [] } = answer;
  const region = regionOf(element);
  setWaiting(element, false);
  showErrors(element, errors, html);
  region.innerHTML = errors.length > 0 ? "" : html;
  localise(region);
  centreStrips(region);
  region.removeAttribute("data-verdict");
  region.removeAttribute("data-slid");
  if (verdict) region.dataset.verdict = verdict;
  markAround(region);
}

/** Shows another answer around a part of this one, which stays and keeps the focus; its beginning may be said. */
export function replaceAround(element, part, { answer, html }, { isSaid }) {
  const region = regionOf(element);
  const fresh = document.createElement("template");
  fresh.innerHTML = html;
  localise(fresh.content);
  const twin = fresh.content.querySelector(`.${part.className}`);
  const all = [...fresh.content.childNodes];
  const place = twin ? all.indexOf(twin) : all.length;
  for (const node of [...region.childNodes]) if (node !== part) node.remove();
  part.before(...all.slice(0, place));
  part.after(...all.slice(place + 1));
  region.dataset.verdict = answer.verdict;
  if (isSaid) say(element, spoken(region.querySelector(".checker-found")), { aloudOnly: true });
}

/** Marks all that stands around an answer: on paper, what is beside it stays away. */
function markAround(region) {
  for (const place of document.querySelectorAll("[data-answered]")) mark(place);
  for (let place = region; place !== document.body; place = place.parentElement) mark(place);
}

function mark(place) {
  place.toggleAttribute("data-answered", place.querySelector(".checker-found") !== null);
}

/** Takes away what was there. */
export function clearAnswer(element) {
  showAnswer(element, { answer: {}, html: "" });
}

/** Lets what came be read from its beginning; where the focus stays, only its first words are said. */
export function announce(element, leads) {
  const region = regionOf(element);
  const summary = element.querySelector(".checker-errors");
  const found = summary ?? region.querySelector(".checker-found");
  (summary ?? region).scrollIntoView({ block: "nearest" });
  if (leads) moveFocus(found);
  else if (found) say(element, spoken(found), { aloudOnly: true });
}

/** Returns the title of what is wrong, or the verdict and its sentence, once more as one line. */
function spoken(found) {
  const line = document.createDocumentFragment();
  for (const part of found.querySelectorAll(".checker-errors > h2, .checker-word, .checker-headline")) {
    if (line.hasChildNodes()) line.append(". ");
    line.append(...part.cloneNode(true).childNodes);
  }
  return line;
}
