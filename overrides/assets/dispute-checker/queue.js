/** Lets one task work at a time: a picture that is opened takes fifty megabytes, and phones have few. */
export class Queue {
  #last = Promise.resolve();

  /** Returns a promise of what the task returns. It begins when all that came before it have ended. */
  run(task) {
    const done = this.#last.then(task);
    this.#last = done.catch(() => {});
    return done;
  }
}
