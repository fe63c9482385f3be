/**
 * Starts Python: the pack's record goes in, a promise of the door comes out. An image of its memory is woken, made
 * when the site was built. Where that fails, Python begins from nothing, with the same answers, some seconds later.
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
 * ways need, or a script of the worker, is "absent" or "altered".
 */
export async function open(pack, report) {
  const files = new Files(pack, report);
  const { runtime, script, code, own } = pack;
  const parts = Promise.all([run(runtime + script, files), files.code(runtime + code)]);
  const scripts = compareOwn(own);
  for (const coming of [parts, scripts]) coming.catch(() => {}); // heard below, but perhaps too late for the browser
  try {
    return await started(pack, parts, files);
  } finally {
    // No answer comes from a code that is another one; and what is wrong with it says most.
    await Promise.all([scripts, files.compared]);
  }
}

async function started(pack, parts, files) {
  try {
    return await wake(pack, parts, files);
  } catch {
    const door = await begin(pack, await parts, files);
    await refuse(pack.pack + pack.image);
    return door;
  }
}

async function wake({ pack, image, language }, parts, files) {
  if (await isRefused(pack + image)) throw new Error("this browser could not use the image before");
  const memory = files.module(pack + image);
  const [machine, held] = await Promise.all([parts, memory]);
  const { python, marks } = await woken(...machine, held);
  const door = doorOf(python, marks[language].value);
  door.reply("answer", PROBE);
  return door;
}

async function begin({ runtime, birth, library, pack, archive, language }, parts, files) {
  const [memory, modules, checker] = await Promise.all([
    files.module(runtime + birth),
    files.bytes(runtime + library),
    files.bytes(pack + archive),
  ]);
  const python = await begun(...parts, memory, { library: modules, packages: [checker] });
  return doorOf(python, python.call(python.named("checker.doors.browser", "opened"), language));
}

/** Returns a promise of what Pyodide's script leaves behind. */
async function run(address, files) {
  // Of an import nobody hears that its bytes are coming, nor which they are; a fetch before it tells both.
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
