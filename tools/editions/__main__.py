"""`python -m tools.editions publish | preview | retire`; `make` calls it, and says the edition by E=…."""

import argparse
import sys

from tools import build
from tools.editions import preview
from tools.editions.publish import publish, refuse_other, retire
from tools.steps import BuildError


def main() -> None:
    """Run one command. What it refuses is said in a sentence."""
    parser = argparse.ArgumentParser(prog="python -m tools.editions", description=__doc__)
    commands = parser.add_subparsers(required=True, metavar="COMMAND", dest="command")
    for command in ("publish", "retire"):
        commands.add_parser(command).add_argument("edition", nargs="?", default="")
    commands.add_parser("preview").add_argument("--port", type=int, default=8000)
    options = parser.parse_args()
    build.reach_own_programs()
    try:
        match options.command:
            case "publish":
                refuse_other(options.edition)
                build.build(("calendars", "pack", "joined"))
                print(publish(options.edition, build.PACKED))
            case "retire":
                print(retire(options.edition))
            case _:
                preview.serve(options.port)
    except (BuildError, OSError) as error:
        sys.exit(str(error))


if __name__ == "__main__":
    main()
