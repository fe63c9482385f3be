/** What this browser must have for Python, and whether it has it: where it has not, no second try helps. */

const EMPTY_MODULE = Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0);

/** Whether the browser compiles WebAssembly; some have none, and some are told to block it. */
export function canRunPython() {
  try {
    return new WebAssembly.Module(EMPTY_MODULE) instanceof WebAssembly.Module;
  } catch {
    return false;
  }
}
