/** Dates as the reader writes them, with the weekday; `datetime` keeps them as the contract does. */

// Some readers have another calendar by default; the marketplace and our own words count by this one.
const EVERYWHERE = { calendar: "gregory", timeZone: "UTC" };
const LONG = new Intl.DateTimeFormat(undefined, { dateStyle: "full", ...EVERYWHERE });
const SHORT = new Intl.DateTimeFormat(undefined, {
  weekday: "short",
  day: "numeric",
  month: "short",
  ...EVERYWHERE,
});

// A chart has room for no more.
const DRAWN = new Intl.DateTimeFormat(undefined, { day: "numeric", month: "short", ...EVERYWHERE });

// Where a browser lacks the words of the reader's language, it writes a month as M12.
const hasWords = !/^M\d/.test(LONG.formatToParts().find(({ type }) => type === "month").value);

/** Returns a day in words, or as it is where the browser has none. */
export function inWords(day) {
  return hasWords ? LONG.format(new Date(`${day}T00:00:00Z`)) : day;
}

/**
 * Rewrites every date below this node, if the browser has words for it. A calendar date has no time zone, so
 * none may move it.
 */
export function localise(node) {
  if (!hasWords) return;
  for (const time of node.querySelectorAll("[datetime]")) {
    const day = new Date(`${time.getAttribute("datetime")}T00:00:00Z`);
    time.textContent = formatOf(time).format(day);
    time.lang = LONG.resolvedOptions().locale;
    time.setAttribute("translate", "no"); // it is in the reader's language already
  }
}

function formatOf(time) {
  if (time.matches("text")) return DRAWN;
  return "short" in time.dataset ? SHORT : LONG;
}
