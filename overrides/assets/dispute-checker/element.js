/**
 * `<dispute-checker topic="refund">` around a form that was made at build time: sends what the buyer
 * filled in to Python, and puts Python's answer below the form. One worker serves every page.
 */
import { announce, clearAnswer, regionOf, setWaiting, showAnswer } from "./answer.js";
import { Client } from "./client.js";
import { leadToField } from "./errors.js";
import { moveFocus, watchFocus } from "./focus.js";
import { askFor, collect, fillForm } from "./form.js";
import { forgetKept, isKeeping, keep, openKept, stopKeeping } from "./keep.js";
import { loadPictures } from "./later.js";
import { forgetOrder, keepOrder } from "./order.js";
import { isFollowedAgain, leaveLink, linkTo, makeRequest } from "./request.js";
import { reveal } from "./reveal.js";
import { leadToStatus, say, showProgress, showState, statusOf } from "./status.js";
import { cleaned, take } from "./take.js";
import { dropLinkedToday, freshen, noteToday } from "./today.js";
import { startWhenWanted } from "./wanted.js";

/** What may be wrong with the files of one question, such as those of a country. */
const FILES_FAIL = ["absent", "altered"];

const { content } = document.querySelector("meta[name=dispute-checker]");
// Read once: instant navigation changes the page's address, and with it what "../" means.
const client = new Client(JSON.parse(content), document.baseURI);

class DisputeChecker extends HTMLElement {
  #connection;
  #turn = 0;
  #unanswered;
  #failure;
  #shown;

