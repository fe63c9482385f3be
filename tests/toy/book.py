"""The toy, opened: its rulebook in English, with calendars of its own."""

from checker.calendars import BankCalendars
from checker.doors.shelf import take
from tests import toy

calendars = BankCalendars()
book = take(toy, calendars, "en")
words, facts = book.words, book.facts
