// Asks the packed checker all that can be asked, with the whole library, and prints the names of the modules that
// Python took from the library.
//
// usage: node record.mjs < {"script": …, "code": …, "birth": …, "library": …, "packages": […], "languages": […]}
import { inside } from "./inside.mjs";

await inside((python, { languages }) => {
  python.call(python.named("rehearsal", "rehearsed"), languages[0]);
  return JSON.parse(python.tell(python.named("rehearsal", "imported")));
});
