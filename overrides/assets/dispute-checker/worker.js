/**
 * Runs the checker: Python is started once, then every question goes to its door in `checker.doors.browser`.
 * A question that comes before Python is ready waits here for it.
 */
import { Files, digest } from "./files.js";
import { Failure } from "./limit.js";
import { check, make } from "./protocol.js";
import { open } from "./start.js";

const send = (kind, fields) => self.postMessage(make(kind, fields));

/** How often the page hears of bytes at most, in milliseconds: it has more to do than to write figures. */
const PAUSE = 100;

let arrived = 0;
let isHeard = false;
let telling;
// The start waits for no message: the page's own scripts may be on their way yet.
const pack = startedWith(JSON.parse(self.name));
const opening = open(pack, (bytes) => {
  arrived = bytes;
  if (isHeard) telling ??= setTimeout(tellBytes, PAUSE);
});
// Told to whoever listens.
opening.catch(() => {});

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
    const door = await opening;
    for (let lacking; (lacking = door.lacks(question)); ) await bring(lacking, door);
    send("answer", { id, text: door.reply(what, question) });
  } catch (error) {
    send("error", { id, ...told(error) });
  }
}

function told(error) {
  return { reason: error.reason ?? "failed", error: String(error) };
}

/** Brings a file that lies beside the pack to the door. Two questions share one fetch. */
function bring(file, door) {
  if (!coming.has(file)) {
    const brought = fetchText(pack.pack + file).then((text) => door.bring(file, text));
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
