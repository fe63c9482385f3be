/**
 * Links within a page are the browser's own. Material would load the page anew for the first of them, and
 * what was typed in its form would be lost. This script stands in the head: on a window, who listens first
 * hears first.
 */
(() => {
  // The page that Material has gone to last, even if that is still on its way.
  let page = location.pathname;
  document.addEventListener("DOMContentLoaded", () => {
    window.location$.subscribe(({ pathname }) => (page = pathname));
  });

  document.addEventListener(
    "click",
    ({ target }) => {
      const link = target.closest("a[href]");
      if (link?.hash && link.pathname === location.pathname) link.target = "_self";
    },
    { capture: true },
  );

  window.addEventListener("popstate", (event) => {
    if (location.pathname !== page) return;
    event.stopImmediatePropagation();
    const place = document.getElementById(location.hash.slice(1));
    (place ?? document.body).scrollIntoView();
  });
})();
