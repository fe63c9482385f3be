/*
 * Light or dark colours: as the device prefers, until the reader chooses. The theme's own way would have the browser
 * work out every style of the page again, and more than once, at each load.
 */
(() => {
  const CHOSEN = "__palette"; // where the theme keeps it
  const { body, documentElement: root, head } = document;
  const form = document.querySelector("[data-colours]");
  const options = [...form.elements];
  const bar = head.appendChild(document.createElement("meta"));
  bar.name = "theme-color";

  const isPreferred = (option) => matchMedia(option.dataset.mdColorMedia).matches;

  function show(option) {
    option.checked = true;
    for (const each of options) each.nextElementSibling.hidden = each !== option;
    for (const { name, value } of option.attributes) {
      if (name.startsWith("data-") && body.getAttribute(name) !== value) body.setAttribute(name, value);
    }
    root.style.setProperty("color-scheme", option.dataset.mdColorMedia.match(/light|dark/)[0]);
  }

  function tint() {
    bar.content = getComputedStyle(document.querySelector(".md-header")).backgroundColor;
  }

  // Nothing fades while the colours change.
  function change(option) {
    body.setAttribute("data-md-color-switching", "");
    show(option);
    tint();
    requestAnimationFrame(() => body.removeAttribute("data-md-color-switching"));
  }

  function choose(option) {
    change(option);
    __md_set(CHOSEN, { index: options.indexOf(option) });
  }

  const chosen = options[__md_get(CHOSEN)?.index];
  show(chosen ?? options.find(isPreferred) ?? options[0]);
  addEventListener("load", tint);
  form.addEventListener("change", ({ target }) => choose(target));
  form.addEventListener("keydown", (event) => {
    if (event.key !== "Enter") return;
    event.preventDefault(); // it would send the form
    const next = options[(options.indexOf(event.target) + 1) % options.length];
    next.focus();
    next.click();
  });
  for (const option of options) {
    matchMedia(option.dataset.mdColorMedia).addEventListener("change", ({ matches }) => {
      if (matches && !__md_get(CHOSEN)) change(option);
    });
  }
})();
