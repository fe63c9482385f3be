/**
 * Lets a page that the browser puts aside, whole, come back with what was typed. What wants no completion is emptied
 * meanwhile by WebKit, without a word; so nothing says that it wants none until the page is shown again.
 */
let quiet = [];

window.addEventListener("pagehide", ({ persisted }) => {
  if (persisted) quiet = [...document.querySelectorAll("[autocomplete=off]")];
  for (const control of quiet) control.removeAttribute("autocomplete");
});

window.addEventListener("pageshow", () => {
  for (const control of quiet.splice(0)) control.setAttribute("autocomplete", "off");
});
