/**
 * On the page for a lost address: offers the same page in the newest edition, where there is one. The address
 * may lack an edition, or name one that is gone.
 */
const root = new URL("../../../..", import.meta.url);
const newest = new URL("latest/", root);
const [first, ...rest] = location.pathname.slice(root.pathname.length).split("/");
const isEdition = /^\d{4}-\d{2}$|^latest$/.test(first);
const page = (isEdition ? rest : [first, ...rest]).join("/").replace(/\/?(index\.html)?$/, "/");

const sitemap = await (await fetch(new URL("sitemap.xml", newest))).text();
const pages = [...sitemap.matchAll(/<loc>(.*?)<\/loc>/g)].map(([, address]) => new URL(address).pathname);
const wanted = new URL(page, newest);
if (pages.includes(wanted.pathname)) {
  const offer = document.querySelector("[data-newest]");
  offer.querySelector("a").href = wanted.pathname + location.search + location.hash;
  offer.hidden = false;
}
