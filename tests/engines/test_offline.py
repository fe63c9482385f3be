"""After the first answer, every engine answers without a network."""

from pathlib import Path

from tests.browser import published
from tests.engines import buyer
from tests.engines.window import Window

REFUND = {"processed": "2026-11-02", "method": "card"}


def test_after_the_first_answer_the_checker_works_without_a_network(
    window: Window, site: Path, tmp_path: Path
) -> None:
    with published.host(tmp_path, site, "/two/folders/") as host:
        window.goto(f"{host.address}refund/")
        buyer.ask(window, "refund", REFUND)
        expected = buyer.read(window, "refund")
        window.run(published.UNTIL_KEPT, published.name_of(host.address, site))
        host.stop()
        window.goto(f"{host.address}refund/")
        buyer.ask(window, "refund", REFUND)
        assert buyer.read(window, "refund") == expected
