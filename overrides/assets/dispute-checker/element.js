/**
 * `<dispute-checker topic="refund">` around a form that was made at build time: sends what the buyer
 * filled in to Python, and puts Python's answer below the form. One worker serves every page.
 */
import { Client } from "./client.js";
import { localise } from "./dates.js";
import { leadToField, showErrors } from "./errors.js";
import { moveFocus, watchFocus } from "./focus.js";
import { askFor, collect, fill } from "./form.js";
import { forget, keep, kept } from "./keep.js";
import { localToday, makeRequest, readLink } from "./request.js";
import { reveal } from "./reveal.js";
import { centreStrips } from "./strip.js";
import { cleaned, take } from "./take.js";

// Read once: instant navigation changes the page's address, and with it what "../" means.
const client = new Client(address("runtime"), address("pack"), Number(meta("bytes")));

/** What looks after pictures is loaded only where files are asked for. */
const pictures = () => import("./pictures.js");

function meta(name) {
  return document.querySelector(`meta[name="dispute-checker-${name}"]`).content;
}

/** Returns the verdict and its sentence as one text. */
function spoken(found) {
  return [...found.querySelectorAll(".checker-word, .checker-headline")]
    .map((part) => part.textContent)
    .join(". ");
}

function address(name) {
  return new URL(meta(name), document.baseURI).href;
}

class DisputeChecker extends HTMLElement {
  #connection;
  #turn = 0;
  #unanswered;
  #shown;

  connectedCallback() {
    this.#connection = new AbortController();
    const { signal } = this.#connection;
    this.#form.addEventListener("submit", (event) => this.#submit(event), { signal });
    this.#form.addEventListener("input", () => this.#change(), { signal });
    const files = this.#files;
    files?.addEventListener("change", () => this.#ask({ leads: false }), { signal });
    if (files) pictures().then(({ lookAfter }) => lookAfter(this, files, signal));
    this.addEventListener("click", (event) => this.#click(event), { signal });
    this.#keepBox?.addEventListener("change", () => this.#keep(), { signal });
    client.addEventListener("change", () => this.#tell(client.state), { signal });
    window.addEventListener("hashchange", () => this.#openLink(), { signal });
    client.start();
    this.#tell(client.state);
    this.#open(kept(this.topic));
    this.#openLink();
  }

  disconnectedCallback() {
    this.#connection.abort();
  }

  get topic() {
    return this.getAttribute("topic");
  }

  /** Returns a promise of the answer to a request, both as in the contract. */
  ask(request) {
    return client.ask({ today: localToday(), ...request });
  }

  get #form() {
    return this.querySelector("form");
  }

  get #files() {
    return this.querySelector("input[type=file]");
  }

  get #region() {
    return this.querySelector("[data-answer]");
  }

  get #keepBox() {
    return this.querySelector("[data-keep]");
  }

  /** Puts what was kept into the form, if anything was, and today's date where no other is. */
  #open(values) {
    if (values) {
      fill(this.#form, values);
      this.#keepBox.checked = true;
    }
    const { today } = this.#form.elements;
    if (today && !today.value) today.value = localToday();
    reveal(this.#form);
  }

  /** Fills the form from a link that names this topic, and answers the link as it stands. */
  #openLink() {
    const link = readLink(location.hash);
    if (link?.topic !== this.topic) return;
    fill(this.#form, link.values);
    this.#open();
    const folded = this.closest("details");
    if (folded) folded.open = true;
    this.scrollIntoView();
    this.#show(makeRequest(this.topic, link.values));
  }

  #submit(event) {
    event.preventDefault();
    this.#ask();
  }

