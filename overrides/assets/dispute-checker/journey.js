/**
 * The events of a whole case, in the order of life. Of each the reader chooses whether it has happened; what it asks
 * is shown only then, and what cannot have happened yet says why instead. What is hidden keeps what was typed.
 */

/** What a reader may choose of an event that has happened: on a day, on a day that is not sure, or simply so. */
const NOT_YET = "not", ON = "on", UNSURE = "unsure", YES = "yes";

/** Shows of each event what it asks by now. Where nothing was chosen, what the form holds shows what has happened. */
export function showEvents(form) {
  for (const event of eventsOf(form)) choose(form, event);
  for (const event of eventsOf(form)) {
    const isEarly = !canHappen(form, event);
    const way = chosen(event);
    showOf(event, "[data-early]", isEarly);
    showOf(event, ".checker-happened", !isEarly);
    showOf(event, "[data-details]", !isEarly && way !== "" && way !== NOT_YET);
    const unsure = event.querySelector("[data-unsure]");
    if (unsure) unsure.checked = way === UNSURE;
  }
}

/** Takes every choice back: what the form holds is another case. */
export function dropChoices(form) {
  for (const choice of form.querySelectorAll("[data-happened]")) choice.checked = false;
}

/** Answers the field that an event answers by itself, once the reader has chosen. */
export function answerByEvent(form, choice) {
  const { says } = choice.closest("[data-event]").dataset;
  if (says) form.elements.namedItem(says).value = choice.value === NOT_YET ? "no" : "yes";
}

/** Whether a form asks for events. */
export function isJourney(form) {
  return form.querySelector("[data-event]") !== null;
}

function eventsOf(form) {
  return form.querySelectorAll("[data-event]");
}

function choose(form, event) {
  const choices = [...event.querySelectorAll("[data-happened]")];
  if (choices.length === 0 || choices.some(({ checked }) => checked)) return;
  const { says } = event.dataset;
  const isDenied = says && form.elements.namedItem(says).value === "no";
  const way = isDenied ? NOT_YET : hasHappened(form, event) ? wayOf(form, event) : "";
  for (const choice of choices) choice.checked = choice.value === way;
}

function wayOf(form, event) {
  const unsure = event.querySelector("[data-unsure]");
  if (!unsure) return YES;
  return !unsure.checked && isHeld(form, unsure.dataset.unsure) ? ON : UNSURE;
}

/** Whether an event has happened: as was chosen, else as what is held of it, or of what follows it, shows. */
function hasHappened(form, event) {
  const way = chosen(event);
  if (way !== null && way !== "") return way !== NOT_YET;
  const fields = [...event.querySelectorAll("[data-field]")].map(({ dataset }) => dataset.field);
  const isFollowed = [...eventsOf(form)].some((other) => follows(other, event) && hasHappened(form, other));
  return isFollowed || fields.some((name) => isHeld(form, name));
}

function canHappen(form, event) {
  const before = [...eventsOf(form)].filter((other) => follows(event, other));
  return before.length === 0 || hasHappened(form, event) || before.some((other) => hasHappened(form, other));
}

function follows(event, other) {
  return (event.dataset.follows ?? "").split(" ").includes(other.dataset.event);
}

/** Returns what was chosen of an event, "" for nothing yet, and null where nothing is to be chosen. */
function chosen(event) {
  if (!event.querySelector("[data-happened]")) return null;
  return event.querySelector("[data-happened]:checked")?.value ?? "";
}

function isHeld(form, name) {
  return form.elements.namedItem(name).value !== "";
}

function showOf(event, selector, isShown) {
  const part = event.querySelector(selector);
  if (part) part.hidden = !isShown;
}
