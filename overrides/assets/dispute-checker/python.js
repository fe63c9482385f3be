/**
 * CPython, called as C: texts go in and out of its functions. Nothing of Pyodide's own start is run, so there are
 * no proxies, no packages and no event loop. The build makes the memory image with this same module.
 */

const PAGE = 65_536;
/** The memory that the code asks for at least, in bytes, and what it may grow to. */
const FIRST = 20_971_520 / PAGE;
const MOST = 65_536;

/**
 * Starts CPython in an empty memory, and returns a promise of it. `birth` is the module of what its memory holds
 * at first; `zips` hold modules of Python, its own in the last one.
 */
export async function begun(create, code, birth, { zips, most = MOST }) {
  const memory = new WebAssembly.Memory({ initial: FIRST, maximum: most });
  await WebAssembly.instantiate(birth, { python: { memory } });
  const names = zips.map((_, number) => `/modules-${number}.zip`);
  const put = ({ FS, ENV }) => {
    // Python finds its own modules on this path too; where it looks by itself, the path bears its version.
    Object.assign(ENV, { LANG: "C.UTF-8", PYTHONHASHSEED: "0", PYTHONPATH: names.join(":") });
    zips.forEach((zip, number) => FS.writeFile(names[number], zip));
  };
  const python = new Python(await machine(create, code, memory, { preRun: [put] }));
  if (!python.c.Py_IsInitialized()) throw new Error(python.said.join("\n"));
  return python;
}

/**
 * Wakes CPython from an image of its memory, and returns a promise of it with the image's own numbers, by name.
 * Rejects where this machine has laid out its functions in another way than the one that made the image.
 */
export async function woken(create, code, image) {
  const memory = new WebAssembly.Memory({ initial: FIRST, maximum: MOST });
  const python = new Python(await machine(create, code, memory, { noInitialRun: true }, asleep));
  const { exports } = await WebAssembly.instantiate(image, { python: { memory } });
  if (python.table !== exports.table.value) throw new Error("the image is of another machine");
  // It writes a number into the memory that is this browser's own: 0 where wasm knows no types of functions.
  python.env._PyEM_InitTrampoline_js();
  return { python, marks: exports };
}

/** What would fill the memory does nothing, where an image fills it. */
const asleep = { __wasm_apply_data_relocs() {}, __wasm_call_ctors() {} };

/**
 * Returns a promise of the running code: its C functions `c` by name, their `memory`, what they import as `env`, how
 * many functions its `table` has, and the lines that it has `said` of errors.
 */
async function machine(create, code, memory, settings, instead = {}) {
  const running = { memory, said: [] };
  const mark = Symbol("error");
  await new Promise((resolve, reject) => {
    create({
      preRun: [],
      print() {},
      printErr: (line) => running.said.push(line),
      API: { config: { jsglobals: globalThis }, runtimeEnv: { IN_BROWSER: true, IN_BROWSER_WEB_WORKER: true } },
      wasmMemory: memory,
      instantiateWasm(imports, receive) {
        imports.sentinel = { create_sentinel: () => mark, is_sentinel: (value) => value === mark };
        WebAssembly.instantiate(code, imports)
          .then(({ exports }) => {
            const table = imports.env.__indirect_function_table;
            receive({ exports: { ...known(exports, table), ...instead } }, code);
            Object.assign(running, { c: exports, env: imports.env, table: table.length });
          })
          .catch(reject);
        return {};
      },
      ...settings,
    }).then(resolve, reject);
  });
  return running;
}

/**
 * Returns what the code exports, each function as the table holds it. Safari makes two objects of one, and Pyodide's
 * script would then not find it in the table, and put it there a second time. A function's name is its number.
 */
function known(exports, table) {
  const held = new Map();
  for (let place = 0; place < table.length; place += 1) {
    const found = table.get(place);
    if (found) held.set(found.name, found);
  }
  return Object.fromEntries(Object.entries(exports).map(([name, value]) => [name, held.get(value.name) ?? value]));
}

/** Objects are addresses in its memory. Those that are returned are kept for ever; there are few. */
class Python {
  constructor(running) {
    Object.assign(this, running);
  }

  /** Returns the object of this name in a module, which is imported. */
  named(module, name) {
    return this.attribute(this.#held(this.#with(module, (text) => this.c.PyImport_ImportModule(text))), name);
  }

  attribute(object, name) {
    return this.#held(this.#with(name, (text) => this.c.PyObject_GetAttrString(object, text)));
  }

  /** Calls an object with texts, and returns the object that it returns. Throws an Error where Python raises one. */
  call(callable, ...texts) {
    const { c } = this;
    const given = texts.map((text) => this.#with(text, (at, size) => c.PyUnicode_FromStringAndSize(at, size)));
    const list = c.malloc(4 * given.length);
    new Uint32Array(this.memory.buffer, list, given.length).set(given);
    const returned = c.PyObject_Vectorcall(callable, list, given.length, 0);
    c.free(list);
    given.forEach((text) => c.Py_DecRef(text));
    return this.#held(returned);
  }

  /** Calls an object with texts, and returns the text that it returns. */
  tell(callable, ...texts) {
    const { c } = this;
    const returned = this.call(callable, ...texts);
    const size = c.malloc(4);
    const at = this.#held(c.PyUnicode_AsUTF8AndSize(returned, size));
    const bytes = new Uint8Array(this.memory.buffer, at, new Uint32Array(this.memory.buffer, size, 1)[0]);
    const text = new TextDecoder().decode(bytes);
    c.free(size);
    c.Py_DecRef(returned);
    return text;
  }

  /** Does something with a text that stands in Python's memory only meanwhile, and ends with a zero. */
  #with(text, use) {
    const bytes = new TextEncoder().encode(`${text}\0`);
    const at = this.c.malloc(bytes.length);
    new Uint8Array(this.memory.buffer).set(bytes, at);
    const used = use(at, bytes.length - 1);
    this.c.free(at);
    return used;
  }

  #held(object) {
    if (object) return object;
    this.said.length = 0;
    this.c.PyErr_Print();
    throw new Error(this.said.join("\n"));
  }
}
