// Tells of each module what Python says when it is imported; of `math` too, whose data is there.
import { inside } from "../../tools/pack/inside.mjs";

await inside((python, { modules }) => {
  const told = {};
  for (const module of [...modules, "math"]) {
    try {
      python.named(module, "__name__");
      told[module] = "imported";
    } catch (error) {
      told[module] = error.message;
    }
  }
  return told;
});
