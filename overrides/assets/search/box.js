/** What the theme's search box lacks: it hears of text that no key has typed, and says what to do where nothing is found. */

const input = document.querySelector(".md-search__input");
const [said, offer, list] = document.querySelector(".md-search-result").children;

/** The theme listens to keys alone; but text is also pasted, spoken, chosen and composed. */
input.addEventListener("input", () => input.dispatchEvent(new Event("keyup")));

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
