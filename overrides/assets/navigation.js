/**
 * What Material's navigation lacks for the keyboard: a menu button, and a place for the focus on a page
 * that came instantly.
 */

const drawer = document.querySelector("#__drawer");
const button = menuButton(document.querySelector('.md-header__button[for="__drawer"]'));

/** The menu is made anew with each page. */
const menu = () => document.querySelector(".md-sidebar--primary");

/** Puts a button in the place of a label, which does the same without a script, but only for a pointer. */
function menuButton(label) {
  const made = document.createElement("button");
  made.type = "button";
  made.className = `${label.className} menu-button`;
  made.setAttribute("aria-label", document.querySelector(".md-nav--primary").getAttribute("aria-label"));
  made.setAttribute("aria-expanded", "false");
  made.append(...label.childNodes);
  made.addEventListener("click", () => drawer.click());
  label.replaceWith(made);
  return made;
}

drawer.addEventListener("change", () => {
  button.setAttribute("aria-expanded", String(drawer.checked));
  if (drawer.checked) menu().querySelector(".md-nav__link[href]").focus();
  else if (menu().contains(document.activeElement)) button.focus();
});

/** What lies below an open menu can be seen only when the menu closes. */
document.addEventListener("focusin", ({ target }) => {
  if (drawer.checked && !menu().contains(target) && target !== button) drawer.click();
});

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && drawer.checked) drawer.click();
});

let shown = location.pathname;

/** A page that came instantly is read on at its title, or at the place that the address leads to. */
window.document$.subscribe(() => {
  if (location.pathname === shown) return;
  shown = location.pathname;
  const id = location.hash.slice(1);
  const place = document.getElementById(id) ?? document.querySelector("h1");
  place.tabIndex = -1;
  place.focus({ preventScroll: true });
});