  #ask(how) {
    this.#show(makeRequest(this.topic, collect(this.#form)), how);
  }

  #change() {
    reveal(this.#form);
    this.#keep();
  }

  /**
   * Shows what Python says to the request, unless something else has been asked meanwhile, and leads the
   * reader there, unless the reader is busy elsewhere by then.
   */
  async #show(request, { leads = true } = {}) {
    const turn = ++this.#turn;
    this.#unanswered = request;
    const hasLeft = watchFocus();
    const files = [...(this.#files?.files ?? [])];
    const [base, prefix] = ["base", "prefix"].map((name) => this.getAttribute(name));
    try {
      const { readHeads, finish } = files.length > 0 ? await pictures() : {};
      const coming = client.show(request, base, prefix, (await readHeads?.(files)) ?? "");
      this.#tell(client.state);
      const shown = await coming;
      if (turn !== this.#turn) return;
      this.#render(request, shown);
      this.#announce(leads && !hasLeft());
      finish?.(this.#region, files);
    } catch {
      if (turn === this.#turn) this.#tell("failed");
    }
  }

  #render(request, shown) {
    const { verdict, needs = [], errors = [] } = shown.answer;
    this.#unanswered = undefined;
    this.#shown = { ...shown, request };
    this.#tell(client.state);
    showErrors(this, errors, shown.html);
    this.#region.innerHTML = errors.length > 0 ? "" : shown.html;
    localise(this.#region);
    centreStrips(this.#region);
    this.#region.removeAttribute("data-verdict");
    if (verdict) this.#region.dataset.verdict = verdict;
    askFor(this.#form, needs);
  }

  /** Lets what came be read from its beginning; where the focus stays, only the verdict is said. */
  #announce(leads) {
    const summary = this.querySelector("[role=alert]");
    const found = this.#region.querySelector(".checker-found");
    (summary ?? this.#region).scrollIntoView({ block: "nearest" });
    if (leads) moveFocus(summary ?? found);
    else if (found) this.#say(spoken(found), { aloudOnly: true });
  }

  #click(event) {
    const button = event.target.closest("button");
    if (button?.matches("[data-retry]")) this.#tryAgain();
    else if (button?.matches("[data-forget]")) this.#forget(button.dataset.forget);
    else if (button?.matches("[data-take]")) take(button, this.#shown, this.dataset.calendarFile);
    else if (button?.matches("[data-use]")) this.#use(button);
    else leadToField(event);
  }

  #tryAgain() {
    // The button goes when it is pressed, and the focus must not go with it.
    moveFocus(this.querySelector("[data-status]"));
    if (this.#unanswered) this.#show(this.#unanswered);
    else client.start();
  }

  /** Puts the cleaned text into its field, and asks again. */
  #use(button) {
    const control = this.#form.elements.namedItem(button.dataset.use);
    control.value = cleaned(button);
    control.focus();
    this.#ask({ leads: false });
  }

  #keep() {
    if (!this.#keepBox) return;
    // A day that is kept would no longer be today.
    const { today, ...values } = collect(this.#form);
    if (this.#keepBox.checked) keep(this.topic, values);
    else forget(this.topic);
  }

  #forget(words) {
    forget(this.topic);
    this.#keepBox.checked = false;
    this.#form.reset();
    this.#open();
    this.#region.replaceChildren();
    this.#region.removeAttribute("data-verdict");
    showErrors(this, []);
    this.#say(words);
  }

  /** Says how far Python is, and offers to try again where it failed. */
  #tell(state) {
    const status = this.querySelector("[data-status]");
    const { loading, failed } = status.dataset;
    this.#say({ loading, failed }[state] ?? "");
    status.dataset.state = state;
    status.style.setProperty("--loaded", client.loaded);
    this.querySelector("[data-retry]").hidden = state !== "failed";
  }

  /** Says words that Python made, to all or only to those who hear the page. */
  #say(words, { aloudOnly = false } = {}) {
    const status = this.querySelector("[data-status]");
    // The same words once more would be read out once more.
    if (status.textContent !== words) status.textContent = words;
    status.classList.toggle("checker-spoken", aloudOnly);
  }
}

customElements.define("dispute-checker", DisputeChecker);
