"""Sees to it that nginx is there: a part of `make test`, silent when it is."""

import sys

from tools.apt import NotInstalledError
from tools.hosting import program

try:
    program.ensure()
except NotInstalledError as error:
    sys.exit(f"setup: {error}")
