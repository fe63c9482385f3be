/** What a buyer typed, kept on the device and nowhere else, and only after the buyer's own tick. */

const place = (topic) => `dispute-checker:${topic}`;

/** Keeps the values. A browser that forbids it keeps nothing, and everything else still works. */
export function writeKept(topic, values) {
  attempt(() => localStorage.setItem(place(topic), JSON.stringify(values)));
}

/** Returns the values that were kept, or null. */
export function readKept(topic) {
  return attempt(() => JSON.parse(localStorage.getItem(place(topic)))) ?? null;
}

/** Forgets what was kept. */
export function dropKept(topic) {
  attempt(() => localStorage.removeItem(place(topic)));
}

function attempt(access) {
  try {
    return access();
  } catch {
    return undefined;
  }
}
