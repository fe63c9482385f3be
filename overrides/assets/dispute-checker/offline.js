/** Lets the site work without a network from now on: its service worker is registered, and told what to keep. */
import { isRefused } from "./refused.js";

/** Takes the build's record of what a start needs, whose addresses are relative to `base`. */
export async function keepSite({ keeper, list, pack, core, image, code, birth, library, archive }, base) {
  const whole = (address) => new URL(address, base).href;
  await navigator.serviceWorker.register(whole(keeper), { updateViaCache: "none" });
  const { active } = await navigator.serviceWorker.ready;
  // There are two ways to start Python, and this browser goes one of them.
  const without = (await isRefused(whole(pack) + image)) ? [core, image] : [code, birth, library, archive];
  const build = document.querySelector("meta[name=build]").content;
  active.postMessage({ list: whole(list), build, without });
}
