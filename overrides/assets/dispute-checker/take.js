/** Takes an answer along: into a calendar, as a link, as text, or on paper. Nothing is sent anywhere. */
import { writeLink } from "./request.js";

/** How long a browser may take to fetch what it saves, in milliseconds; Safari does so after the click. */
const FETCHED = 60_000;

/** Does what the button says, with what was shown: `{request, text, calendar}`. */
export async function take(button, { request, text, calendar }, calendarFile) {
  const copies = {
    text: () => text,
    link: () => new URL(writeLink(request), location).href,
    cleaned: () => cleaned(button),
  };
  const kind = button.dataset.take;
  if (kind === "print") return window.print();
  if (kind === "calendar") return save(new Blob([calendar], { type: "text/calendar" }), calendarFile);
  await copy(copies[kind](), button.closest("[data-answer]"));
}

/** Returns the text of a field without what the dispute form refuses, which stands beside the button. */
export function cleaned(button) {
  return button.parentElement.querySelector("[data-cleaned]").textContent;
}

/** Saves a file on the device. */
export function save(blob, fileName) {
  const address = URL.createObjectURL(blob);
  const anchor = document.createElement("a");
  anchor.href = address;
  anchor.download = fileName;
  anchor.click();
  setTimeout(() => URL.revokeObjectURL(address), FETCHED);
}

/** Copies a text, or shows it in the answer where the browser forbids that. */
async function copy(text, answer) {
  const done = answer.querySelector("[data-taken]");
  const byHand = answer.querySelector("[data-by-hand]");
  byHand.hidden = true;
  try {
    await navigator.clipboard.writeText(text);
    done.textContent = done.dataset.taken;
  } catch {
    done.textContent = done.dataset.refused;
    byHand.hidden = false;
    byHand.value = text;
    byHand.select();
  }
}
