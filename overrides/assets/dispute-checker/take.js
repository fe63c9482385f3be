/** Takes an answer along: into a calendar, as a link, as text, or on paper. Nothing is sent anywhere. */

/** How long a browser may take to fetch what it saves, in milliseconds; Safari does so after the click. */
const FETCHED = 60_000;

/** Saves a calendar file on the device. */
export function saveCalendar(content, fileName) {
  save(new Blob([content], { type: "text/calendar" }), fileName);
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

/** Returns a promise that the text is on the clipboard. */
export function copy(text) {
  return navigator.clipboard.writeText(text);
}
