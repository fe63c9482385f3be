/**
 * `<dispute-checker topic="refund">` around a form that was made at build time: sends what the buyer
 * filled in to Python, and puts Python's answer below the form. One worker serves every page.
 */
import { Client } from "./client.js";
import { collect, fill, localToday, parseLink, request } from "./form.js";

// Read once: instant navigation changes the page's address, and with it what "../" means.
const client = new Client(address("runtime"), address("pack"), Number(meta("bytes")));
const CONTROL = "input, select, textarea";

function meta(name) {
  return document.querySelector(`meta[name="dispute-checker-${name}"]`).content;
}

function address(name) {
  return new URL(meta(name), document.baseURI).href;
}

class DisputeChecker extends HTMLElement {
  #connection;
  #turn = 0;
  #unanswered;

  connectedCallback() {
    this.#connection = new AbortController();
    const { signal } = this.#connection;
    this.#form.addEventListener("submit", (event) => this.#submit(event), { signal });
    this.#region.addEventListener("click", (event) => this.#followToField(event), { signal });
    this.#retry.addEventListener("click", () => this.#tryAgain(), { signal });
    client.addEventListener("change", () => this.#tell(client.state), { signal });
    window.addEventListener("hashchange", () => this.#openLink(), { signal });
    client.start();
    this.#tell(client.state);
    this.#setToday();
    this.#openLink();
  }

  disconnectedCallback() {
    this.#connection.abort();
  }

  get topic() {
    return this.getAttribute("topic");
  }

  /** Returns a promise of the answer to a request, both as in the contract. */
  ask(question) {
    return client.ask({ today: localToday(), ...question });
  }

  get #form() {
    return this.querySelector("form");
  }

  get #region() {
    return this.querySelector("[data-answer]");
  }

  get #retry() {
    return this.querySelector("[data-retry]");
  }

  #setToday() {
    const { today } = this.#form.elements;
    if (today && !today.value) today.value = localToday();
  }

  #submit(event) {
    event.preventDefault();
    this.#show(request(this.topic, collect(this.#form)));
  }

  /** Fills the form from a link that names this topic, and answers the link as it stands. */
  #openLink() {
    // Where questions are folded, the one that the address names is opened.
    const isNamed = location.hash.slice(1).split("?")[0] === this.topic;
    if (isNamed) this.closest("details")?.setAttribute("open", "");
    const link = parseLink(location.hash);
    if (link?.topic !== this.topic) return;
    fill(this.#form, link.fields);
    this.#setToday();
    this.scrollIntoView();
    this.#show(request(this.topic, link.fields));
  }

  /** Shows what Python says to the request, unless something else has been asked meanwhile. */
  async #show(question) {
    const turn = ++this.#turn;
    this.#unanswered = question;
    try {
      const shown = client.show(question, this.getAttribute("base"), this.getAttribute("prefix"));
      this.#tell(client.state);
      const { answer, html } = await shown;
      if (turn === this.#turn) this.#render(answer, html);
    } catch {
      if (turn === this.#turn) this.#tell("failed");
    }
  }

  #render({ verdict, errors = [] }, html) {
    this.#unanswered = undefined;
    this.#tell(client.state);
    this.#region.innerHTML = html;
    this.#region.removeAttribute("data-verdict");
    if (verdict) this.#region.dataset.verdict = verdict;
    markErrors(this.#form, errors);
    const summary = this.#region.querySelector("[role=alert]");
    if (summary) {
      summary.tabIndex = -1;
      summary.focus();
    }
    this.#region.scrollIntoView({ block: "nearest" });
  }

  /** A link in the summary of errors leads to its field, even where that is a group of controls. */
  #followToField(event) {
    const id = event.target.closest("a")?.hash.slice(1);
    const place = id && this.#form.querySelector(`#${CSS.escape(id)}`);
    if (!place) return;
    event.preventDefault();
    (place.matches(CONTROL) ? place : place.querySelector(CONTROL)).focus();
  }

  #tryAgain() {
    if (this.#unanswered) this.#show(this.#unanswered);
    else client.start();
  }

  /** Says how far Python is, in the words that were made at build time. */
  #tell(state) {
    const status = this.querySelector("[data-status]");
    const words = { loading: status.dataset.loading, failed: status.dataset.slow }[state] ?? "";
    // The same words once more would be read out once more.
    if (status.textContent !== words) status.textContent = words;
    status.hidden = !words;
    status.style.setProperty("--loaded", client.loaded);
    this.#retry.hidden = state !== "failed";
  }
}

/** Puts each message at its field, and takes away those of the last time. */
function markErrors(form, errors) {
  for (const place of form.querySelectorAll("[data-field]")) {
    const error = errors.find(({ field }) => field === place.dataset.field);
    const text = place.querySelector(".checker-error");
    text.textContent = error?.message ?? "";
    text.hidden = !error;
    for (const control of place.querySelectorAll(CONTROL)) {
      control.removeAttribute("aria-invalid");
      if (error) control.setAttribute("aria-invalid", "true");
    }
  }
}

customElements.define("dispute-checker", DisputeChecker);
