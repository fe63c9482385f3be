// Wakes the packed checker from its image and asks it all that is handed in. Prints the numbers of the functions of
// the code that have run.
//
// usage: node core.mjs < {"script": …, "code": …, "image": …, "beside": "pack/", "note": "ran-", "languages": ["en"],
//                         "questions": [["page", {…}], …]}
// `beside` is the folder in which a country's file lies, and `note` how the names of the numbers begin in which each
// function of this code notes that it has run.
import { readFileSync } from "node:fs";
import { awake } from "./inside.mjs";

// After so many new objects Python looks for those that nobody needs: sooner than usual, so that it does so in the
// midst of everything.
const FEW = 10;

await awake(({ python, marks }, { beside, note, languages, questions }) => {
  collectOften(python);
  for (const language of languages) {
    const door = marks[language].value;
    const [lacks, bring, reply] = ["lacks", "bring", "reply"].map((name) => python.attribute(door, name));
    for (const [what, asked] of questions) {
      const question = JSON.stringify(asked); // as a page does it
      for (let file; (file = python.tell(lacks, question)); ) {
        python.call(bring, file, readFileSync(`${beside}/${file}`, "utf8"));
      }
      python.tell(reply, what, question);
    }
  }
  return Object.entries(python.c)
    .filter(([name, { value }]) => name.startsWith(note) && value)
    .map(([name]) => Number(name.slice(note.length)));
});

function collectOften(python) {
  const { c, memory } = python;
  const given = c.malloc(4);
  new Uint32Array(memory.buffer, given, 1)[0] = c.PyLong_FromLong(FEW);
  c.PyObject_Vectorcall(python.named("gc", "set_threshold"), given, 1, 0);
}
