/**
 * The line below a form: how far Python is, what became of a question, and a button to try again. Its words lie
 * in the page, in a template for each state. A translator may rewrite them: nothing is read back from the line.
 */

const WAITS = ["loading", "slow", "ready"];
/** Nothing has failed, or no second try helps. */
const WITHOUT_RETRY = ["idle", ...WAITS];
/** Other words than those of a state stand there. */
const SAID = "said";
const MEGABYTE = 1e6;

/** Says how it stands with a checker; the same is said once, and aside only what is as urgent as other words. */
export function showState(element, now, isAside) {
  const status = statusOf(element);
  if (isAside && status.dataset.state === SAID && WITHOUT_RETRY.includes(now)) return;
  // Nobody who was not told to wait is told that the wait is over.
  const state = now === "ready" && !WAITS.includes(status.dataset.state) ? "idle" : now;
  element.querySelector("[data-retry]").hidden = WITHOUT_RETRY.includes(state);
  if (status.dataset.state === state) return;
  const words = element.querySelector(`[data-when="${state}"]`);
  put(status, state, words ? words.content.cloneNode(true) : "", state === "ready");
}

/** Shows how much of Python has come, or takes that away where it is null: `share` goes from 0 to 1. */
export function showProgress(element, progress) {
  const place = element.querySelector("[data-progress]");
  place.hidden = !progress;
  if (!progress) return;
  const { share, bytes } = progress;
  const write = (selector, number, digits) => {
    const format = { minimumFractionDigits: digits, maximumFractionDigits: digits };
    place.querySelector(selector).textContent = number.toLocaleString(document.documentElement.lang, format);
  };
  write("[data-arrived]", (share * bytes) / MEGABYTE, 1);
  write("[data-total]", bytes / MEGABYTE, 1);
  write("[data-percent]", Math.floor(share * 100), 0);
  place.style.setProperty("--loaded", share);
}

/** Says words that Python made, as text or as a node, to all or only to those who hear the page. */
export function say(element, words, { aloudOnly = false } = {}) {
  put(statusOf(element), SAID, words, aloudOnly);
}

function put(status, state, words, aloudOnly) {
  status.dataset.state = state;
  status.replaceChildren(words);
  status.classList.toggle("checker-spoken", aloudOnly);
}

/** Brings the line into sight: at the top with the block "start", or with as little as it takes. */
export function leadToStatus(element, block = "nearest") {
  statusOf(element).scrollIntoView({ block });
}

/** Returns the line itself, which can have the focus. */
export function statusOf(element) {
  return element.querySelector("[data-status]");
}
