/**
 * Looks after the files that a buyer chose or dropped: their first bytes go to Python, and the answer's
 * lines get their previews, and copies that are smaller. All of it stays on the device.
 */
import { shrink } from "./shrink.js";
import { save } from "./take.js";

const UNITS = [
  [1_000_000, "megabyte"],
  [1_000, "kilobyte"],
  [0, "byte"],
];

/** Which file a line of the answer speaks of, and how big a file was before it was made smaller. */
const fileOfLine = new WeakMap();
const sizesBefore = new WeakMap();

let justMade;

/** Returns a promise of the first bytes of each file, so many as the form says, in hexadecimal digits. */
export function readHeads(files, length) {
  return Promise.all(files.map((file) => readHead(file, length)));
}

/** A file that is gone by now has no bytes to read; its name and size are still judged. */
async function readHead(file, length) {
  const buffer = await file.slice(0, length).arrayBuffer().catch(() => new ArrayBuffer(0));
  return [...new Uint8Array(buffer)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** Puts into the answer what Python cannot: each picture itself, and what became of it. */
export function finish(answer, files) {
  const lines = answer.querySelectorAll(".checker-pictures > li");
  for (const [number, file] of files.entries()) {
    if (lines[number]) finishLine(lines[number], file);
  }
  justMade = undefined;
}

function finishLine(line, file) {
  fileOfLine.set(line, file);
  const image = line.querySelector("[data-preview]");
  if (image) preview(image, file);
  if (sizesBefore.has(file)) {
    line.querySelector("[data-before]").value = sizesBefore.get(file);
    for (const hidden of line.querySelectorAll("[data-made], [data-download]")) hidden.hidden = false;
  }
  for (const size of line.querySelectorAll("data")) writeSize(size);
  // The button that was pressed is gone with the old answer.
  if (file === justMade) line.querySelector("[data-download]").focus();
}

function preview(image, file) {
  const address = URL.createObjectURL(file);
  const end = () => URL.revokeObjectURL(address);
  image.addEventListener("load", () => (image.hidden = false));
  image.addEventListener("load", end);
  image.addEventListener("error", end);
  image.src = address;
}

/** Writes a size as the reader does; never more than it is, lest it seem to reach a limit. */
function writeSize(size) {
  const bytes = Number(size.value);
  const [scale, unit] = UNITS.find(([least]) => bytes >= least);
  const numbers = new Intl.NumberFormat(undefined, {
    style: "unit",
    unit,
    unitDisplay: unit === "byte" ? "long" : "short",
    maximumSignificantDigits: 3,
    roundingMode: "floor",
  });
  size.textContent = numbers.format(bytes / (scale || 1));
  size.lang = numbers.resolvedOptions().locale;
}

/** Takes files that are dropped on the checker, and makes pictures smaller, until `signal` says stop. */
export function lookAfter(element, input, signal) {
  const listen = (target, type, listener) => target.addEventListener(type, listener, { signal });
  const field = input.closest("[data-field]");
  const mark = (over) => field.toggleAttribute("data-over", over);
  listen(window, "dragover", (event) => guard(event, element, mark));
  listen(window, "dragleave", (event) => event.relatedTarget || mark(false));
  listen(element, "drop", (event) => {
    if (!holdsFiles(event)) return;
    event.preventDefault();
    mark(false);
    choose(input, event.dataTransfer.files);
  });
  listen(element, "click", ({ target }) => {
    const button = target.closest("[data-shrink], [data-download]");
    if (button) press(button, input);
  });
}

/** A file that misses the checker would be opened by the browser, in place of the page. */
function guard(event, element, mark) {
  if (!holdsFiles(event)) return;
  const over = element.contains(event.target);
  event.preventDefault();
  event.dataTransfer.dropEffect = over ? "copy" : "none";
  mark(over);
}

function holdsFiles(event) {
  return event.dataTransfer.types.includes("Files");
}

function choose(input, files) {
  input.files = files;
  input.dispatchEvent(new Event("change", { bubbles: true }));
}

/** Does what a pressed button says: saves a file, or makes a smaller copy of it. */
async function press(button, input) {
  const line = button.closest("li");
  const file = fileOfLine.get(line);
  if ("download" in button.dataset) return save(file, file.name);
  const status = line.querySelector("[role=status]");
  // A second press would only do the same again.
  if (status.textContent === status.dataset.working) return;
  showProgress(status, status.dataset.working);
  try {
    replace(input, file, await shrink(file, Number(button.dataset.shrink)));
  } catch {
    showProgress(status, status.dataset.failed);
  }
}

function showProgress(status, words) {
  status.hidden = false;
  status.textContent = words;
}

/** Puts a smaller copy in the place of a file, unless other files have been chosen meanwhile. */
function replace(input, file, copy) {
  const files = [...input.files];
  const number = files.indexOf(file);
  if (number < 0) return;
  const all = new DataTransfer();
  for (const each of files.with(number, copy)) all.items.add(each);
  input.files = all.files;
  justMade = input.files[number];
  sizesBefore.set(justMade, sizesBefore.get(file) ?? file.size);
  input.dispatchEvent(new Event("change", { bubbles: true }));
}
