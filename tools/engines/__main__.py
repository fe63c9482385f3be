"""Sees to it that Firefox and WebKit are there: a part of `make test-browsers`, silent when they are."""

import sys

from tools.apt import NotInstalledError
from tools.engines import program

try:
    program.ensure()
except NotInstalledError as error:
    sys.exit(f"setup: {error}")
