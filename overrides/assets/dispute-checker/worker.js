/**
 * Runs the checker: Python is started once, then every question goes to its door in `checker.doors.browser`.
 * A question that comes before Python is ready waits here for it.
 */
import { Files, digest } from "./files.js";
import { Failure } from "./limit.js";
import { check, make } from "./protocol.js";
import { open, openWhole } from "./start.js";

const send = (kind, fields) => self.postMessage(make(kind, fields));

/** How often the page hears of bytes at most, in milliseconds: it has more to do than to write figures. */
const PAUSE = 100;

let arrived = 0;
let isHeard = false;
let telling;
// The start waits for no message: the page's own scripts may be on their way yet.
const record = startedWith(JSON.parse(self.name));
let opening = open(record, noteBytes);
// Told to whoever listens.
opening.catch(() => {});
/** Whether a question has wanted more than the core, and all of Python's code was asked for. */
let isWhole = false;

const coming = new Map();
/** How tools/pack begins a country's file. */
const SUMMED = /^\{"sum":"([^"]+)",/;
/** Whether the last file was another one: the browser may have kept it. */
let isSpoiled = false;

self.addEventListener("message", ({ data }) => {
  const message = check(data);
  if (message.kind === "listen") tell();
  else reply(message);
});

/** Returns the record of what a start needs, with whole addresses: `base` is that of the page which holds it. */
function startedWith({ record, base, isAfresh }) {
  const whole = (address) => new URL(address, base).href;
  return { ...record, runtime: whole(record.runtime), pack: whole(record.pack), isAfresh };
}

function noteBytes(bytes) {
  arrived = bytes;
  if (isHeard) telling ??= setTimeout(tellBytes, PAUSE);
}

function tellBytes() {
  telling = undefined;
  send("loading", { bytes: arrived });
}

/** Tells the page from now on how far Python is. */
function tell() {
  isHeard = true;
  tellBytes();
  opening.then(() => send("ready"), (error) => send("failed", told(error)));
}

async function reply({ id, what, question }) {
  try {
    send("answer", { id, text: await answer(what, question) });
  } catch (error) {
    send("error", { id, ...told(error) });
  }
}

/** Returns a promise of the reply to a question, once all has come that it needs. */
async function answer(what, question) {
  for (;;) {
    const asked = opening;
    const door = await asked;
    if (asked !== opening) continue; // another question has fallen into a trap
    try {
      const lacking = door.lacks(question);
      if (!lacking) return door.reply(what, question);
      await bring(lacking);
    } catch (error) {
      if (!(error instanceof WebAssembly.RuntimeError)) throw error;
      if (asked === opening) takeTheWhole(error);
    }
  }
}

/** Starts Python with all of its code: a function was called that the core lacks, and what that left behind is unknown. */
function takeTheWhole(error) {
  if (isWhole) throw error;
  isWhole = true;
  coming.clear();
  opening = openWhole(record, noteBytes);
  opening.catch((failure) => send("failed", told(failure)));
}

function told(error) {
  return { reason: error.reason ?? "failed", error: String(error) };
}

/** Brings a file of the pack to the door. Two questions share one fetch. */
function bring(file) {
  if (!coming.has(file)) {
    const brought = fetchText(record.pack + file).then(async (text) => (await opening).bring(file, text));
    coming.set(file, brought.finally(() => coming.delete(file)));
  }
  return coming.get(file);
}

/** Returns a promise of the text of a file that begins with the sum of all that comes after it. */
async function fetchText(address) {
  const bytes = await new Files({ isAfresh: isSpoiled }).bytes(address);
  const [head, sum] = SUMMED.exec(new TextDecoder().decode(bytes)) ?? [];
  // Where a page did not come by https, a browser has nothing to count with.
  isSpoiled = !head || Boolean(crypto.subtle && sum !== (await digest(bytes.subarray(head.length))));
  if (isSpoiled) throw new Failure("altered", `${address}: not what was published`);
  return new TextDecoder().decode(bytes);
}
