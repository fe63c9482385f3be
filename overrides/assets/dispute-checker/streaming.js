/** Where the browser compiles only what has come whole, it waits for that: Pyodide does not ask. */
WebAssembly.instantiateStreaming ??= async (coming, imports) => {
  const response = await coming;
  return WebAssembly.instantiate(await response.arrayBuffer(), imports);
};
