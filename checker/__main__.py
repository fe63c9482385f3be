"""The command line: `python -m checker answer | batch | facts | topics`."""

import sys

from . import marketplace
from .doors.command_line import main

if __name__ == "__main__":
    sys.exit(main(marketplace()))
