"""A checker that is asked a thousand questions in a row takes no more memory than at first."""

import json

from playwright.sync_api import Page

from tests.browser import asked, buyer

FIELDS = {"processed": "2026-11-02", "today": "2026-11-23"}
# Asks Python in the page itself, where its memory can be looked at: how large it is, and where it has room
# for a large piece, which moves on with all that is not given back.
MEMORY = """async ([what, question, rounds]) => {
  const record = JSON.parse(document.querySelector("meta[name=dispute-checker]").content);
  const whole = (folder) => new URL(folder, document.baseURI).href;
  const [runtime, pack] = [record.runtime, record.pack].map(whole);
  const { woken } = await import("/sources/dispute-checker/python.js");
  await import(runtime + record.script);
  const [code, image] = await Promise.all(
    [pack + record.core, pack + record.image].map((address) =>
      WebAssembly.compileStreaming(fetch(address))),
  );
  const { python, marks } = await woken(window._createPyodideModule, code, image);
  const reply = python.attribute(marks[record.language].value, "reply");
  const levels = [];
  for (const round of rounds) {
    for (let asked = 0; asked < round; asked += 1) python.tell(reply, what, question);
    const piece = python.env.malloc(1 << 20);
    python.env.free(piece);
    levels.push([python.memory.buffer.byteLength, piece]);
  }
  return levels;
}"""


def test_a_thousand_questions_in_a_row_take_no_more_memory_than_a_hundred(page: Page) -> None:
    page.goto("refund/")
    question = json.dumps(
        {"request": {"topic": "refund", "today": "2026-11-23", "fields": {}}} | asked.LAYOUT
    )
    after_hundred, after_thousand = page.evaluate(MEMORY, ["page", question, [100, 900]])
    assert after_thousand[0] == after_hundred[0]
    # Small pieces may lie otherwise; a thousand questions that each leave their text behind take megabytes.
    assert after_thousand[1] - after_hundred[1] < 100_000


def test_a_thousand_questions_of_a_page_leave_nothing_behind_in_it(page: Page) -> None:
    page.goto("refund/")
    form = buyer.checker(page, "refund")
    buyer.ask(form, FIELDS)
    buyer.read(form)
    session = page.context.new_cdp_session(page)

    def used_after(questions: int) -> int:
        page.evaluate(
            """async ([questions, fields]) => {
              const element = document.querySelector("dispute-checker");
              const { today, ...values } = fields;
              for (let asked = 0; asked < questions; asked += 1) {
                await element.ask({ topic: "refund", today, fields: values });
              }
            }""",
            [questions, FIELDS],
        )
        session.send("HeapProfiler.collectGarbage")
        return int(session.send("Runtime.getHeapUsage")["usedSize"])

    after_hundred = used_after(100)
    # An answer has some kilobytes: a thousand that are kept would take megabytes.
    assert used_after(1_000) - after_hundred < 500_000
