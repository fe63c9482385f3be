"""A site that was built with something else in a file of the worker, and so with its right sum."""

from functools import partial
from pathlib import Path

from playwright.sync_api import Page, Route

from tools.digest import integrity

TYPES = {".js": "text/javascript", ".wasm": "application/wasm"}


def publish(page: Page, file: Path, changed: bytes) -> None:
    """Let a built file hold something else, with its sum on the page about refunds."""
    sums = [integrity(each) for each in (file.read_bytes(), changed)]
    assert sums[0] != sums[1]

    def hold_the_new_sum(route: Route) -> None:
        html = route.fetch().text()
        assert sums[0] in html
        route.fulfill(body=html.replace(*sums), content_type="text/html")

    page.context.route("**/refund/", hold_the_new_sum)
    answer = partial(Route.fulfill, body=changed, content_type=TYPES[file.suffix])
    # A second try may have a number behind the address.
    page.context.route(f"**/{file.parent.name}/{file.name}*", answer)


def publish_script(page: Page, script: Path, old: str, new: str) -> None:
    """Let a script of the worker hold other words."""
    publish(page, script, script.read_bytes().replace(old.encode(), new.encode()))
