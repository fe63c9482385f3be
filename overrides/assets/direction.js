/** Lets the page run the way in which it is read: who translates it says so on its root, the theme on its body. */
const root = document.documentElement;

function follow() {
  document.body.dir = root.dir || "ltr";
}

new MutationObserver(follow).observe(root, { attributeFilter: ["dir"] });
follow();
