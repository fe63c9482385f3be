/** Requests as the contract has them, and the links that carry one behind the `#`. */

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
 * Returns `{topic, values, edition}` from a hash such as `#refund?processed=2026-11-02`, or null. The edition
 * is the one that its sender saw, "" where the link does not say.
 */
export function readLink(hash) {
  const [topic, query] = hash.slice(1).split(/\?(.*)/s);
  if (query === undefined) return null;
  const { edition = "", ...values } = Object.fromEntries(new URLSearchParams(query));
  return { topic, values, edition };
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

/** Returns the address's own link, if it names this topic; else null. */
export function linkTo(topic) {
  const link = readLink(location.hash);
  return link?.topic === topic ? link : null;
}

/** Takes a link that names this topic out of the address: loaded again, the page would fill it in again. */
export function leaveLink(topic) {
  if (linkTo(topic)) history.replaceState(history.state, "", location.pathname + location.search);
}

/** Whether a click leads where the address stands already: no event tells of that. */
export function isFollowedAgain({ target, ctrlKey, metaKey, shiftKey, altKey }) {
  const opensElsewhere = ctrlKey || metaKey || shiftKey || altKey;
  return !opensElsewhere && target.closest("a[href]")?.href === location.href;
}
