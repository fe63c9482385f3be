"""The built site with its scripts' modules beside it: some tests call what the site has joined."""

from typing import override

from tools.host import Handler
from tools.joined import ASSETS

SOURCES = "/sources/"


class WithSources(Handler):
    """Serves the built site, and below `/sources/` the modules as they are written."""

    @override
    def translate_path(self, path: str) -> str:
        if path.startswith(SOURCES):
            return str(ASSETS / path.removeprefix(SOURCES))
        return super().translate_path(path)
