/**
 * Keeps the site for times without a network. Pages come from the network first, and what bears the hash of its content
 * from what is kept. This script knows no build: a page that has answered names the list of its own, and what stands
 * there is kept as a whole or not at all. Nothing else is, so no address with what somebody typed. The build puts
 * Workbox in front of it.
 */
const { registerRoute } = workbox.routing;
const { NetworkFirst, Strategy } = workbox.strategies;

/** How long a bad line may say nothing, in seconds, until the page that was kept is shown. */
const PATIENCE = 4;

const HOME = self.registration.scope;
/** A folder whose name is 16 hexadecimal digits bears the hash of what is in it. */
const HASHED = /^[^?#]*\/[0-9a-f]{16}\//;
const PART = /^(.*)\/(\w+)\.json$/;

// The origin may have other sites, with caches of their own: these bear whole addresses.
const FOLDERS = "dispute-checker folder ";
const PAGES = "dispute-checker pages ";

class KeptFirst extends Strategy {
  async _handle(request, handler) {
    // Who asks for a file anew has found that it is wrong.
    const found = request.cache === "reload" ? undefined : await keptFile(bare(request.url));
    if (!found) return handler.fetch(request);
    // A worker is told by its address, but by that of the response where it has one, what stands behind # in it.
    return request.url.includes("#") ? new Response(found.body, found) : found;
  }
}

const keptPages = new NetworkFirst({
  networkTimeoutSeconds: PATIENCE,
  plugins: [
    {
      // A host that is out of order answers, too.
      fetchDidSucceed: async ({ response }) => (response.status < 500 ? response : Promise.reject(response)),
      cacheWillUpdate: async () => null,
      cachedResponseWillBeUsed: ({ request }) => keptPage(bare(request.url)),
    },
  ],
});

const isOurs = ({ url, sameOrigin }) => sameOrigin && url.href.startsWith(HOME);
registerRoute((asked) => isOurs(asked) && folderOf(asked.url.href), new KeptFirst());
registerRoute(isOurs, keptPages);

// The first page can lose the network too. It meets no other build here: there is none in this script.
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

/** What is kept, one build after the other. */
let work = Promise.resolve();

self.addEventListener("message", (event) => {
  work = work.then(() => keepBuild(event.data, event.source.id)).catch(console.info);
  event.waitUntil(work);
});

/** Returns an address without what may have been typed. */
function bare(address) {
  const url = new URL(address);
  url.search = url.hash = "";
  return url.href;
}

const match = (cacheName, address) => caches.match(address, { cacheName, ignoreVary: true });

/** Returns the names of all caches of a kind below this site. */
async function named(kind) {
  return (await caches.keys()).filter((name) => name.startsWith(kind + HOME));
}

/** Returns the folder that bears its hash in which a file of this site lies, or undefined. */
function folderOf(address) {
  const [below] = HASHED.exec(address.slice(HOME.length - 1)) ?? [];
  return below && HOME + below.slice(1);
}

/** Returns a promise of a file in a folder that bears its hash, or undefined. */
async function keptFile(address) {
  const folder = FOLDERS + folderOf(address);
  return (await match(folder, address)) ?? keptPart(folder, address);
}

/** Returns a promise of a file that is kept as part of another one: `a/b.json` as the text `b` in `a.json`. */
async function keptPart(folder, address) {
  const [, together, name] = PART.exec(address) ?? [];
  const all = together && (await match(folder, `${together}.json`));
  const text = all && (await all.json())[name];
  return text && new Response(text, { headers: { "Content-Type": "application/json" } });
}

/** Returns a promise of a page, or of what all pages need, or undefined. */
async function keptPage(address) {
  for (const name of await named(PAGES)) {
    const found = await match(name, address);
    if (found) return found;
  }
}

/**
 * Keeps what stands in the `list` of a page's `build`, but for the names that this browser can do `without`. Where
 * something does not come, or is not what was published, its folder is not kept, and the pages as they were.
 */
async function keepBuild({ list, build, without }, tab) {
  const response = await fetch(list, { cache: "no-cache" });
  const { build: listed, state, folders, pages } = await response.clone().json();
  if (listed !== build) return; // the host has gone on, and has no more of this build
  for (const [folder, files] of Object.entries(folders)) {
    const whole = new URL(folder, list).href;
    await addLacking(FOLDERS + whole, whole, Object.entries(files).filter(([name]) => !without.includes(name)));
  }
  const current = `${PAGES}${list} ${state}`;
  await addLacking(current, list, Object.entries(pages), { cache: "no-cache" });
  await (await caches.open(current)).put(list, response);
  for (const name of await named(PAGES)) {
    if (name.startsWith(`${PAGES}${list} `) && name !== current) await caches.delete(name);
  }
  await sweep(tab);
}

/** Adds what is lacking in a cache: all of it, each seen to be what its sum says, or nothing. */
async function addLacking(name, base, files, how) {
  const cache = await caches.open(name);
  const held = new Set((await cache.keys()).map(({ url }) => url));
  const wanted = files.map(([file, integrity]) => new Request(new URL(file, base), { integrity, ...how }));
  await cache.addAll(wanted.filter(({ url }) => !held.has(url)));
}

/** Removes the folders that no kept page names. Another open tab may be of an older build: then all stay. */
async function sweep(tab) {
  const tabs = await self.clients.matchAll({ type: "window", includeUncontrolled: true });
  if (tabs.some(({ id, url }) => id !== tab && url.startsWith(HOME))) return;
  const needed = new Set();
  for (const name of await named(PAGES)) {
    const [list] = name.slice(PAGES.length).split(" ");
    const { folders } = (await (await match(name, list))?.json()) ?? { folders: {} };
    for (const folder of Object.keys(folders)) needed.add(FOLDERS + new URL(folder, list).href);
  }
  for (const name of await named(FOLDERS)) if (!needed.has(name)) await caches.delete(name);
}
