/** Lets the page run the way in which it is read: who translates it says so on its root, the theme on its body. */
const root = document.documentElement;

function follow() {
  const way = root.dir || "ltr";
  // To say the same again would have the browser work out every style again.
  if (document.body.dir !== way) document.body.dir = way;
}

new MutationObserver(follow).observe(root, { attributeFilter: ["dir"] });
follow();
