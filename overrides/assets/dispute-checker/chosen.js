/** The files of a field: choosing again adds to them, and each can be taken away or replaced by a copy. */
import { putFiles } from "./form.js";
import { isKnown } from "./look.js";

const lists = new WeakMap();

/** Adds to a field's files those that it holds now, and says so where they are too many. Returns them all. */
export function gather(input) {
  const known = new Map();
  for (const file of [...(lists.get(input) ?? []), ...input.files]) {
    const sameAs = JSON.stringify([file.name, file.size, file.lastModified]);
    // One that could not be read may be there again: the new choice may open what the old one cannot.
    if (!known.has(sameAs) || !isKnown(known.get(sameAs))) known.set(sameAs, file);
  }
  const most = Number(input.dataset.most);
  const files = [...known.values()];
  holdFiles(input, files.slice(0, most));
  const leftOut = input.closest("[data-field]").querySelector("[data-left-out]");
  leftOut.textContent = files.length > most ? leftOut.dataset.leftOut : "";
  return lists.get(input);
}

/** Returns the files that were chosen so far. */
export function chosen(input) {
  return lists.get(input) ?? gather(input);
}

/** Whether the field holds a file that is not among those that were chosen so far. */
export function holdsOthers(input) {
  return [...input.files].some((file) => !chosen(input).includes(file));
}

/** Puts other files in the place of one, or none, and says that the field has changed. */
export function replace(input, file, ...others) {
  const files = chosen(input);
  const place = files.indexOf(file);
  if (place < 0) return;
  holdFiles(input, [...files.slice(0, place), ...others, ...files.slice(place + 1)]);
  tellOfChange(input);
}

/** Adds files that were dropped, and says that the field has changed. */
export function add(input, files) {
  input.files = files;
  tellOfChange(input);
}

/** Says that the field has changed. */
export function tellOfChange(input) {
  input.dispatchEvent(new Event("change", { bubbles: true }));
}

/** Forgets the files of a field that has been emptied. */
export function forget(input) {
  lists.delete(input);
}

/** The field itself holds the same files, for the form that is read. */
function holdFiles(input, files) {
  lists.set(input, files);
  putFiles(input, files);
}
