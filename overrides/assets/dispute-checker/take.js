/** Takes an answer along: into a calendar, as a link, as text, or on paper. Nothing is sent anywhere. */
import { readOrder } from "./order.js";
import { writeLink } from "./request.js";

/** How long a browser may take to fetch what it saves, in milliseconds; Safari does so after the click. */
const FETCHED = 60_000;

/** How long a browser may leave it open whether it copies or prints, in milliseconds. */
const ANSWERED = 1_000;

/** Does what the button says with the answer to a request; its text and its calendar are made only now. */
export async function take(button, { request, edition }, client, calendarFile) {
  const answer = button.closest("[data-answer]");
  tell(answer, "");
  const text = () => client.text(request);
  switch (button.dataset.take) {
    case "calendar":
      return takeCalendar(answer, await client.calendar(request, readOrder(answer)), calendarFile, text);
    case "print":
      return takePrint(answer, text);
    case "link":
      return copy(answer, Promise.resolve(new URL(writeLink(request, edition), location).href));
    case "cleaned":
      return copy(answer, Promise.resolve(cleaned(button)));
    default:
      return copy(answer, text());
  }
}

async function takeCalendar(answer, { calendar, said }, calendarFile, text) {
  try {
    save(new Blob([calendar], { type: "text/calendar" }), calendarFile);
    tell(answer, said);
  } catch {
    tell(answer, placeOf(answer).dataset.unsaved, await text());
  }
}

/** Prints. A browser that cannot, or does not care to, says nothing of it: only one that prints tells the page. */
async function takePrint(answer, text) {
  const begun = new Promise((resolve) => window.addEventListener("beforeprint", resolve, { once: true }));
  try {
    window.print();
    await inTime(begun);
  } catch {
    tell(answer, placeOf(answer).dataset.unprinted, await text());
  }
}

/** Copies a text that is on its way, or shows it in the answer where the browser forbids that, or says nothing. */
async function copy(answer, coming) {
  try {
    await inTime(writeToClipboard(coming));
    tell(answer, placeOf(answer).dataset.taken);
  } catch {
    tell(answer, placeOf(answer).dataset.refused, await coming);
  }
}

/** Returns the promise, which fails if it has not been kept soon. */
function inTime(promise) {
  const late = new Promise((_, reject) => setTimeout(() => reject(new Error("no answer")), ANSWERED));
  return Promise.race([promise, late]);
}

/** Says what came of a button, in place of what was said of another, with a text to copy by hand, if any. */
function tell(answer, words, byHand) {
  placeOf(answer).textContent = words;
  const place = answer.querySelector("[data-by-hand]");
  place.hidden = byHand === undefined;
  place.value = byHand ?? "";
  if (byHand !== undefined) place.select();
}

/** Returns where it is said, which also bears the words for it. */
function placeOf(answer) {
  return answer.querySelector("[data-taken]");
}

/** Returns the text of a field without what the dispute form refuses, which stands beside the button. */
export function cleaned(button) {
  return button.parentElement.querySelector("[data-cleaned]").dataset.cleaned;
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

/** Safari lets a page copy only within the press of the button: it takes a promise then, but no later text. */
async function writeToClipboard(coming) {
  if (!window.ClipboardItem) return navigator.clipboard.writeText(await coming);
  const blob = coming.then((text) => new Blob([text], { type: "text/plain" }));
  await navigator.clipboard.write([new ClipboardItem({ "text/plain": blob })]);
}
