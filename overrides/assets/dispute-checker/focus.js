/** The reader's focus: it leads to what is new, but nobody who is at work elsewhere is interrupted. */

const FOCUSABLE = "a[href], button, input, select, textarea, summary";

/** Returns a function that says whether the focus has gone to another control since. */
export function watchFocus() {
  const then = document.activeElement;
  return () => document.activeElement !== then && document.activeElement.matches(FOCUSABLE);
}

/** Moves the focus to a part of the page, from where it is read on. */
export function moveFocus(place) {
  place.tabIndex = -1;
  place.focus({ preventScroll: true });
}
