/** Shows, of each strip of days that is wider than the page, the part that matters: today, else a day reached. */
export function centreStrips(node) {
  for (const strip of node.querySelectorAll(".checker-strip")) {
    const day = strip.querySelector("[aria-current]") ?? strip.querySelector("[data-reached]");
    strip.scrollLeft = day.offsetLeft - (strip.clientWidth - day.offsetWidth) / 2;
  }
}
