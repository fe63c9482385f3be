// Leaves zeros where Python's memory is free, so that nothing that was used once is sent to a reader.

const SMALL = Array.from({ length: 32 }, (_, place) => 512 - 16 * place); // Python's own sizes, the largest first
const LARGE = Array.from({ length: 17 }, (_, place) => 2 ** (20 - place)); // down to what the C library gives at least

/** Takes all memory that can be had, wipes it and gives it back. The memory must not be able to grow. */
export function sweep({ c, memory }, stack) {
  const bytes = new Uint8Array(memory.buffer);
  const taken = SMALL.map((size) => [wiped(bytes, c.PyObject_Malloc, size), c.PyObject_Free]);
  taken.push(...take(bytes, c));
  giveBack(taken);
  // Where small blocks grew together, each has left its header: once more, in as few pieces as there are now.
  giveBack(take(bytes, c));
  bytes.fill(0, stack, c.emscripten_stack_get_current());
}

function take(bytes, c) {
  return LARGE.map((size) => [wiped(bytes, c.malloc, size), c.free]);
}

function giveBack(taken) {
  for (const [blocks, release] of taken) blocks.forEach((block) => release(block));
}

function wiped(bytes, allocate, size) {
  const blocks = [];
  for (let block = allocate(size); block; block = allocate(size)) {
    bytes.fill(0, block, block + size);
    blocks.push(block);
  }
  return blocks;
}
