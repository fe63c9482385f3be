/** The field "today": the reader's own day, unless the buyer or a link has set another. */
import { localToday } from "./request.js";

/** How long a day may have passed unnoticed, in milliseconds: while a computer sleeps, no timer runs. */
const MINUTE = 60_000;

/** Notes who has set the day that a form holds now, if it holds one. */
export function noteToday({ elements: { today } }, who = "reader") {
  if (today.value) today.dataset.set = who;
  else delete today.dataset.set;
}

/** Takes back the day of a link, such as an example's: what is typed now is about the reader's own. */
export function dropLinkedToday(form) {
  if (form.elements.today.dataset.set !== "link") return;
  delete form.elements.today.dataset.set;
  freshen(form);
}

/** Writes the reader's own day where nobody has set one: a page can stay open past midnight. */
export function freshen({ elements: { today } }) {
  const isTheirs = today.hasAttribute("data-set") || today.validity.badInput;
  if (!isTheirs) today.value = localToday();
}

/** Calls the listener as soon as a day has passed, until the signal ends it; now and then besides. */
export function watchDay(listener, signal) {
  let timer;
  const wait = () => {
    timer = setTimeout(() => (listener(), wait()), Math.min(MINUTE, untilMidnight(new Date())));
  };
  signal.addEventListener("abort", () => clearTimeout(timer));
  wait();
}

/** Returns how long it is until the reader's next day, in milliseconds. */
function untilMidnight(now) {
  return new Date(now.getFullYear(), now.getMonth(), now.getDate() + 1) - now;
}
