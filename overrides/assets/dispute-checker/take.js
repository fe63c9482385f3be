/** Takes an answer along: into a calendar, as a link, as text, or on paper. Nothing is sent anywhere. */

/** Saves a calendar file on the device. */
export function saveCalendar(content, fileName) {
  const address = URL.createObjectURL(new Blob([content], { type: "text/calendar" }));
  const anchor = document.createElement("a");
  anchor.href = address;
  anchor.download = fileName;
  anchor.click();
  URL.revokeObjectURL(address);
}

/** Returns a promise that the text is on the clipboard. */
export function copy(text) {
  return navigator.clipboard.writeText(text);
}
