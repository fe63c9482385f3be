"""A second rulebook, about a library's loans: whatever the machine can do, it does for this one too.

It has what the marketplace's lacks: figures that change, and two last days without words for "perhaps".
"""

from .fields import COURSE, FIELDS
from .topics import TOPICS

__all__ = ["COURSE", "FIELDS", "TOPICS"]
