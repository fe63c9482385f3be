"""Sees to it that a browser is there: a part of `make setup`, silent when there is one."""

import sys

from tools.apt import NotInstalledError
from tools.chromium import program

try:
    program.ensure()
except NotInstalledError as error:
    sys.exit(f"setup: {error}")
