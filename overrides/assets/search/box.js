/**
 * What the theme's search box lacks: it hears of text that no key has typed, stays open for who types, and says what to do
 * where nothing is found.
 */

/** How long after a page, or a place of it, has come the theme closes the search, in milliseconds. */
const CLOSED_AFTER = 125;

const input = document.querySelector(".md-search__input");
const toggle = document.querySelector("[data-md-toggle=search]");
const [said, offer, list] = document.querySelector(".md-search-result").children;

const open = () => toggle.checked || toggle.click();

input.addEventListener("input", () => {
  open();
  // The theme listens to keys alone; but text is also pasted, spoken, chosen and composed.
  input.dispatchEvent(new Event("keyup"));
});

for (const arrivals of [window.location$, window.target$]) {
  arrivals.subscribe(() => {
    let isTyped = false;
    input.addEventListener("input", () => (isTyped = true), { once: true });
    setTimeout(() => isTyped && document.activeElement === input && open(), CLOSED_AFTER);
  });
}

// The box stays from page to page, and the page to which the links are relative does not.
for (const link of offer.querySelectorAll("a")) link.href = new URL(link.href, document.baseURI);
offer.remove(); // or the arrow keys would come upon what cannot be seen
offer.hidden = false;

// What the theme says of it may be translated.
const isNothing = () => input.value.trim() !== "" && list.childElementCount === 0;

new MutationObserver(() => (isNothing() ? said.after(offer) : offer.remove())).observe(said, { childList: true });

/** The theme would take the first link for the best hit. */
input.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || !isNothing()) return;
  event.preventDefault();
  event.stopPropagation();
});
