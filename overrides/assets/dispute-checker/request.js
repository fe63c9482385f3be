/** Requests as the contract has them, and the link that carries one behind the `#`. */

const pad = (number) => String(number).padStart(2, "0");

/** Returns the reader's own calendar date: toISOString would give Greenwich's. */
export function localToday(now = new Date()) {
  return `${now.getFullYear()}-${pad(now.getMonth() + 1)}-${pad(now.getDate())}`;
}

/** Returns the moment by the reader's own clock, with its distance from UTC, as ISO 8601 writes it. */
export function localMoment(now = new Date()) {
  const east = -now.getTimezoneOffset();
  const clock = (minutes) => `${pad(Math.floor(minutes / 60))}:${pad(minutes % 60)}`;
  const time = `${clock(now.getHours() * 60 + now.getMinutes())}:${pad(now.getSeconds())}`;
  return `${localToday(now)}T${time}${east < 0 ? "-" : "+"}${clock(Math.abs(east))}`;
}

/** Returns a request about this topic, from values of which one may be `today`; without it, that is left open. */
export function makeRequest(topic, { today, ...fields }) {
  return today === undefined ? { topic, fields } : { topic, today, fields };
}

/**
 * Returns the hash that carries a request, and the edition that answered it. Today is left out, so that the link
 * counts from its own day.
 */
export function writeLink({ topic, today, fields }, edition) {
  const values = Object.entries(fields).filter(([, value]) => typeof value === "string");
  if (today !== undefined && today !== localToday()) values.push(["today", today]);
  values.push(["edition", edition]);
  return `#${topic}?${new URLSearchParams(values)}`;
}
