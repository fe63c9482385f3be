/**
 * Gives each entry of the browser's history a name of its own, by which what its forms held is found again.
 * `entryName()` returns that of the current one. This script stands in the head, before Material's: that writes
 * how far a page was scrolled over whatever an entry holds.
 */
(() => {
  const { pushState, replaceState } = history;
  const made = () => Math.random().toString(36).slice(2);
  // Of an entry that has no state yet. Material looks at that: with a state, it leads to no place of a page.
  let unwritten = made();

  window.entryName = () => history.state?.entry ?? unwritten;

  history.replaceState = (state, ...rest) => {
    replaceState.call(history, { ...state, entry: window.entryName() }, ...rest);
  };

  history.pushState = (...all) => {
    pushState.apply(history, all);
    unwritten = made();
  };

  window.addEventListener("popstate", () => (unwritten = made()));

  /** An entry that is about to be left, or in which something is typed, has to be known again. */
  const write = () => history.state?.entry ?? history.replaceState(history.state, "");
  for (const type of ["click", "input"]) document.addEventListener(type, write, { capture: true });
  window.addEventListener("pagehide", write);
  write();
})();
