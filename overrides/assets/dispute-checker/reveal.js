/**
 * Shows of a form only what decides. What a field waits for stands in its own attributes: `data-unless`
 * names choices that make it matter no more, `data-after` fields of which one must be filled in first,
 * unless the answer asks for it (`data-asked`). What is hidden keeps what was typed.
 */

import { showEvents } from "./journey.js";

/** The regions of every country that a select can offer, by the select. */
const allRegions = new WeakMap();

/** Shows and hides the fields of a form by what it holds now. */
export function reveal(form) {
  for (const place of form.querySelectorAll("[data-unless], [data-after]")) {
    place.hidden = isMoot(form, place) || isTooEarly(form, place);
  }
  showEvents(form);
  for (const select of form.querySelectorAll("[data-regions-of]")) offerRegions(form, select);
  for (const box of form.querySelectorAll("[data-unsure]")) {
    const field = box.closest("[data-field]");
    for (const place of field.querySelectorAll(".checker-bound, .checker-until")) {
      place.hidden = !box.checked;
    }
  }
}

/** Offers the regions of the chosen country alone; a country without any is not asked for one. */
function offerRegions(form, select) {
  if (!allRegions.has(select)) allRegions.set(select, [...select.querySelectorAll("optgroup")]);
  const country = form.elements.namedItem(select.dataset.regionsOf);
  const chosen = select.value;
  const own = allRegions.get(select).filter(({ dataset }) => dataset.country === country.value);
  for (const group of select.querySelectorAll("optgroup")) group.remove();
  select.append(...own);
  select.value = chosen;
  if (select.selectedIndex < 0) select.value = "";
  select.closest("[data-field]").hidden = own.length === 0 || !isShown(country);
}

/** Returns the options of a select, with the regions that it does not offer now. */
export function optionsOf(select) {
  const hidden = (allRegions.get(select) ?? []).filter((group) => !group.isConnected);
  return [...select.options, ...hidden.flatMap((group) => [...group.children])];
}

/** Whether a control stands in a field that is shown. */
export function isShown(control) {
  return !control.closest("[data-field][hidden], [data-details][hidden]");
}

/** Returns the control for the latest day that the field could mean. */
export function untilOf(form, name) {
  return form.querySelector(`[data-until="${name}"]`);
}

function isMoot(form, place) {
  const choices = words(place.dataset.unless).map((choice) => choice.split("="));
  return choices.some(([name, value]) => form.elements.namedItem(name).value === value);
}

function isTooEarly(form, place) {
  const names = words(place.dataset.after);
  const filled = (name) => form.elements.namedItem(name).value !== "";
  // What has been typed is never hidden only because something else was emptied.
  const isWanted = "asked" in place.dataset || filled(place.dataset.field);
  return names.length > 0 && !names.some(filled) && !isWanted;
}

function words(text = "") {
  return text.split(" ").filter(Boolean);
}
