/** Says how far a field's files have been looked at, where there are many and that takes a while. */

/** How long nothing is said, in milliseconds: what goes fast needs no words. */
const PATIENCE = 500;

let latest = 0;

/** Returns a promise of what all the looks find, and says meanwhile how many have come to an end. */
export async function withProgress(input, looks) {
  const turn = ++latest;
  const place = input.closest("[data-field]").querySelector("[data-looking]");
  const [done, all] = place.querySelectorAll("data");
  let ended = 0;
  const tell = () => {
    if (turn !== latest) return;
    done.textContent = String(ended);
    all.textContent = String(looks.length);
  };
  const show = () => {
    tell();
    if (turn === latest) place.hidden = looks.length < 2;
  };
  const timer = setTimeout(show, PATIENCE);
  const count = () => {
    ended += 1;
    tell();
  };
  for (const each of looks) each.then(count, count);
  try {
    return await Promise.all(looks);
  } finally {
    clearTimeout(timer);
    if (turn === latest) place.hidden = true;
  }
}
