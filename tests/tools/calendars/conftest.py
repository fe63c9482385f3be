"""What the tests of the calendars share: the data file, and what is made of it."""

import json

import pytest

from tools import calendars as maker
from tools.calendars import rules

HEAD = """
[calendars]
first-year = 2026
last-year = 2027
read = 2026-11-25
follows = "the public and bank holidays"
source = "the library"
"""
TOLD = 'reason = "why"\nsource = "where"\nread = 2026-11-25\n'


@pytest.fixture(scope="session")
def banks():
    return rules.load()


@pytest.fixture(scope="session")
def made(tmp_path_factory, banks):
    """What the files hold, by their names."""
    folder = tmp_path_factory.mktemp("calendars")
    maker.build(folder, banks)
    return {file.name: json.loads(file.read_text("utf-8")) for file in folder.iterdir()}


@pytest.fixture
def told():
    """Return what makes a data file of an entry's lines."""
    return lambda code, lines: rules.load(f"{HEAD}\n[{code}]\n{TOLD}{lines}\n")
