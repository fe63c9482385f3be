/** Takes an answer along: into a calendar, as a link, as text, or on paper. Nothing is sent anywhere. */
import { writeLink } from "./request.js";

/** How long a browser may take to fetch what it saves, in milliseconds; Safari does so after the click. */
const FETCHED = 60_000;

/** Does what the button says with the answer to a request; its text and its calendar are made only now. */
export async function take(button, { request, edition }, client, calendarFile) {
  const copies = {
    text: () => client.take("text", request),
    link: async () => new URL(writeLink(request, edition), location).href,
    cleaned: async () => cleaned(button),
  };
  const way = button.dataset.take;
  if (way === "print") return window.print();
  if (way === "calendar") {
    const calendar = await client.take("calendar", request);
    return save(new Blob([calendar], { type: "text/calendar" }), calendarFile);
  }
  await copy(copies[way](), button.closest("[data-answer]"));
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

/** Copies a text that is on its way, or shows it in the answer where the browser forbids that. */
async function copy(coming, answer) {
  const done = answer.querySelector("[data-taken]");
  const byHand = answer.querySelector("[data-by-hand]");
  byHand.hidden = true;
  try {
    await writeToClipboard(coming);
    done.textContent = done.dataset.taken;
  } catch {
    done.textContent = done.dataset.refused;
    byHand.hidden = false;
    byHand.value = await coming;
    byHand.select();
  }
}

/** Safari lets a page copy only within the press of the button: it takes a promise then, but no later text. */
async function writeToClipboard(coming) {
  if (!window.ClipboardItem) return navigator.clipboard.writeText(await coming);
  const blob = coming.then((text) => new Blob([text], { type: "text/plain" }));
  await navigator.clipboard.write([new ClipboardItem({ "text/plain": blob })]);
}
