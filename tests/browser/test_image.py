"""The memory image holds nothing of the machine that made it."""

import pytest

from tests.browser.conftest import NewPage

IPHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) AppleWebKit/605.1.15"

# CPython calls its functions through a helper that a browser may have, or not. It finds it by its place in
# the table of functions, and that place stands in its memory.
LOOK = """async () => {
  const record = JSON.parse(document.querySelector("meta[name=dispute-checker]").content);
  const whole = (folder) => new URL(folder, document.baseURI).href;
  const [runtime, pack] = [record.runtime, record.pack].map(whole);
  const { woken } = await import(pack.replace(/pack\\/.*/, "python.js"));
  await import(runtime + record.script);
  const script = await (await fetch(runtime + record.script)).text();
  const [code, image] = await Promise.all(
    [runtime + record.code, pack + record.image].map((address) =>
      WebAssembly.compileStreaming(fetch(address))),
  );
  const { python } = await woken(window._createPyodideModule, code, image);
  const words = new Int32Array(python.memory.buffer);
  const [state, offset] = ["__PyRuntime", "__PyEM_EMSCRIPTEN_COUNT_ARGS_OFFSET"].map(
    (name) => Number(script.split(`Module["${name}"]=`)[1].match(/^\\d+/)[0]),
  );
  const helper = words[(state + words[offset / 4]) / 4];
  const table = python.env.__indirect_function_table;
  return {
    helper,
    ofThisBrowser: python.env._PyEM_GetCountArgsPtr(),
    isThere: helper > 0 && helper < table.length && table.get(helper) !== null,
  };
}"""


@pytest.mark.parametrize(
    ("options", "has_helper"), [({}, True), ({"user_agent": IPHONE}, False)], ids=["here", "iOS"]
)
def test_a_woken_python_calls_with_the_helper_of_its_own_browser(
    new_page: NewPage, options: dict[str, str], has_helper: bool
) -> None:
    page = new_page(**options)
    page.goto("refund/")
    seen = page.evaluate(LOOK)
    assert seen["isThere"] == has_helper
    assert seen["helper"] == seen["ofThisBrowser"] == (seen["helper"] if has_helper else 0)
