/** The field "today": the reader's own day, unless the buyer or a link has set another. */
import { localToday } from "./request.js";

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