  connectedCallback() {
    this.#connection = new AbortController();
    const { signal } = this.#connection;
    const listen = (target, type, listener) => target?.addEventListener(type, listener, { signal });
    listen(this.#form, "submit", (event) => this.#submit(event));
    listen(this.#form, "input", (event) => this.#change(event));
    listen(this.#files, "change", () => this.#answerForm({ leads: false }));
    listen(this, "input", keepOrder);
    listen(this, "click", (event) => this.#click(event));
    listen(this.querySelector("[data-keep]"), "change", () => keep(this, this.#form));
    listen(client, "change", () => this.#tell());
    listen(window, "hashchange", () => this.#openLink());
    listen(document, "click", (event) => this.#followAgain(event));
    listen(window, "pageshow", () => this.#refresh());
    listen(document, "visibilitychange", () => this.#refresh());
    startWhenWanted(this, client, signal);
    this.#tell();
    // A question about files tries again, and says so where that fails too.
    if (this.#files) this.#pictures().catch(console.error);
    this.#openKept();
    this.#answerEarly();
  }

  disconnectedCallback() {
    this.#connection.abort();
    this.#turn += 1;
  }

  get topic() {
    return this.getAttribute("topic");
  }

  /** Returns a promise of the answer to a request, both as in the contract. */
  ask(request) {
    return client.ask(request);
  }

  get #form() {
    return this.querySelector("form");
  }

  get #files() {
    return this.querySelector("input[type=file]");
  }

  /** Returns a promise of what looks after files; it begins to do so as soon as it is there. */
  async #pictures() {
    const module = await loadPictures();
    module.lookAfter(this, this.#files, this.#connection.signal);
    return module;
  }

  /** Puts these values into the form in place of all others. */
  #fill(values) {
    fillForm(this.#form, values);
    this.#refresh();
  }

  /** Brings the form up to date with the day, and with what the browser may have put back into it. */
  #refresh() {
    freshen(this.#form);
    reveal(this.#form);
  }

  /** Puts what was kept into the form; else leaves there what was typed before this script came. */
  #openKept() {
    if (!openKept(this, this.#form)) noteToday(this.#form);
    this.#refresh();
  }

  /** Answers what was asked before this script came: by a press, or else by the page's own link. */
  #answerEarly() {
    const wasPressed = "pressed" in this.dataset;
    delete this.dataset.pressed;
    if (wasPressed) this.#answerForm();
    else this.#openLink();
  }

  /** Fills the form from a link that names this topic, and answers the link as it stands. */
  #openLink() {
    const link = linkTo(this.topic);
    if (!link) return;
    const { values, edition } = link;
    // Whose case the link holds is not known: what the buyer has kept stays, until a new tick.
    stopKeeping(this);
    const folded = this.closest("details");
    if (folded) folded.open = true;
    // Chromium leaves a folded part hidden for ever if options move in it before it has been laid out.
    this.getBoundingClientRect();
    this.#fill(values);
    this.#show(() => makeRequest(this.topic, values), { edition });
    leadToStatus(this, "start");
  }

  #followAgain(event) {
    if (!linkTo(this.topic) || !isFollowedAgain(event)) return;
    event.preventDefault();
    this.#openLink();
  }

  #submit(event) {
    event.preventDefault();
    this.#answerForm();
  }

  #answerForm(how) {
    this.#show(() => {
      this.#refresh();
      return makeRequest(this.topic, collect(this.#form));
    }, how);
  }

  #change({ target }) {
    if (target.name === "today") noteToday(this.#form);
    else dropLinkedToday(this.#form);
    reveal(this.#form);
    if (isKeeping(this)) keep(this, this.#form);
  }

  /**
   * Makes a request and shows what Python says to it, unless something else has been asked meanwhile, and
   * leads the reader there, unless the reader is busy elsewhere by then.
   */
  async #show(compose, { leads = true, edition = "" } = {}) {
    const turn = ++this.#turn;
    this.#unanswered = [compose, { edition }];
    this.#failure = undefined;
    const hasLeft = watchFocus();
    const [base, prefix] = [this.getAttribute("base"), this.getAttribute("prefix")];
    const layout = { base, prefix, edition };
    setWaiting(this, true);
    client.start();
    this.#tell();
    if (client.state !== "ready") leadToStatus(this);
    try {
      const pictures = this.#files?.files.length > 0 ? await this.#pictures() : undefined;
      const files = await pictures?.inspect(this.#files, client);
      if (turn !== this.#turn) return;
      const request = compose();
      if (files) request.fields.files = pictures.described(files);
      const shown = await client.show(request, layout);
      if (turn !== this.#turn) return;
      this.#render(request, shown);
      announce(this, leads && !hasLeft());
      pictures?.finish(regionOf(this), files);
    } catch (error) {
      console.error(error);
      if (turn === this.#turn) this.#fail(error);
    }
  }

  #render(request, shown) {
    this.#unanswered = undefined;
    // What is taken along later is of the day that was answered, even after midnight.
    const { today, edition } = shown.answer;
    this.#shown = { request: { ...request, today }, edition };
    this.#tell();
    showAnswer(this, shown);
    askFor(this.#form, shown.answer.needs ?? []);
  }

  #fail(error) {
    this.#failure = FILES_FAIL.includes(error.reason) ? error.reason : "unanswered";
    this.#shown = undefined;
    clearAnswer(this);
    this.#tell();
    leadToStatus(this);
  }

  #click(event) {
    const button = event.target.closest("button");
    if (button?.matches("[data-retry]")) this.#tryAgain();
    else if (button?.matches("[data-forget]")) this.#forget(button.dataset.forget);
    else if (button?.matches("[data-take]")) take(button, this.#shown, client, this.dataset.calendarFile).catch(console.error);
    else if (button?.matches("[data-use]")) this.#use(button);
    else leadToField(event);
  }

  #tryAgain() {
    // The button goes when it is pressed, and the focus must not go with it.
    moveFocus(statusOf(this));
    if (this.#unanswered) this.#show(...this.#unanswered);
    else client.start();
  }

  /** Puts the cleaned text into its field, and asks again. */
  #use(button) {
    const control = this.#form.elements.namedItem(button.dataset.use);
    control.value = cleaned(button);
    this.#answerForm();
  }

  /** Forgets the case wherever it is: on the device, in the form, in the address, and under way. */
  #forget(words) {
    this.#turn += 1;
    this.#unanswered = undefined;
    this.#failure = undefined;
    this.#shown = undefined;
    forgetKept(this);
    forgetOrder();
    leaveLink(this.topic);
    this.#fill({});
    clearAnswer(this);
    this.#tell();
    say(this, words);
  }

  /** Says how far Python is, or that a question of this form found no answer. */
  #tell() {
    const hasFailed = this.#failure && !client.hasFailed;
    // To who waits for an answer, the answer says that Python is ready.
    const state = client.state === "ready" && this.#unanswered ? "idle" : client.state;
    showState(this, hasFailed ? this.#failure : state);
    showProgress(this, hasFailed ? null : client.progress);
  }
}

customElements.define("dispute-checker", DisputeChecker);
