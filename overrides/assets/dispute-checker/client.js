/**
 * The page's side of the one worker: a request goes in, a promise of its answer comes out.
 * A worker that dies, or that is silent for too long, lets no promise hang: all are rejected.
 */
import { check, make } from "./protocol.js";

/** How long a worker that owes something may be silent, in milliseconds. */
const PATIENCE = 30_000;

const SCRIPT = new URL("worker.js", import.meta.url);

/** Python in its worker. `state` is "idle", "loading", "ready" or "failed"; each change is an event. */
export class Client extends EventTarget {
  state = "idle";
  #runtime;
  #pack;
  #bytes;
  #arrived = 0;
  #worker;
  #asked = new Map();
  #lastId = 0;
  #patience;

  /** Takes the addresses of two folders, with a slash at the end, and how many bytes a start fetches. */
  constructor(runtime, pack, bytes) {
    super();
    this.#runtime = runtime;
    this.#pack = pack;
    this.#bytes = bytes;
  }

  /** How much has arrived, from 0 to 1. */
  get loaded() {
    return Math.min(this.#arrived / this.#bytes, 1);
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
    worker.postMessage(make("start", { runtime: this.#runtime, pack: this.#pack }));
    this.#change("loading", 0);
    this.#wait();
  }

  /** Returns a promise of the answer to a request, as the contract has it. */
  ask(request) {
    return this.#send("ask", { request: JSON.stringify(request) });
  }

  /**
   * Returns a promise of `{answer, html}`. Links in the html lead to the site's pages by `base`, and
   * to the form's controls by `prefix`, with which their ids begin. `heads` are the first bytes of files.
   */
  show(request, base, prefix, heads) {
    return this.#send("show", { request: JSON.stringify(request), base, prefix, heads });
  }

  #send(kind, fields) {
    this.start();
    const id = ++this.#lastId;
    return new Promise((resolve, reject) => {
      this.#asked.set(id, { resolve, reject });
      this.#worker.postMessage(make(kind, { id, ...fields }));
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
        this.#change("ready", this.#bytes);
        break;
      case "failed":
        this.#giveUp(message.error);
        break;
      case "answer":
        asked.resolve(JSON.parse(message.text));
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
