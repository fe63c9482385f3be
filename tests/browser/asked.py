"""What is asked of Python in a browser and in CPython, to be compared: the same at every run."""

import json
import random
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from itertools import islice
from typing import Any

from checker import marketplace
from checker.doors.browser import opened
from checker.doors.wire import answer_text
from checker.engine.fields import FieldKind
from tools import heads
from tools.examples import read_examples

BOOK = marketplace()
TODAY = date(2026, 11, 23)
SEED = 20261123
REGIONS = [region for code in BOOK.calendars.names() for region in BOOK.calendars.regions(code)]
LAYOUT = {
    "base": "../",
    "prefix": "refund-",
    "edition": "2026-01",
    "order": "",
    "moment": "2026-11-23T12:00:00+01:00",
}
TODAY_GIVEN = {"today": TODAY.isoformat()}

# What is changed in the pack's record, so that Python starts in one way or the other.
ROADS = {"from the image": {}, "without it": {"image": "gone.wasm"}}
# What the console says of the second road.
GONE = "404.*gone.wasm"

# Asks a worker of Python that is started on a road, and returns all that it replies.
REPLIES = """async ([asked, changed]) => {
  const record = JSON.parse(document.querySelector("meta[name=dispute-checker]").content);
  const name = JSON.stringify({ record: { ...record, ...changed }, base: document.baseURI });
  const worker = new Worker(record.worker, { type: "module", name });
  const replies = [];
  let open = asked.length;
  const all = new Promise((resolve, reject) => {
    worker.onmessage = ({ data: { kind, id, text, error } }) => {
      if (error) reject(new Error(error));
      if (kind !== "answer") return;
      replies[id] = text;
      if (--open === 0) resolve(replies);
    };
  });
  worker.postMessage({ kind: "listen" });
  asked.forEach(([what, question], id) => worker.postMessage({ kind: "ask", id, what, question }));
  return all;
}"""

# The names of the images that the browser could not use, or whose core lacked something.
REFUSED = """async () => {
  const kept = await caches.open("dispute-checker-refused");
  return (await kept.keys()).map((each) => each.url.split("/").at(-1));
}"""

FORGET_REFUSED = "() => caches.delete('dispute-checker-refused')"

# CPython calls its functions through a helper that a browser may have, or not. It finds it by its place in
# the table of functions, and that place stands in its memory.
HELPER = """async () => {
  const record = JSON.parse(document.querySelector("meta[name=dispute-checker]").content);
  const whole = (folder) => new URL(folder, document.baseURI).href;
  const [runtime, pack] = [record.runtime, record.pack].map(whole);
  const { woken } = await import("/sources/dispute-checker/python.js");
  await import(runtime + record.script);
  const script = await (await fetch(runtime + record.script)).text();
  const [code, image] = await Promise.all(
    [pack + record.core, pack + record.image].map((address) =>
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


def requests() -> Iterator[dict[str, Any]]:
    """Yield requests about every topic, the same at every run: known, unknown and wrong values."""
    chance = random.Random(SEED)  # noqa: S311 (no secret: the same requests at every run)
    while True:
        for question, fields in BOOK.forms.items():
            names = [name for name in fields if chance.random() < 0.8]
            yield {
                "topic": question,
                "today": TODAY.isoformat(),
                "fields": {name: value(name, chance) for name in names},
            }


def value(name: str, chance: random.Random) -> Any:
    """Return a value for a field, most often one that is allowed."""
    field = BOOK.fields[name]
    match field.kind:
        case _ if chance.random() < 0.05:
            return chance.choice(["", "31.12.2026", "2026-02-30", "<b>", "\ud800", "不明", 5, None])
        case FieldKind.DATE:
            day = TODAY + timedelta(days=chance.randint(-40, 0 if field.past else 20))
            last = day + timedelta(days=chance.randint(0, 5))
            return f"{day}..{last}" if chance.random() < 0.1 else f"{day}"
        case FieldKind.OPTION:
            return chance.choice(field.options)
        case FieldKind.COUNTRY:
            return chance.choice(sorted(BOOK.calendars.names()))
        case FieldKind.REGION:
            return chance.choice(REGIONS)
        case FieldKind.FILES:
            name = chance.choice(
                ["parcel.jpg", "parcel.gif", "parcel.mp4", "包裹.png", "parcel", "a\u202egpj.exe"]
            )
            file = {"name": name, "size": chance.randint(0, 3_000_000)}
            insides = [None, "nonsense", *field.contents]
            return [file] if chance.random() < 0.3 else [file | {"inside": chance.choice(insides)}]
        case FieldKind.TEXT:
            return chance.choice(["Nothing came.", "没有收到", "full\uff0cstop", "😀"])


def questions() -> Iterator[list[str]]:
    """Yield every worked example, and a wrong and an empty question, in each way in which it can be asked.

    After them comes what is said of files, of pictures by their first bytes, and of kept orders.
    """
    wrong = [
        {"topic": topic, "fields": dict.fromkeys(BOOK.forms[topic], "?")} for topic in BOOK.forms
    ]
    cases = [each.request for each in read_examples()] + [each | TODAY_GIVEN for each in wrong]
    for request in (*cases, {}, {"topic": "nonsense"} | TODAY_GIVEN):
        for what in ("answer", "page", "text", "calendar"):
            yield [what, json.dumps(LAYOUT | {"request": request})]
    for head in (
        b"",
        b"\xff\xd8\xff",
        bytes(64),
        heads.photo(heads.WITH_PLACE),
        *heads.HEADS.values(),
    ):
        yield ["look", json.dumps({"field": "files", "name": "a.jpg", "head": head.hex()})]
    of_course = [each["fields"] for each in cases if each["topic"] == BOOK.course.id]
    orders = [{"name": "é不明😀", "fields": fields} for fields in of_course]
    for what in ("orders", "orders-file", "orders-calendar"):
        yield [what, json.dumps(LAYOUT | TODAY_GIVEN | {"orders": orders, "page": "checker/"})]
    yield ["orders-brought", json.dumps({"content": "[" * 400_000} | TODAY_GIVEN)]


@cache
def five_thousand() -> tuple[list[list[str]], list[str]]:
    """Return so many questions, and what CPython replies to each."""
    asked = [json.dumps(request) for request in islice(requests(), 5_000)]
    questions = [["answer", f'{{"request":{request}}}'] for request in asked]
    return questions, [answer_text(BOOK, request) for request in asked]


@cache
def all_that_can_be_asked() -> tuple[list[list[str]], list[str]]:
    """Return a question of every kind, and what CPython replies to each."""
    door = opened("en")
    asked = [*questions()]
    return asked, [door.reply(*each) for each in asked]


def different(
    questions: list[list[str]], expected: list[str], replied: list[str]
) -> list[tuple[list[str], str]]:
    """Return each question that a browser has not replied to as CPython does, with its reply."""
    rows = zip(questions, expected, replied, strict=True)
    return [(question, reply) for question, right, reply in rows if reply != right]
