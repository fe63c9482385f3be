/**
 * Starts Python: the record of what a start needs goes in, a promise of the door comes out. An image of its memory is
 * woken, made when the site was built, with the core of its code. Where that fails, Python begins from nothing, with
 * all of its code and the same answers, some seconds later.
 */
import { Files } from "./files.js";
import { compareOwn } from "./own.js";
import { begun, woken } from "./python.js";
import { isRefused, refuse } from "./refused.js";

/** A question that every checker can be asked: what is missing from an empty request? */
const PROBE = JSON.stringify({ request: {} });

/**
 * Returns a promise of the door in `checker.doors.browser`, its methods as functions of texts. `report` is told how
 * many bytes have come whenever there are more. The promise is rejected with a `Failure` where a file that both
 * ways need, or the worker's own script, is "absent" or "altered".
 */
export function open(record, report) {
  return compared(record, report, (...given) => wake(record, ...given).catch(() => begin(record, ...given)));
}

/** Returns a promise of the same where all of Python's code runs: for a question that has wanted more than its core. */
export function openWhole(record, report) {
  return compared(record, report, (...given) => begin(record, ...given));
}

/** Returns a promise of what starts, once the code and the worker's own script are seen to be those of the record. */
async function compared(record, report, start) {
  const files = new Files(record, report);
  const script = run(record.runtime + record.script, files);
  const own = compareOwn(record.own);
  for (const coming of [script, own]) coming.catch(() => {}); // heard below, but perhaps too late for the browser
  try {
    return await start(script, files);
  } finally {
    // No answer comes from a code that is another one; and what is wrong with it says most.
    await Promise.all([own, files.compared]);
  }
}

async function wake({ pack, core, image, language }, script, files) {
  if (await isRefused(pack + image)) throw new Error("this browser could not use the image before");
  const modules = [files.code(pack + core), files.module(pack + image)];
  const { python, marks } = await woken(...(await Promise.all([script, ...modules])));
  const door = doorOf(python, marks[language].value);
  door.reply("answer", PROBE);
  await files.compared;
  return door;
}

/** Returns a promise of the door of a Python that was not woken. Once it is there, the browser remembers to do so. */
async function begin({ runtime, code, birth, library, pack, image, archive, language }, script, files) {
  const create = await script; // without it, nothing else is of use
  const [whole, memory, ...zips] = await Promise.all([
    files.code(runtime + code),
    files.module(runtime + birth),
    files.bytes(pack + archive),
    files.bytes(runtime + library),
  ]);
  const python = await begun(create, whole, memory, { zips });
  const door = python.call(python.named("checker.doors.browser", "opened"), language);
  await refuse(pack + image);
  return doorOf(python, door);
}

/** Returns a promise of what Pyodide's script leaves behind. */
async function run(address, files) {
  // While a browser imports a script, it does not tell how many bytes have come, and never shows them. So the
  // script is fetched first, which counts and compares its bytes; the import then finds it in the cache.
  await files.bytes(address);
  await import(address);
  return self._createPyodideModule;
}

function doorOf(python, door) {
  const [lacks, bring, reply] = ["lacks", "bring", "reply"].map((name) => python.attribute(door, name));
  return {
    lacks: (question) => python.tell(lacks, question),
    bring: (file, content) => void python.call(bring, file, content),
    reply: (what, question) => python.tell(reply, what, question),
  };
}
