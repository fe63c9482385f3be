// Stands in the place of the site's worker: it answers at once what Python would answer.
const text = "ANSWER";

self.addEventListener("message", ({ data: { kind, id } }) => {
  self.postMessage(kind === "listen" ? { kind: "ready" } : { kind: "answer", id, text });
});
