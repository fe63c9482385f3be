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

/** Lets an element show its answer on the day that its slider stands on, until the `signal` comes. */
export function lookAfterSlider(element, asking, signal) {
  const listen = (type, listener) => element.addEventListener(type, listener, { signal });
  const show = (slider) => showDay(element, slider, asking).catch(console.error);
  listen("input", ({ target }) => isSlider(target) && show(target));
  listen("keydown", (event) => {
    if (!isSlider(event.target) || !goByWeek(event)) return;
    event.preventDefault();
    show(event.target);
  });
  listen("click", ({ target }) => {
    if (!target.closest("[data-back]")) return;
    const slider = element.querySelector("[data-slide]");
    slider.value = 0;
    slider.focus();
    show(slider);
  });
}

const isSlider = (control) => control.matches("[data-slide]");

async function showDay(element, slider, asking) {
  const days = Number(slider.value);
  const day = later(slider.dataset.slide, days);
  const move = (moves.get(slider) ?? 0) + 1;
  moves.set(slider, move);
  slider.setAttribute("aria-valuetext", inWords(day));
  const page = days === 0 ? asking.shown.page : await asking.pageOn(day);
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
function goByWeek({ target: slider, key }) {
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
