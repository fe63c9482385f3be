/**
 * `<dispute-checker topic="refund">` around a form that was made at build time: sends what the buyer
 * filled in to Python, and puts Python's answer below the form. One worker serves every page.
 */
import "./aside.js";
import { regionOf } from "./answer.js";
import { Asking } from "./asking.js";
import { leadToTwin } from "./chart.js";
import { leadToField } from "./errors.js";
import { collect, fillForm, holds, isFilled, isReadable } from "./form.js";
import { heldBy } from "./freshness.js";
import { answerByEvent, isJourney } from "./journey.js";
import { forgetKept, isKeeping, keepCase, openKept, stopKeeping, tickAsKept } from "./keep.js";
import { loadPictures } from "./later.js";
import { isFollowedAgain, leaveLink, linkTo, tellLink } from "./link.js";
import { forgetOrder, keepOrder, leaveOrder, shelve } from "./order.js";
import { makeRequest } from "./request.js";
import { reveal } from "./reveal.js";
import { leadToStatus, say } from "./status.js";
import { sharedClient } from "./shared.js";
import { lookAfterSlider } from "./slide.js";
import { cleaned, take } from "./take.js";
import { dropLinkedToday, freshen, noteToday, watchDay } from "./today.js";
import { entryName, fillAgain, forgetVisits, remember, visitAt, visitOf } from "./visits.js";
import { startWhenWanted } from "./wanted.js";
import { tryOut } from "./whatif.js";

const client = sharedClient();

class DisputeChecker extends HTMLElement {
  #connection;
  #entries;
  #asking = new Asking(this, client, () => this.#pictures());

