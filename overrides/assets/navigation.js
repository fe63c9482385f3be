/**
 * What Material's navigation lacks for a keyboard: its menu button is a label, and a page that is loaded
 * instantly leaves the focus nowhere.
 */

const drawer = document.querySelector("#__drawer");

// Both are made anew with each page.
const button = () => document.querySelector("[data-menu]");
const menu = () => document.querySelector(".md-sidebar--primary");

drawer.addEventListener("change", () => {
  button().setAttribute("aria-expanded", drawer.checked);
  if (drawer.checked) menu().querySelector(".md-nav__link[href]").focus();
  else if (menu().contains(document.activeElement)) button().focus();
});

/** What lies below an open menu can be seen only when the menu closes. */
document.addEventListener("focusin", ({ target }) => {
  if (drawer.checked && !menu().contains(target) && target !== button()) drawer.click();
});

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && drawer.checked) {
    drawer.click();
  } else if (event.key === " " && event.target.matches("[data-menu]")) {
    event.preventDefault();
    drawer.click();
  }
});

/** The reader goes on at the page's title, or where the link leads to. */
function readOn() {
  const place = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  const target = place ?? document.querySelector("h1");
  if (!target.hasAttribute("tabindex") && target.tabIndex < 0) target.tabIndex = -1;
  target.focus({ preventScroll: true });
}

let isFirst = true;
window.document$.subscribe(() => {
  if (!isFirst) readOn();
  isFirst = false;
});
