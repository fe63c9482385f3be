/** The form of a question: what the buyer filled in comes out; what a link says goes in. */
import { dropChoices } from "./journey.js";
import { isShown, reveal, untilOf } from "./reveal.js";
import { noteToday } from "./today.js";

/** The controls that a buyer fills in. */
export const CONTROL = "input, select, textarea";

const HALF = "?";

/** Returns what the shown fields hold, by name. What is empty is left out: it is unknown. */
export function collect(form) {
  const values = {};
  for (const control of form.elements) {
    const content = control.name && isShown(control) ? read(control) : "";
    if (content.length > 0) values[control.name] = content;
  }
  return values;
}

/** Whether a form holds anything at all. */
export function isFilled(form) {
  return Object.keys(collect(form)).length > 0;
}

/** Whether a form holds something, and no day that is still being typed. */
export function isReadable(form) {
  const isTyped = ({ name, validity }) => !name || validity.valid;
  const { today, ...values } = collect(form);
  return Object.keys(values).length > 0 && [...form.elements].filter(isShown).every(isTyped);
}

function read(control) {
  switch (control.type) {
    case "file":
      return [...control.files].map(({ name, size }) => ({ name, size }));
    case "radio":
      return control.checked ? control.value : "";
    case "date":
      return readDays(control);
    default:
      return control.value;
  }
}

/** Returns a day, or `first..last` where the buyer is not sure. */
function readDays(control) {
  const first = readDay(control);
  if (!unsureOf(control)?.checked) return first;
  const last = readDay(untilOf(control.form, control.name));
  return first || last ? `${first}..${last}` : "";
}

/** Half a date has no value, but it is not unknown either: let the rules refuse it. */
function readDay(control) {
  return control.validity.badInput ? HALF : control.value;
}

/** Returns what of a form's values can be put back into it later: neither files nor half of a date. */
export function keepable(values) {
  const canBe = (value) => typeof value === "string" && !value.split("..").includes(HALF);
  return Object.fromEntries(Object.entries(values).filter(([, value]) => canBe(value)));
}

/** Returns the box to tick for "I am not sure"; today has none. */
function unsureOf({ form, name }) {
  return form.querySelector(`[data-unsure="${name}"]`);
}

/** Puts the values into the controls that bear these names, empties all others, and begins short again. */
export function fillForm(form, values) {
  form.reset();
  dropChoices(form);
  for (const place of form.querySelectorAll("[data-asked]")) place.removeAttribute("data-asked");
  put(form, values);
  // A region is offered only once its country has been chosen.
  reveal(form);
  put(form, values);
  noteToday(form, "link");
}

/** Puts these values into the form if it can hold them all, else none of them; returns whether it could. */
export function fillWhole(form, values) {
  fillForm(form, values);
  reveal(form);
  const { today, ...held } = collect(form);
  const names = Object.keys(values);
  const isWhole = Object.keys(held).length === names.length && names.every((name) => held[name] === values[name]);
  if (!isWhole) fillForm(form, {});
  return isWhole;
}

/** Whether the form holds what was put into it, as far as it offers choices: a date is judged by the rules. */
export function holds(form, values) {
  return Object.entries(values).every(([name, content]) => {
    const control = form.elements.namedItem(name);
    return ["date", "textarea"].includes(control.type) || control.value === content;
  });
}

function put(form, values) {
  for (const [name, content] of Object.entries(values)) {
    const control = form.elements.namedItem(name);
    if (control?.type === "date") {
      fillDays(control, content);
    } else if (control && control.type !== "file") {
      control.value = content;
    }
  }
}

/** Puts files into their control, in place of all others. */
export function putFiles(control, files) {
  const all = new DataTransfer();
  for (const file of files) all.items.add(file);
  control.files = all.files;
}

function fillDays(control, content) {
  const [first, last] = content.split("..");
  const unsure = unsureOf(control);
  control.value = first;
  if (unsure && last !== undefined) {
    unsure.checked = true;
    untilOf(control.form, control.name).value = last;
  }
}

/** Asks for these fields now, even if they would have come later: the answer needs them. */
export function askFor(form, names) {
  for (const name of names) {
    form.querySelector(`[data-field="${name}"]`)?.setAttribute("data-asked", "");
  }
  reveal(form);
}
