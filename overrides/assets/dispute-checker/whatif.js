/** What if: shows a case as it is beside what a choice would make of it. */
import { localise } from "./dates.js";
import { moveFocus } from "./focus.js";

/** Tries the choice of a button on what was answered, or takes away what it showed. */
export async function tryOut(button, { request }, client) {
  const part = button.closest(".checker-what-if");
  const place = part.querySelector("[data-tried]");
  const isOpen = button.getAttribute("aria-expanded") === "true";
  for (const each of part.querySelectorAll("[data-try]")) {
    each.setAttribute("aria-expanded", String(each === button && !isOpen));
  }
  const shown = isOpen ? "" : await client.tryOut(request, button.dataset.try);
  // While it was worked out, another choice may have been tried, or this one taken away.
  if (button.getAttribute("aria-expanded") === String(isOpen)) return;
  place.innerHTML = shown;
  localise(place);
  if (isOpen) return;
  moveFocus(place);
  place.scrollIntoView({ block: "nearest" });
}
