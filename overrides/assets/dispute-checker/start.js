/** Starts Python: the build's record of what it needs goes in, the checker's door comes out. */
import { Files } from "./files.js";
import "./streaming.js";

const networkFetch = self.fetch;

/**
 * Returns a promise of `{door, folder}`: the door in `checker.doors.browser`, and the address of the folder in
 * which its calendars lie. `report` is told how many bytes have come whenever there are more. The promise is
 * rejected with a `Failure` where a file is "absent" or "altered".
 */
export async function open({ runtime, pack, loader, script, archive, info, language, integrity, isAfresh }, report) {
  const files = new Files({ integrity, isAfresh, report });
  // Without one of its files Pyodide would go on, and fall: it waits instead, and `files.failure` tells.
  self.fetch = (address) => files.response(address).catch(() => new Promise(() => {}));
  const checker = files.bytes(pack + archive);
  checker.catch(() => {});
  const start = async () => {
    // Of an import nobody hears that its bytes are coming, nor which they are; a fetch before it tells both.
    await Promise.all([files.bytes(runtime + loader), files.bytes(runtime + script)]);
    const { loadPyodide } = await import(runtime + loader);
    // Nothing is ever installed, so the list of what could be installed is empty.
    const pyodide = await loadPyodide({ indexURL: runtime, lockFileContents: { info, packages: {} } });
    pyodide.unpackArchive(await checker, "zip");
    return { door: pyodide.pyimport("checker.doors.browser").opened(language), folder: pack };
  };
  try {
    const opened = await Promise.race([start(), files.failure]);
    await files.compared;
    return opened;
  } finally {
    self.fetch = networkFetch;
  }
}
