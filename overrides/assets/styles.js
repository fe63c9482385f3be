/**
 * Lets a page's styles be read once. For its navigation Material writes each address in the page anew, as a whole one;
 * and a browser that is told the address of a stylesheet, even the same, reads it again, and works out the style of
 * the whole page while the answer is on its way. So the links of the head say their whole addresses, and hear no other.
 * This script stands in the head, before Material's.
 */
for (const link of document.head.querySelectorAll("link[href]")) {
  const whole = link.cloneNode();
  whole.href = link.href;
  const { href, outerHTML } = whole;
  // By their text Material knows which of them the next page has too.
  Object.defineProperties(link, { href: { get: () => href, set() {} }, outerHTML: { value: outerHTML } });
}
