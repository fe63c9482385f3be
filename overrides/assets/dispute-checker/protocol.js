/**
 * What crosses between a page and its worker: every kind of message, with the type of each field.
 * Questions and answers cross as JSON text. What went wrong crosses as its reason and, for who looks after
 * the site, its text. What Python is started with is the worker's name: so nothing has to be waited for.
 */
const KINDS = {
  // to the worker
  listen: {}, // from now on somebody hears it
  ask: { id: "number", what: "string", question: "string" },
  // to the page
  loading: { bytes: "number" },
  ready: {},
  failed: { reason: "string", error: "string" },
  answer: { id: "number", text: "string" },
  error: { id: "number", reason: "string", error: "string" },
};

/** Returns a message of this kind. Throws a TypeError where it is not as the table says. */
export function make(kind, fields = {}) {
  return check({ kind, ...fields });
}

/** Returns the message, if it is as the table says. Throws a TypeError if not. */
export function check(message) {
  const fields = Object.entries(KINDS[message?.kind] ?? { kind: "a known one" });
  for (const [name, type] of fields) {
    if (typeof message?.[name] !== type) {
      throw new TypeError(`message ${message?.kind}: ${name} is not a ${type}`);
    }
  }
  return message;
}
