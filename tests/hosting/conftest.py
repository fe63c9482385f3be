"""The built site behind a real nginx."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tools.hosting.served import serving


@pytest.fixture(scope="session")
def host(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Yield the address at which nginx serves the site."""
    with serving(tmp_path_factory.mktemp("nginx"), site) as address:
        yield address
