/** The chart of a case: its rows and the entries of the list below it lead to each other. */
import { moveFocus } from "./focus.js";

/** Follows such a link. The address stays that of the question. */
export function leadToTwin(event) {
  const id = event.target.closest("[data-answer] a[href^='#']")?.hash.slice(1);
  const place = id && document.getElementById(id);
  if (!place) return;
  event.preventDefault();
  moveFocus(place);
  place.scrollIntoView({ block: "nearest" });
}
