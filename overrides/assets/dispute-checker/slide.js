/**
 * The slider below a chart: it moves today, and the answer of that day stands around it. What is taken along is that of
 * the real day, and so not offered meanwhile.
 */
import { regionOf, replaceAround } from "./answer.js";
import { inWords } from "./dates.js";

const DAY = 86_400_000; // in milliseconds
const WEEK = 7;

/** The newest move of each slider counts. */
const moves = new WeakMap();

/** Shows the day that a slider stands on: `show` returns a promise of the answer's page for a day. */
export async function slideTo(element, slider, today, show) {
  const days = Number(slider.value);
  const day = later(slider.dataset.slide, days);
  const move = (moves.get(slider) ?? 0) + 1;
  moves.set(slider, move);
  slider.setAttribute("aria-valuetext", inWords(day));
  const page = days === 0 ? today : await show(day);
  if (moves.get(slider) !== move || !slider.isConnected) return;
  const region = regionOf(element);
  const hasTurned = region.dataset.verdict !== page.answer.verdict;
  replaceAround(element, slider.parentElement, page, { isSaid: hasTurned });
  const note = slider.parentElement.querySelector("[data-slid]");
  note.querySelector("time").setAttribute("datetime", day);
  note.querySelector("time").textContent = inWords(day);
  note.hidden = days === 0;
  region.toggleAttribute("data-slid", days > 0);
}

/** Goes by a week with the Page keys, but not past a day on which the answer changes; returns whether it did. */
export function slideByKey({ target: slider, key }) {
  const step = { PageUp: 1, PageDown: -1 }[key];
  if (!step) return false;
  const from = Number(slider.value);
  const stops = slider.dataset.flips.split(" ").filter(Boolean).map(Number);
  const between = stops.map((stop) => (stop - from) * step).filter((way) => way > 0 && way < WEEK);
  slider.value = from + step * Math.min(WEEK, ...between);
  return true;
}

function later(day, days) {
  return new Date(Date.parse(day) + days * DAY).toISOString().slice(0, 10);
}
