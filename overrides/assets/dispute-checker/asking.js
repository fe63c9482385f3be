/** One form's question: it is asked and answered, or fails, and that is shown below the form. The newest counts. */
import { announce, clearAnswer, regionOf, setWaiting, showAnswer } from "./answer.js";
import { moveFocus, watchFocus } from "./focus.js";
import { askFor } from "./form.js";
import { markAge } from "./freshness.js";
import { showOrder } from "./order.js";
import { leadToStatus, showProgress, showState, statusOf } from "./status.js";
import { askedBy } from "./visits.js";

/** What may be wrong with the files of one question, such as those of a country. */
const FILES_FAIL = ["absent", "altered"];

export class Asking {
  /** What was asked, to be asked again later; undefined for nothing. */
  asked;
  /** What was answered: its `request`, the `page` that shows it, and what the form `held`. */
  shown;
  #element;
  #client;
  #pictures;
  #turn = 0;
  #unanswered;
  #failure;

  /** Takes the element, Python's client, and what returns a promise of what looks after files. */
  constructor(element, client, pictures) {
    this.#element = element;
    this.#client = client;
    this.#pictures = pictures;
  }

  get #form() {
    return this.#element.querySelector("form");
  }

  /**
   * Makes a request and shows what Python says to it, unless something else has been asked meanwhile, and
   * leads the reader there, unless the reader is busy elsewhere by then, or comes back to where that was read.
   */
  async askAndShow(compose, { leads = true, isBack = false, edition = "", held } = {}) {
    const turn = ++this.#turn;
    const isOver = () => turn !== this.#turn;
    this.#unanswered = [compose, { edition, held }];
    this.#failure = undefined;
    const hasLeft = watchFocus();
    this.#wait(leads && !isBack);
    try {
      const input = this.#form.querySelector("input[type=file]");
      const pictures = input?.files.length > 0 ? await this.#pictures() : undefined;
      const files = await pictures?.inspect(input, this.#client);
      if (isOver()) return;
      const request = compose();
      this.asked = { ...askedBy(this.#form, request), edition, ...(held && { held }) };
      if (files) request.fields.files = pictures.described(files);
      const page = await this.#client.show(request, this.#layout(edition));
      if (isOver()) return;
      this.show({ request, page, held: this.asked.held });
      if (!isBack) announce(this.#element, leads && !hasLeft());
      pictures?.finish(regionOf(this.#element), files);
    } catch (error) {
      console.error(error);
      if (!isOver()) this.#fail(error);
    }
  }

  /** Shows what was answered. */
  show(shown) {
    this.#unanswered = undefined;
    // What is taken along later is of the day that was answered, even after midnight.
    const { today, edition, needs = [] } = shown.page.answer;
    this.shown = { ...shown, request: { ...shown.request, today }, edition };
    this.tell();
    showAnswer(this.#element, shown.page);
    showOrder(regionOf(this.#element), shown);
    askFor(this.#form, needs);
    this.markAge();
  }

  /** Returns a promise of the page that would answer the shown question on another day. */
  pageOn(today) {
    return this.#client.show({ ...this.shown.request, today }, this.#layout(""));
  }

  /** Asks what found no answer once more; where nothing was asked, only Python starts again. */
  askAgain() {
    // The button goes when it is pressed, and the focus must not go with it.
    moveFocus(statusOf(this.#element));
    if (this.#unanswered) this.askAndShow(...this.#unanswered);
    else this.#client.start();
  }

  /** Lets nothing come any more of what is under way. */
  drop() {
    this.#turn += 1;
  }

  /** Takes the answer away, and whatever is under way. */
  clear() {
    this.drop();
    this.#unanswered = undefined;
    this.#failure = undefined;
    this.asked = undefined;
    this.#takeAway();
  }

  /** Marks the answer as old where the form or the day is another one now; returns whether it is. */
  markAge() {
    return markAge(this.#element, this.#form, this.shown);
  }

  /** Says how far Python is, or that the question found no answer; aside, it takes no other words away. */
  tell({ isAside = false } = {}) {
    const { state, hasFailed, progress } = this.#client;
    const isOwn = this.#failure && !hasFailed;
    // To who waits for an answer, the answer says that Python is ready.
    const isAsked = state === "ready" && this.#unanswered;
    showState(this.#element, isOwn ? this.#failure : isAsked ? "idle" : state, isAside);
    showProgress(this.#element, isOwn ? null : progress);
  }

  #layout(edition) {
    const [base, prefix] = ["base", "prefix"].map((name) => this.#element.getAttribute(name));
    return { base, prefix, edition };
  }

  #wait(leads) {
    setWaiting(this.#element, true);
    this.#client.start();
    this.tell();
    if (leads && this.#client.state !== "ready") leadToStatus(this.#element);
  }

  #fail({ reason }) {
    this.#failure = FILES_FAIL.includes(reason) ? reason : "unanswered";
    this.#takeAway();
    leadToStatus(this.#element);
  }

  #takeAway() {
    this.shown = undefined;
    clearAnswer(this.#element);
    this.markAge();
    this.tell();
  }
}
