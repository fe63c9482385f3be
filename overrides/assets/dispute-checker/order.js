/** The buyer's own name for an order, kept on the device, so that the days of two orders stay apart. */
import { attempt } from "./keep.js";

const PLACE = "dispute-checker order";

/** Puts the name that was kept into an answer that can be taken into a calendar. */
export function showOrder(answer) {
  const control = controlOf(answer);
  if (control) control.value = attempt(() => localStorage.getItem(PLACE)) ?? "";
}

/** Keeps a name as it is typed; one that was emptied is forgotten. */
export function keepOrder({ target }) {
  if (!target.matches("[data-order]")) return;
  if (target.value) attempt(() => localStorage.setItem(PLACE, target.value));
  else forgetOrder();
}

/** Forgets the name. */
export function forgetOrder() {
  attempt(() => localStorage.removeItem(PLACE));
}

/** Returns the name that stands in an answer, "" for none. */
export function readOrder(answer) {
  return controlOf(answer)?.value.trim() ?? "";
}

function controlOf(answer) {
  return answer.querySelector("[data-order]");
}
