"""A translator as browsers have one: it rewrites every text of a page at any time.

What it has translated can be told apart: each word begins with an x. It leaves alone what says so, and notes
in `window.translated` what it was given.
"""

from playwright.sync_api import Page

TRANSLATES = r"""
(() => {
  const LEFT_ALONE = "[translate=no], script, style, textarea, noscript, svg";
  const NOT_WRAPPED = "head, option, font";
  const made = new WeakMap();
  window.translated = [];
  const foreign = (words) =>
    words.replace(/\p{L}[\p{L}\p{M}\u2019]*/gu, (word) => (word[0] === "x" ? word : `x${word}`));

  function translate(text) {
    const parent = text.parentElement;
    if (!text.data.trim() || !parent || parent.closest(LEFT_ALONE) || made.get(text) === text.data) return;
    window.translated.push(text.data);
    const words = foreign(text.data);
    const written = parent.closest(NOT_WRAPPED) ? text : document.createTextNode(words);
    made.set(written, words);
    if (written === text) {
      text.data = words;
      return;
    }
    const [outer, inner] = [0, 1].map(() => document.createElement("font"));
    outer.append(inner);
    inner.append(written);
    text.replaceWith(outer);
  }

  function translateAll(node) {
    if (node.nodeType === Node.TEXT_NODE) return translate(node);
    const walker = document.createTreeWalker(node, NodeFilter.SHOW_TEXT);
    const texts = [];
    while (walker.nextNode()) texts.push(walker.currentNode);
    texts.forEach(translate);
  }

  new MutationObserver((changes) => {
    for (const { type, target, addedNodes } of changes) {
      (type === "characterData" ? [target] : addedNodes).forEach(translateAll);
    }
  }).observe(document, { childList: true, characterData: true, subtree: true });
})();
"""


def translate(page: Page) -> None:
    """Let everything that the page says from its next load on be translated."""
    page.add_init_script(TRANSLATES)


def translated(words: str) -> str:
    """Return what the translator makes of words that are all letters and signs.

    >>> translated("Error: not yet")
    'xError: xnot xyet'
    """
    return " ".join(f"x{word}" if word[:1].isalpha() else word for word in words.split(" "))
