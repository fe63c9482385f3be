"""Charts on pages: worked examples go in; what their answers look like on a date axis comes out."""

from collections.abc import Iterable
from datetime import date

from checker.doors import wire
from checker.engine.record import Answer
from checker.engine.rulebook import Rulebook
from checker.render import chart, marks
from checker.render.markup import Html, join, tag
from checker.render.rows import rows
from tools.examples import Example, read_examples


def charted(book: Rulebook, name: str, base: str) -> Html:
    """Return the chart of a worked example, under a link that asks it on the checker's page.

    `base` is the way from the page to the root of the site. Raises ValueError for a name that no example has.
    """
    example = next((each for each in read_examples() if each.name == name), None)
    if example is None:
        raise ValueError(f"no worked example is called {name!r}")
    link = tag("a", example.title, href=f"{base}checker/{example.link}")
    caption = tag("p", link, " ", tag("small", asked_on(book, example)))
    return join(caption, chart.chart(book, answered(book, example)))


def drawn(book: Rulebook, example: Example) -> Html:
    """Return the chart of a worked example alone, or nothing where its answer has no window."""
    return chart.chart(book, answered(book, example), is_explained=False)


def legend(book: Rulebook, examples: Iterable[Example]) -> Html:
    """Return what the marks in the charts of these examples mean, or nothing where none has a chart."""
    found = (row for example in examples for row in rows(book, answered(book, example)))
    kinds = {kind for row in found for kind in row.kinds}
    return marks.legend(book.words, kinds) if kinds else Html()


def answered(book: Rulebook, example: Example) -> Answer:
    """Return the answer to a worked example. Raises Refused for one that is a mistake."""
    return wire.solve(book, example.request)


def asked_on(book: Rulebook, example: Example) -> str:
    """Return the words for the day on which an example asks."""
    day = book.words.day(date.fromisoformat(example.today))
    return book.words.get("site", "asked-on").format(day=day)
