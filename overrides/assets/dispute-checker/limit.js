/** What goes wrong with a picture, and a limit for what may never come to an end. */

/** A copy could not be made, or a file not be looked at; `reason` names the words for it. */
export class Failure extends Error {
  constructor(reason) {
    super(reason);
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
