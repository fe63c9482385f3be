/** Between a form and a request: what the buyer filled in comes out, what a link says goes in. */

/** Returns the reader's own calendar date: toISOString would give Greenwich's. */
export function localToday(now = new Date()) {
  const pad = (number) => String(number).padStart(2, "0");
  return `${now.getFullYear()}-${pad(now.getMonth() + 1)}-${pad(now.getDate())}`;
}

/** Returns what the form holds, by field name. What is empty is left out: it is unknown. */
export function collect(form) {
  const fields = {};
  for (const [name, value] of new FormData(form)) {
    if (value instanceof File) {
      if (value.name) (fields[name] ??= []).push({ name: value.name, size: value.size });
    } else if (value !== "") {
      fields[name] = value;
    }
  }
  for (const control of form.elements) {
    // Half a date has no value, but it is not unknown either: let the rules refuse it.
    if (control.validity.badInput) fields[control.name] = "?";
  }
  return fields;
}

/** Puts the values into the controls that bear these names, and empties all others. */
export function fill(form, values) {
  form.reset();
  for (const [name, value] of Object.entries(values)) {
    const control = form.elements.namedItem(name);
    if (control && control.type !== "file") control.value = value;
  }
}

/** Returns a request for this topic, from fields of which one may be `today`. */
export function request(topic, { today = localToday(), ...fields }) {
  return { topic, today, fields };
}

/** Returns `{topic, fields}` from a link's hash such as `#refund?processed=2026-11-02`, or null. */
export function parseLink(hash) {
  const [topic, query] = hash.slice(1).split(/\?(.*)/s);
  return query === undefined ? null : { topic, fields: Object.fromEntries(new URLSearchParams(query)) };
}
