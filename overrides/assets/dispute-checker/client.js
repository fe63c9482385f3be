/**
 * The page's side of the one worker: a request goes in, a promise of its answer comes out.
 * A worker that dies, or that is silent for too long, lets no promise hang: all are rejected.
 */
import { check, make } from "./protocol.js";
import { localMoment, localToday } from "./request.js";

/** How long a worker that owes something may be silent, in milliseconds. */
const PATIENCE = 30_000;

const SCRIPT = new URL("worker.js", import.meta.url);

/** The reader's own day is filled in here, and nowhere else, where a request names none. */
const dated = (request) => ({ today: localToday(), ...request });

/** Python in its worker. `state` is "idle", "loading", "ready" or "failed"; each change is an event. */
export class Client extends EventTarget {
  state = "idle";
  #pack;
  #arrived = 0;
  #worker;
  #asked = new Map();
  #lastId = 0;
  #patience;

  /** Takes the build's record of what a start needs: its folders and files, and how many bytes it fetches. */
  constructor(pack) {
    super();
    this.#pack = pack;
  }

  /** How much has arrived, from 0 to 1. */
  get loaded() {
    return Math.min(this.#arrived / this.#pack.bytes, 1);
  }

  /** Starts Python, unless it runs already. After a failure this tries again. */
  start() {
    if (this.#worker) return;
    const worker = new Worker(SCRIPT, { type: "module" });
    this.#worker = worker;
    // A worker that was given up can still have a message under way.
    const current = (listen) => (event) => worker === this.#worker && listen(event);
    worker.addEventListener("message", current(({ data }) => this.#hear(check(data))));
    worker.addEventListener("error", current(({ message }) => this.#giveUp(message)));
    worker.postMessage(make("start", { pack: JSON.stringify(this.#pack) }));
    this.#change("loading", 0);
    this.#wait();
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

  /** Returns a promise of the answer as text. */
  text(request) {
    return this.#send("text", { request: dated(request) });
  }

  /** Returns a promise of `{calendar, said}`: the answer's days as a file, and what is to be said of it. */
  async calendar(request, order) {
    return JSON.parse(await this.#send("calendar", { request: dated(request), order, moment: localMoment() }));
  }

  /** Returns a promise of what is inside a file of a `field`, by its `name` and its first bytes, the `head`. */
  async look(file) {
    return JSON.parse(await this.#send("look", file));
  }

  #send(what, question) {
    this.start();
    const id = ++this.#lastId;
    return new Promise((resolve, reject) => {
      this.#asked.set(id, { resolve, reject });
      this.#worker.postMessage(make("ask", { id, what, question: JSON.stringify(question) }));
      this.#wait();
    });
  }

  #hear(message) {
    const asked = this.#asked.get(message.id);
    this.#asked.delete(message.id);
    switch (message.kind) {
      case "loading":
        // The last bytes may be counted when Python is ready already.
        if (this.state === "loading") this.#change("loading", message.bytes);
        break;
      case "ready":
        this.#change("ready", this.#pack.bytes);
        break;
      case "failed":
        this.#giveUp(message.error);
        break;
      case "answer":
        asked.resolve(message.text);
        break;
      case "error":
        asked.reject(new Error(message.error));
        break;
    }
    this.#wait();
  }

  /** Starts the patience anew, if something is still owed. */
  #wait() {
    clearTimeout(this.#patience);
    if (this.state === "loading" || this.#asked.size > 0) {
      this.#patience = setTimeout(() => this.#giveUp("no sign of life"), PATIENCE);
    }
  }

  #giveUp(reason) {
    clearTimeout(this.#patience);
    this.#worker.terminate();
    this.#worker = undefined;
    for (const { reject } of this.#asked.values()) reject(new Error(reason));
    this.#asked.clear();
    this.#change("failed", 0);
  }

  #change(state, arrived) {
    this.state = state;
    this.#arrived = arrived;
    this.dispatchEvent(new Event("change"));
  }
}
