/** Names the button of the editions by what it shows too: who speaks to a device says what stands there. */
const header = document.querySelector(".md-header__topic");

function name() {
  const button = header.querySelector(".md-version__current");
  if (!button) return false;
  button.querySelector(".md-version__alias")?.before(" ");
  const shown = document.createElement("span");
  shown.append(...button.childNodes);
  button.append(shown);
  [button.id, shown.id] = ["editions", "edition-shown"];
  button.setAttribute("aria-labelledby", "editions edition-shown");
  return true;
}

// The theme adds the button when it has read the list of editions.
const observer = new MutationObserver(() => name() && observer.disconnect());
if (!name()) observer.observe(header, { childList: true, subtree: true });
