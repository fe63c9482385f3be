"""What would help most: an answer goes in; the one field comes out that a better answer waits for."""

from .record import Answer


def most_helpful(answer: Answer) -> str:
    """Return the field to find out next, "" where nothing more would help.

    Where the answer hangs on which day of a range it was, that is the range's field; else what the most
    urgent question needs.

    >>> from tests.toy.ask import ask
    >>> most_helpful(ask("my-book")), most_helpful(ask("my-book", borrowed="2026-05-04"))
    ('borrowed', '')
    """
    if len({run.verdict for run in answer.stretches}) > 1:
        return answer.stretches[0].field
    return next(iter(answer.finding.needs), "")
