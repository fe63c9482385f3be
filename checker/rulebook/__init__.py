"""All that is this marketplace's: its facts, what is asked, how it is judged, and what is said of it.

Beside these modules lie `facts.toml`, `examples.toml` and `words/`, one file a language.
"""

from .course import COURSE
from .fields import FIELDS
from .topics import TOPICS

__all__ = ["COURSE", "FIELDS", "TOPICS"]
