/**
 * Says so where the address carries a question that no form of the page takes: one that has its form elsewhere, or
 * one that cannot be read.
 */

/** Returns what keeps the address from being answered: "elsewhere", "unread", or "" for nothing. */
async function obstacle(hash) {
  const id = hash.slice(1);
  if (id === "" || document.getElementById(id)) return "";
  const { checkerFor, isCutShort, isKnown, nameIn, readLink } = await import("./dispute-checker/link.js");
  const link = readLink(hash);
  const topic = link?.topic ?? nameIn(id);
  if (!link && document.getElementById(topic)) location.replace(`#${topic}`);
  if (link ? checkerFor(link) : document.getElementById(topic)) return "";
  if (isKnown(topic)) return "elsewhere";
  if (!link?.query.includes("=")) return isCutShort(topic) ? "unread" : "";
  return document.querySelector("dispute-checker") ? "unread" : "elsewhere";
}

async function tell() {
  const notes = [...document.querySelectorAll("[data-unread-link]")];
  const { hash } = location;
  const found = await obstacle(hash);
  for (const note of notes) note.hidden = note.dataset.unreadLink !== found;
  const shown = notes.find(({ hidden }) => !hidden);
  shown?.scrollIntoView({ block: "center" });
  if (found === "elsewhere") shown.querySelector("a").hash = hash;
}

window.document$.subscribe(tell);
window.addEventListener("hashchange", tell);
