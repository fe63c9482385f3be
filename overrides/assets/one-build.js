/**
 * A page of another build is loaded whole: else its forms would meet the scripts of the page before it. Material
 * fetches a page and puts its body into this one; a page that it cannot read it leaves to the browser. This script
 * stands in the head, before Material's.
 */
(() => {
  const buildOf = (page) => page.querySelector("meta[name=build]")?.content;
  const own = buildOf(document);
  const { parseFromString } = DOMParser.prototype;

  DOMParser.prototype.parseFromString = function (text, type) {
    const page = parseFromString.call(this, text, type);
    if (type !== "text/html" || buildOf(page) === own) return page;
    // Material has written the address already, and with a # in it, to go there once more loads nothing.
    setTimeout(() => location.reload());
    throw new Error("a page of another build");
  };
})();
