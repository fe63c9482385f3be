"""Takes a rulebook from its package: that, calendars and a language go in; a `Rulebook` comes out."""

from types import ModuleType

from .. import words
from ..engine.days import Calendars
from ..engine.facts_file import load
from ..engine.rulebook import Rulebook
from ..engine.words import Words
from ..resource import read


def take(package: ModuleType, calendars: Calendars, language: str) -> Rulebook:
    """Return the rulebook of a package, in one of the languages in its folder `words/`.

    The package holds `FIELDS`, `TOPICS` and `COURSE`; beside it lie `facts.toml` and `words/`.
    Raises OSError for a language that it does not have, and ValueError where a file of it is wrong.
    """
    return Rulebook(
        facts=load(read(package.__spec__, "facts.toml").decode()),
        fields=package.FIELDS,
        topics=package.TOPICS,
        course=package.COURSE,
        words=Words.read(
            read(words.__spec__, f"{language}.toml").decode(),
            read(package.__spec__, f"words/{language}.toml").decode(),
        ),
        calendars=calendars,
    )
