/**
 * The page's side of the one worker: a request goes in, a promise of its answer comes out.
 * A worker that dies, or that is silent for too long, is started again by itself, once, and asked again what it
 * owes. No promise hangs: where that fails too, all are rejected.
 */
import { keepLater } from "./later.js";
import { Failure } from "./limit.js";
import { check, make } from "./protocol.js";
import { localMoment, localToday } from "./request.js";

/** How long a worker that owes something may be silent, in milliseconds: until that is said, and at most. */
const SLOW_AFTER = 5_000;
const PATIENCE = 30_000;
/** It is counted in steps of so much: while a machine pauses, no step is taken, and its worker pauses too. */
const STEP = 1_000;

const RUNS = ["loading", "ready"];
// What the browser has kept of these may itself be wrong.
const FETCHED_AFRESH = ["altered", "failed"];

/** Where a question names no day, the reader's own is filled in here; a form shows it in a field of its own. */
const dated = (question) => ({ today: localToday(), ...question });

/**
 * Python in its worker. `state` is "idle", "loading", "slow" or "ready"; else it has failed, and `state` is the
 * reason: "absent" or "altered" files, "stopped" or "failed". Each change is an event.
 */
export class Client extends EventTarget {
  #record;
  #base;
  #stage = "idle";
  #isSlow = false;
  #arrived = 0;
  #worker;
  #isRestarted = false;
  #failures = 0;
  #asked = new Map();
  #lastId = 0;
  #silence = 0;
  #steps;

  /** Takes the build's record of what a start needs, whose addresses are relative to `base`. */
  constructor(record, base) {
    super();
    this.#record = record;
    this.#base = base;
  }

  get state() {
    return this.#isSlow ? "slow" : this.#stage;
  }

  get hasFailed() {
    return !["idle", ...RUNS].includes(this.#stage);
  }

  /** How much of Python is on its way, or null: `share` goes from 0 to 1, `bytes` is what a host sends in all. */
  get progress() {
    if (this.#stage !== "loading") return null;
    const { bytes, download } = this.#record;
    return { share: Math.min(this.#arrived / bytes, 1), bytes: download };
  }

  /** Starts Python, unless it runs already. After a failure this tries again. */
  start() {
    if (this.#worker) return;
    this.#isRestarted = false;
    this.#begin();
  }

  /** Returns a promise of the answer to a request, as the contract has it. */
  async ask(request) {
    return JSON.parse(await this.#send("answer", { request: dated(request) }));
  }

  /**
   * Returns a promise of `{answer, html}`. Links in the html lead to the site's pages by the layout's `base`,
   * and to the form's controls by its `prefix`, with which their ids begin; its `edition` is that of the link
   * that asks, or "".
   */
  async show(request, layout) {
    return JSON.parse(await this.#send("page", { request: dated(request), ...layout }));
  }

  /** Returns a promise of HTML that shows the answer to a request beside what a choice would make of it. */
  tryOut(request, choice) {
    return this.#send("try", { request: dated(request), choice });
  }

  /** Returns a promise of the answer as text. */
  text(request) {
    return this.#send("text", { request: dated(request) });
  }

  /** Returns a promise of `{content, file, said}`: the answer's days for a file, its name, and what is to be said. */
  async calendar(request, order) {
    return JSON.parse(await this.#send("calendar", { request: dated(request), order, moment: localMoment() }));
  }

  /** Returns a promise of what is inside a file of a `field`, by its `name` and its first bytes, the `head`. */
  async look(file) {
    return JSON.parse(await this.#send("look", file));
  }

  /** Returns a promise of the list of kept orders as HTML. */
  orders(kept) {
    return this.#send("orders", dated(kept));
  }

  /** Returns a promise of `{content, file, said}` for all kept orders, as a "file" of them or a "calendar" of their days. */
  async takeOrders(way, orders) {
    return JSON.parse(await this.#send(`orders-${way}`, { ...dated({ orders }), moment: localMoment() }));
  }

  /** Returns a promise of `{orders, said}`: those that a file's content holds, if it can be read, and what came of it. */
  async ordersBrought(content) {
    return JSON.parse(await this.#send("orders-brought", dated({ content })));
  }

  #send(what, question) {
    this.start();
    const id = ++this.#lastId;
    const message = make("ask", { id, what, question: JSON.stringify(question) });
    return new Promise((resolve, reject) => {
      this.#asked.set(id, { resolve, reject, message });
      this.#worker.postMessage(message);
      this.#change();
    });
  }

  /** Starts a worker, or takes over the one of ahead.js, and asks what is owed. */
  #begin() {
    const worker = window.pythonAhead ?? this.#newWorker();
    window.pythonAhead = undefined;
    this.#worker = worker;
    // A worker that was given up can still have a message under way.
    const current = (listen) => (event) => worker === this.#worker && listen(event);
    worker.addEventListener("message", current(({ data }) => this.#hear(check(data))));
    // Of a script that has not come, there is no message.
    worker.addEventListener("error", current(({ message }) => this.#lose(message ? "stopped" : "absent", message)));
    worker.postMessage(make("listen"));
    for (const { message } of this.#asked.values()) worker.postMessage(message);
    this.#arrived = 0;
    this.#change("loading");
  }

  #newWorker() {
    const isAfresh = FETCHED_AFRESH.includes(this.#stage);
    const name = JSON.stringify({ record: this.#record, base: this.#base, isAfresh });
    const address = new URL(this.#record.worker, this.#base);
    // Its script itself may be kept wrongly: of another address, nothing is kept.
    if (this.#failures > 0) address.search = this.#failures;
    return new Worker(address, { type: "module", name });
  }

  #hear(message) {
    const asked = this.#asked.get(message.id);
    this.#asked.delete(message.id);
    switch (message.kind) {
      case "loading":
        this.#arrived = message.bytes;
        break;
      case "ready":
        this.#stage = "ready";
        break;
      case "failed":
        this.#giveUp(message.reason, message.error);
        break;
      case "answer":
        this.#isRestarted = false;
        asked.resolve(message.text);
        keepLater(this.#record, this.#base);
        break;
      case "error":
        asked.reject(new Failure(message.reason, message.error));
        break;
    }
    this.#change();
  }

  /** Starts a worker in the place of one that is lost; of a second one in a row, that is the end. */
  #lose(reason, detail) {
    if (this.#isRestarted) {
      this.#giveUp(reason, detail);
      return;
    }
    console.warn(detail);
    this.#isRestarted = true;
    this.#worker.terminate();
    this.#begin();
  }

  #giveUp(reason, detail) {
    this.#failures += 1;
    this.#worker.terminate();
    this.#worker = undefined;
    for (const { reject } of this.#asked.values()) reject(new Failure(reason, detail));
    this.#asked.clear();
    this.#change(reason);
  }

  /** Tells of a change, and starts the patience anew. */
  #change(stage = this.#stage) {
    this.#stage = stage;
    this.#isSlow = false;
    this.#silence = 0;
    clearInterval(this.#steps);
    if (this.#stage === "loading" || this.#asked.size > 0) this.#steps = setInterval(() => this.#wait(), STEP);
    this.dispatchEvent(new Event("change"));
  }

  #wait() {
    this.#silence += STEP;
    if (this.#silence === SLOW_AFTER) {
      this.#isSlow = true;
      this.dispatchEvent(new Event("change"));
    }
    if (this.#silence === PATIENCE) this.#lose("stopped", "no sign of life");
  }
}
