// Asks the packed checker all that can be asked, and writes down what Python's memory holds then.
//
// usage: node image.mjs < {…, as for record.mjs, "stack": 3567648, "memory": "memory.bin", "forgets": true}
// It prints as `marks` the numbers that a start from the image needs: the addresses of the doors, by language, and
// how many functions the table of the code has; and as `frozen` the byte code of modules that are built in.
import { writeFileSync } from "node:fs";
import { inside } from "./inside.mjs";
import { sweep } from "./sweep.mjs";

// The memory cannot grow, so that all that is free in it can be taken and wiped.
const NO_MORE = 320;

await inside((python, { languages, stack, memory, forgets }) => {
  const rehearsed = python.named("rehearsal", "rehearsed");
  const doors = languages.map((language) => [language, python.call(rehearsed, language)]);
  const frozen = JSON.parse(python.tell(python.named("rehearsal", "frozen")));
  python.tell(python.named("rehearsal", "settled"), forgets ? "yes" : "");
  sweep(python, stack);
  writeFileSync(memory, new Uint8Array(python.memory.buffer));
  return { marks: { table: python.table, ...Object.fromEntries(doors) }, frozen };
}, NO_MORE);
