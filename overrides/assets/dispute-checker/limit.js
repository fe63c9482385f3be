/** What goes wrong, with a reason to tell, and a limit for what may never come to an end. */

/** Something could not be done; `reason` names the words for it, and `detail` is for who looks after the site. */
export class Failure extends Error {
  constructor(reason, detail = reason) {
    super(detail);
    this.reason = reason;
  }
}

/** Returns a promise of the same, which is rejected as "slow" after so many milliseconds. */
export function within(limit, coming) {
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Failure("slow")), limit);
  });
  return Promise.race([coming, late]).finally(() => clearTimeout(timer));
}
