/** Takes an answer along: into a calendar, as a link, as text, or on paper. Nothing is sent anywhere. */
import { readOrder } from "./order.js";
import { writeLink } from "./request.js";

/** How long a browser may take to fetch what it saves, in milliseconds; Safari does so after the click. */
const FETCHED = 60_000;

/** How long a browser may leave it open whether it copies or prints, in milliseconds; Python's time is its own. */
const ANSWERED = 1_000;

/** The last press in each place where it is said what came of one. */
const presses = new WeakMap();

/** Does what the button says with the answer to a request; its text and its calendar are made only now. */
export async function take(button, { request, edition }, client) {
  const answer = button.closest("[data-answer]");
  const place = press(answer);
  const text = () => client.text(request);
  try {
    switch (button.dataset.take) {
      case "calendar":
        return await takeCalendar(await client.calendar(request, readOrder(answer)), text, place);
      case "print":
        return await takePrint(text, place);
      case "link":
        return await copy(Promise.resolve(new URL(writeLink(request, edition), location).href), place);
      case "cleaned":
        return await copy(Promise.resolve(cleaned(button)), place);
      default:
        return await copy(text(), place);
    }
  } catch (error) {
    place.tell(place.dataset.unanswered);
    throw error;
  }
}

/**
 * Begins a press, and takes away what was said of the one before. Returns `{dataset, tell}`: the words for what
 * can come of it, and what says them, with a text to copy by hand, if any, until another press or another answer comes.
 */
function press(answer) {
  const place = answer.querySelector("[data-taken]");
  const byHand = answer.querySelector("[data-by-hand]");
  const number = (presses.get(place) ?? 0) + 1;
  presses.set(place, number);
  const tell = (words, text) => {
    if (presses.get(place) !== number) return;
    place.textContent = words;
    byHand.hidden = text === undefined;
    byHand.value = text ?? "";
    if (text !== undefined) byHand.select();
  };
  tell("");
  return { dataset: place.dataset, tell };
}

async function takeCalendar(made, text, { dataset, tell }) {
  try {
    saveMade(made, "text/calendar");
    tell(made.said);
  } catch {
    tell(dataset.unsaved, await text());
  }
}

/** Prints. A browser that cannot, or does not care to, says nothing of it: only one that prints tells the page. */
async function takePrint(text, { dataset, tell }) {
  const begun = new Promise((resolve) => window.addEventListener("beforeprint", resolve, { once: true }));
  try {
    window.print();
    await inTime(begun);
  } catch {
    tell(dataset.unprinted, await text());
  }
}

/** Copies a text that is on its way, or shows it in the answer where the browser forbids that, or says nothing. */
async function copy(coming, { dataset, tell }) {
  const copying = writeToClipboard(coming);
  // A browser may refuse before there is a text.
  copying.catch(() => {});
  const text = await coming;
  try {
    await inTime(copying);
    tell(dataset.taken);
  } catch {
    tell(dataset.refused, text);
  }
}

/** Returns the promise, which fails if it has not been kept soon. */
function inTime(promise) {
  const late = new Promise((_, reject) => setTimeout(() => reject(new Error("no answer")), ANSWERED));
  return Promise.race([promise, late]);
}

/** Returns the text of a field without what the dispute form refuses, which stands beside the button. */
export function cleaned(button) {
  return button.parentElement.querySelector("[data-cleaned]").dataset.cleaned;
}

/** Saves what Python has made for a file, unless there is nothing in it. */
export function saveMade({ content, file }, type) {
  if (content) save(new Blob([content], { type }), file);
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
