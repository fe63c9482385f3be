/** The field "today": the reader's own day, unless the buyer or a link has set another. */
import { localToday } from "./request.js";

/** Notes whether somebody has set the day that a form holds now. */
export function noteToday({ elements: { today } }) {
  today.toggleAttribute("data-set", today.value !== "");
}

/** Writes the reader's own day where nobody has set one: a page can stay open past midnight. */
export function freshen({ elements: { today } }) {
  const isTheirs = today.hasAttribute("data-set") || today.validity.badInput;
  if (!isTheirs) today.value = localToday();
}
