"""Answers a buyer's questions: a request goes in, an answer with its dates and reasons comes out.

>>> fields = {"closed": "2026-11-20", "closed-by": "case-team"}
>>> answer({"topic": "appeal", "today": "2026-11-23", "fields": fields})["headline"]
'You can appeal until 27 November 2026.'
"""

from .policy import POLICY
from .topics import TOPICS
from .wire import answer
from .words import WORDS

__all__ = ["POLICY", "TOPICS", "WORDS", "answer"]
