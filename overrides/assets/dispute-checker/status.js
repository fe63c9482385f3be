/** The line below a form: how far Python is, what became of a question, and a button to try again. */

/** Says how it stands with a checker, in words that Python made: `loaded` goes from 0 to 1. */
export function showState(element, state, loaded) {
  const status = statusOf(element);
  const { loading, failed, unanswered } = status.dataset;
  say(element, { loading, failed, unanswered }[state] ?? "");
  status.dataset.state = state;
  status.style.setProperty("--loaded", loaded);
  element.querySelector("[data-retry]").hidden = !["failed", "unanswered"].includes(state);
}

/** Says words that Python made, to all or only to those who hear the page. */
export function say(element, words, { aloudOnly = false } = {}) {
  const status = statusOf(element);
  // The same words once more would be read out once more.
  if (status.textContent !== words) status.textContent = words;
  status.classList.toggle("checker-spoken", aloudOnly);
}

/** Returns the line itself, which can have the focus. */
export function statusOf(element) {
  return element.querySelector("[data-status]");
}
