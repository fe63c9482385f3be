/** Dates as the reader writes them, with the weekday; `datetime` keeps them as the contract does. */

const LONG = new Intl.DateTimeFormat(undefined, { dateStyle: "full", timeZone: "UTC" });
const SHORT = new Intl.DateTimeFormat(undefined, {
  weekday: "short",
  day: "numeric",
  month: "short",
  timeZone: "UTC",
});

/** Rewrites every date below this node. A calendar date has no time zone, so none may move it. */
export function localise(node) {
  for (const time of node.querySelectorAll("time[datetime]")) {
    const day = new Date(`${time.dateTime}T00:00:00Z`);
    time.textContent = ("short" in time.dataset ? SHORT : LONG).format(day);
  }
}
