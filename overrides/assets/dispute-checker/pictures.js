/**
 * Looks after the files that a buyer chose or dropped: what is inside them goes into the question, and the
 * answer's lines get their previews, and copies that are smaller. All of it stays on the device.
 */
import { add, chosen, forget, gather, holdsOthers, replace, tellOfChange } from "./chosen.js";
import { makeCopy } from "./copy.js";
import { look, note, small } from "./look.js";
import { withProgress } from "./progress.js";
import { Queue } from "./queue.js";
import { writeSize } from "./size.js";
import { save } from "./take.js";

const LINES = ".checker-pictures > li";
const BUTTONS = ["[data-download]", "[data-shrink]", "[data-remove]"];

/** The file of each line, how far the copy of a file is, and what a copy was made of. */
const fileOfLine = new WeakMap();
const states = new WeakMap();
const originals = new WeakMap();

const queue = new Queue();
const lookedAfter = new WeakSet();

/** The file and the button that have the focus: both are gone when the next answer comes. */
let held;

/** Returns a promise of the field's files with what is inside each. */
export function inspect(input, client) {
  const looks = chosen(input).map(async (file) => ({ file, seen: await look(file, input, client) }));
  return withProgress(input, looks);
}

/** Returns the files as a request has them. */
export function described(inspected) {
  return inspected.map(({ file: { name, size }, seen: { inside } }) => ({ name, size, inside }));
}

/** Puts into the answer what Python cannot: each picture itself, and what became of it. */
export function finish(answer, inspected) {
  const lines = answer.querySelectorAll(LINES);
  for (const [number, { file, seen }] of inspected.entries()) {
    if (lines[number]) finishLine(lines[number], file, seen);
  }
  // Who is at work elsewhere by now stays there.
  if (held && document.activeElement === document.body) giveFocusBack(answer);
}

function finishLine(line, file, { preview, tellsPlace }) {
  fileOfLine.set(line, file);
  writeSize(line.querySelector("data"), file.size);
  if (preview) {
    const canvas = line.querySelector("[data-preview]");
    canvas.width = preview.width;
    canvas.height = preview.height;
    canvas.getContext("2d")?.drawImage(preview, 0, 0);
    canvas.hidden = false;
    line.querySelector("[data-shrink]").hidden = line.dataset.item === "yes" && !tellsPlace;
  }
  if (originals.has(file)) tellOfCopy(line, file, originals.get(file));
  if (states.has(file)) showState(line, states.get(file));
}

function tellOfCopy(line, copy, { size, toldPlace }) {
  const made = line.querySelector("[data-made]");
  const [before, after] = made.querySelectorAll("data");
  writeSize(before, size);
  writeSize(after, copy.size);
  made.querySelector("[data-place]").hidden = !toldPlace;
  made.hidden = false;
  line.querySelector("[data-download]").hidden = false;
}

function giveFocusBack(answer) {
  const line = [...answer.querySelectorAll(LINES)].find((each) => fileOfLine.get(each) === held.file);
  const shown = line?.querySelector(`${held.button}:not([hidden])`);
  (shown ?? line?.querySelector("[data-remove]"))?.focus();
}

/**
 * Takes files that are dropped on the checker, and does what the lines' buttons say, until `signal` says stop.
 * To be told so again changes nothing.
 */
export function lookAfter(element, input, signal) {
  if (lookedAfter.has(signal)) return;
  lookedAfter.add(signal);
  const listen = (target, type, listener) => target.addEventListener(type, listener, { signal });
  const field = input.closest("[data-field]");
  const mark = (over) => field.toggleAttribute("data-over", over);
  listen(window, "dragover", (event) => guard(event, element, mark));
  listen(window, "dragleave", (event) => event.relatedTarget || mark(false));
  listen(element, "drop", (event) => {
    if (!holdsFiles(event)) return;
    event.preventDefault();
    mark(false);
    add(input, event.dataTransfer.files);
  });
  // Before the element hears it: a browser empties the field when nothing is chosen.
  input.addEventListener("change", () => gather(input), { signal, capture: true });
  // Chromium calls it a cancelled choice where the very same files are chosen anew.
  listen(input, "cancel", () => holdsOthers(input) && tellOfChange(input));
  listen(input.form, "reset", () => forget(input));
  listen(window, "focusin", ({ target }) => hold(target));
  listen(window, "pointerdown", ({ target }) => hold(target));
  listen(element, "click", ({ target }) => {
    const button = target.closest(BUTTONS.join());
    if (button) press(button, input);
  });
}

/** Notes which button of which line has the focus, if one has. */
function hold(target) {
  const button = BUTTONS.find((each) => target.closest?.(each));
  held = button && { button, file: fileOfLine.get(target.closest("li")) };
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

function press(button, input) {
  const file = fileOfLine.get(button.closest("li"));
  hold(button);
  if (button.matches("[data-download]")) saveCopy(file);
  else if (button.matches("[data-remove]")) takeAway(file, input);
  else startCopy(button, file, input);
}

function saveCopy(file) {
  try {
    save(file, file.name);
  } catch {
    tell(file, "unsaved");
  }
}

/** Takes a file off the list; the focus goes to the next one, or back to the field. */
function takeAway(file, input) {
  const files = chosen(input);
  const place = files.indexOf(file);
  const next = files[place + 1] ?? files[place - 1];
  held = next && { button: "[data-remove]", file: next };
  if (!next) input.focus();
  replace(input, file);
}

/** Makes a copy when its turn comes, and puts it in the place of the file, unless that is gone by then. */
async function startCopy({ dataset }, file, input) {
  // A second press would only do the same again.
  if (["waiting", "working"].includes(states.get(file))) return;
  const isNeeded = lineOf(file).dataset.item !== "yes";
  const wanted = { name: dataset.copy, below: Number(dataset.shrink), isNeeded };
  tell(file, "waiting");
  try {
    await queue.run(() => copyInPlace(file, input, wanted));
    states.delete(file);
  } catch ({ reason = "unmade" }) {
    tell(file, reason);
  }
}

async function copyInPlace(file, input, wanted) {
  if (!chosen(input).includes(file)) return;
  tell(file, "working");
  const { copy, picture } = await makeCopy(file, wanted);
  const { tellsPlace } = await look(file);
  originals.set(copy, { size: file.size, toldPlace: tellsPlace });
  note(copy, { inside: "jpg", preview: small(picture) });
  if (held?.file === file) held = { button: "[data-download]", file: copy };
  replace(input, file, copy);
}

/** Says how far the copy of a file is, now and in the answers that follow. */
function tell(file, state) {
  states.set(file, state);
  const line = lineOf(file);
  if (line) showState(line, state);
}

function lineOf(file) {
  return [...document.querySelectorAll(LINES)].find((line) => fileOfLine.get(line) === file);
}

function showState(line, state) {
  const status = line.querySelector("[role=status]");
  const { waiting, working, unopened, undrawn, guarded, unmade, slow, larger, unsaved } = status.dataset;
  status.textContent = { waiting, working, unopened, undrawn, guarded, unmade, slow, larger, unsaved }[state];
  status.hidden = false;
}
