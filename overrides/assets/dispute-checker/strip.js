/** Shows, of each strip of days that is wider than the page, the part that matters: today, else a day reached. */
export function centreStrips(node) {
  for (const strip of node.querySelectorAll(".checker-strip")) {
    const day = strip.querySelector("[aria-current]") ?? strip.querySelector("[data-reached]");
    // By how far their middles lie apart, for a strip that runs from the right counts its places below zero.
    strip.scrollLeft += middle(day) - middle(strip);
  }
}

function middle(element) {
  const { left, right } = element.getBoundingClientRect();
  return (left + right) / 2;
}
