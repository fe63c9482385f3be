/**
 * When Python is started: as soon as a form is touched, and else once one comes near the view and the browser has
 * nothing to do. Whoever asks for few bytes gets none before the form is touched.
 */

/** How near: a screen above and below. */
const NEAR = "100% 0px";

/** Starts the client when this form may need it, until the signal aborts; a client that was started stays. */
export function startWhenWanted(form, client, signal) {
  const start = () => {
    if (client.state === "idle" && !signal.aborted) client.start();
  };
  for (const type of ["focusin", "pointerdown"]) form.addEventListener(type, start, { signal });
  if (navigator.connection?.saveData) return;
  const observer = new IntersectionObserver(
    (entries) => {
      if (!entries.some((entry) => entry.isIntersecting)) return;
      observer.disconnect();
      whenIdle(start);
    },
    { rootMargin: NEAR },
  );
  observer.observe(form);
  signal.addEventListener("abort", () => observer.disconnect());
}

/** Does a task when the browser has nothing else to do. Safari tells nobody when that is. */
export function whenIdle(task) {
  if (window.requestIdleCallback) requestIdleCallback(task, { timeout: 2_000 });
  else setTimeout(task, 200);
}