  connectedCallback() {
    this.#connection = new AbortController();
    const { signal } = this.#connection;
    const listen = (target, type, listener) => target?.addEventListener(type, listener, { signal });
    listen(this.#form, "submit", (event) => this.#submit(event));
    listen(this.#form, "input", (event) => this.#change(event));
    listen(this.#files, "change", () => this.#answerForm({ leads: false }));
    listen(this, "input", (event) => keepOrder(event, this.#asking.shown));
    listen(this, "click", (event) => this.#click(event));
    listen(this.querySelector("[data-keep]"), "change", () => keepCase(this, this.#form));
    listen(client, "change", () => this.#asking.tell({ isAside: true }));
    listen(window, "hashchange", () => this.#move());
    listen(document, "click", (event) => this.#followAgain(event));
    for (const type of ["pageshow", "focus", "beforeprint"]) listen(window, type, () => this.#refresh());
    listen(document, "visibilitychange", () => this.#refresh());
    listen(window, "pagehide", () => this.#remember());
    watchDay(() => this.#refresh(), signal);
    lookAfterSlider(this, this.#asking, signal);
    startWhenWanted(this, client, signal);
    this.#asking.tell();
    listen(this.querySelector("[data-orders-bring]"), "change", ({ target }) => this.#bring(target));
    // A question about files tries again, and says so where that fails too.
    if (this.#files) this.#pictures().catch(console.error);
    const isTyped = isFilled(this.#form);
    this.#openKept();
    if ("pressed" in this.dataset) this.#answerPress();
    else this.#enter({ isTyped });
  }

  disconnectedCallback() {
    this.#remember();
    this.#connection.abort();
    this.#asking.drop();
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
    return this.#form.querySelector("input[type=file]");
  }

  /** Returns a promise of what looks after files; it begins to do so as soon as it is there. */
  async #pictures() {
    const module = await loadPictures();
    module.lookAfter(this, this.#files, this.#connection.signal);
    return module;
  }

  /** Puts these values into the form in place of all others. */
  #replaceValues(values) {
    fillForm(this.#form, values);
    freshen(this.#form);
    reveal(this.#form);
  }

  /** Brings the form up to date with the day, and with what the browser may have put back into it. */
  #refresh() {
    freshen(this.#form);
    reveal(this.#form);
    this.#asking.markAge();
  }

  /** Puts what was kept into the form; else leaves there what was typed before this script came. */
  #openKept() {
    if (!openKept(this, this.#form)) noteToday(this.#form);
    this.#refresh();
  }

  /** Answers what was asked by a press that came before this script. */
  #answerPress() {
    delete this.dataset.pressed;
    this.#entries = new Set([entryName()]);
    this.#answerForm();
  }

  /** Opens what stood here when this entry of the history was left, unless there is newer; or a link's question. */
  #enter({ isTyped = false } = {}) {
    const entry = entryName();
    this.#entries = new Set([entry]);
    const visit = visitAt(this.topic, entry);
    if (visit && !isTyped) this.#return(visit);
    else this.#openLink();
  }

  /** Goes on in another entry of the history. One that holds nothing of this form shares what stands here. */
  #move() {
    const entry = entryName();
    if (this.#entries.has(entry)) return;
    if (!visitAt(this.topic, entry) && !linkTo(this)) {
      this.#entries.add(entry);
      return;
    }
    this.#remember();
    this.#enter();
  }

  #remember() {
    const { asked, shown } = this.#asking;
    remember(this.topic, this.#entries, { ...visitOf(this.#form, this.#files), asked, shown });
  }

  /** Brings back what the form held and what was answered. */
  #return(visit) {
    const { asked, shown } = visit;
    this.#asking.clear();
    this.#asking.asked = asked;
    tellLink(this);
    const hasFiles = fillAgain(this.#form, this.#files, visit);
    freshen(this.#form);
    tickAsKept(this, this.#form);
    if (asked || shown) this.#unfold();
    if (hasFiles) this.#answerForm({ isBack: true });
    else if (shown) this.#asking.show(shown);
    else if (asked) this.#asking.askAndShow(() => makeRequest(this.topic, asked.values), { ...asked, isBack: true });
  }

  /** Fills the form from a link that asks it, and answers the link as it stands, unless a part of it is unread. */
  #openLink() {
    const link = linkTo(this);
    if (!link) return;
    const { values, edition } = link;
    // Whose case the link holds is not known: what the buyer has kept stays, until a new tick.
    stopKeeping(this);
    leaveOrder(regionOf(this));
    this.#unfold();
    this.#replaceValues(values);
    const unread = link.unread || (holds(this.#form, values) ? "" : "part");
    tellLink(this, unread);
    if (unread) {
      this.#asking.clear();
      this.scrollIntoView();
    } else {
      this.#asking.askAndShow(() => makeRequest(this.topic, values), { edition, held: heldBy(this.#form) });
      leadToStatus(this, "start");
    }
  }

  #unfold() {
    const folded = this.closest("details");
    if (folded) folded.open = true;
    // Chromium leaves a folded part hidden for ever if options move in it before it has been laid out.
    this.getBoundingClientRect();
  }

  #followAgain(event) {
    if (!isFollowedAgain(event) || !linkTo(this)) return;
    event.preventDefault();
    this.#openLink();
  }

  #submit(event) {
    event.preventDefault();
    this.#answerForm();
  }

  #answerForm(how) {
    tellLink(this);
    this.#asking.askAndShow(() => {
      this.#refresh();
      return makeRequest(this.topic, collect(this.#form));
    }, how);
  }

  #change({ target }) {
    if (target.name === "today") noteToday(this.#form);
    else dropLinkedToday(this.#form);
    if (target.matches("[data-happened]")) answerByEvent(this.#form, target);
    reveal(this.#form);
    if (isKeeping(this)) keepCase(this, this.#form);
    if (isJourney(this.#form) && isReadable(this.#form)) this.#answerForm({ leads: false });
    // Files that have changed are asked about at once.
    else if (target !== this.#files) this.#asking.markAge();
  }

  #click(event) {
    const button = event.target.closest("button");
    if (button?.matches("[data-retry]")) this.#asking.askAgain();
    else if (button?.matches("[data-forget]")) this.#forget(button.dataset.forget);
    else if (button?.matches("[data-again]")) this.#answerForm();
    else if (button?.matches("[data-take]")) this.#take(button);
    else if (button?.matches("[data-use]")) this.#use(button);
    else if (button?.matches("[data-keep-order]")) shelve(button, this.#asking.shown);
    else if (button?.matches("[data-try]")) tryOut(button, this.#asking.shown, client).catch(console.error);
    else {
      leadToField(event);
      leadToTwin(event);
    }
  }

  async #bring(input) {
    if (input.files.length > 0) (await import("./orders.js")).bringIn(input);
  }

  /** Takes the answer along, unless it has just grown old. */
  #take(button) {
    this.#refresh();
    const { shown } = this.#asking;
    if (!this.#asking.markAge()) take(button, shown, client).catch(console.error);
  }

  /** Puts the cleaned text into its field, and asks again. */
  #use(button) {
    const control = this.#form.elements.namedItem(button.dataset.use);
    control.value = cleaned(button);
    this.#answerForm();
  }

  /** Forgets the case wherever it is: on the device, in the form, in the address, and under way. */
  #forget(words) {
    forgetKept(this);
    forgetOrder(regionOf(this));
    forgetVisits(this.topic);
    leaveLink(this);
    this.#replaceValues({});
    tellLink(this);
    this.#asking.clear();
    say(this, words);
  }
}

// Where able.js has found that the browser cannot do it, the page says so in its place.
if (!document.documentElement.hasAttribute("data-unable")) customElements.define("dispute-checker", DisputeChecker);
