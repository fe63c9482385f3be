"""WebKit as Debian builds it, driven by WebDriver on a screen that nobody sees."""

import os
import subprocess
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import override

from selenium.common import JavascriptException, TimeoutException, WebDriverException
from selenium.webdriver import WebKitGTK, WebKitGTKOptions, WebKitGTKService

from tests.engines.window import FIND, Window
from tools.engines import program

SLOW = 120
# Its driver has no ear for the console.
LISTEN = """
window.complaints = [];
const note = (what) => window.complaints.push(String(what));
console.error = (...said) => note(`console: ${said}`);
addEventListener("error", ({ message }) => note(message));
addEventListener("unhandledrejection", ({ reason }) => note(reason));
document.addEventListener("securitypolicyviolation", ({ blockedURI }) => note(`blocked: ${blockedURI}`));
"""


@contextmanager
def opened(folder: Path) -> Iterator["WebKit"]:
    """Run a WebKit whose home is this empty folder, while the block runs."""
    downloads = folder / "saved"
    (folder / ".config").mkdir()
    (folder / ".config" / "user-dirs.dirs").write_text(f'XDG_DOWNLOAD_DIR="{downloads}"\n')
    downloads.mkdir()
    options = WebKitGTKOptions()
    with screen() as display:
        # Its program is named: Selenium looks for none, and fetches none.
        service = WebKitGTKService(
            str(program.WEBKIT.find()),
            env=os.environ | {"DISPLAY": display, "HOME": str(folder), "LANG": "en_GB.UTF-8"},
        )
        driver = WebKitGTK(options, service)
        try:
            driver.set_script_timeout(SLOW)
            driver.set_window_size(1280, 1000)
            yield WebKit(driver, downloads)
        finally:
            with suppress(WebDriverException):  # it may have ended by itself
                driver.quit()


@contextmanager
def screen() -> Iterator[str]:
    """Run a screen in memory while the block runs; yield its name."""
    command = [program.SCREEN.find(), "-displayfd", "1", "-screen", "0", "1280x1024x24"]
    with subprocess.Popen(
        [*command, "-nolisten", "tcp"], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as process:
        assert process.stdout
        try:
            yield f":{process.stdout.readline().strip()}"
        finally:
            process.terminate()


class WebKit(Window):
    """The window with which a WebKit begins."""

    def __init__(self, driver: WebKitGTK, downloads: Path) -> None:
        self._driver = driver
        self._downloads = downloads
        self._complaints: list[str] = []

    @override
    def goto(self, address: str) -> None:
        self._complaints = self.complaints()
        self._driver.get(address)
        self._driver.execute_script(LISTEN)

    @override
    def back(self) -> None:
        self._complaints = self.complaints()
        self._driver.back()

    @override
    def point(self, selector: str) -> bool:
        self._driver.execute_script(f"return ({FIND})(arguments[0])", selector).click()
        return True

    @override
    def choose(self, selector: str, files: Iterable[Path]) -> None:
        field = self._driver.execute_script(f"return ({FIND})(arguments[0])", selector)
        field.send_keys("\n".join(map(str, files)))

    @override
    def call(self, function: str, given: str) -> str:
        try:
            return str(self._driver.execute_script(f"return ({function})(arguments[0])", given))
        except (JavascriptException, TimeoutException) as error:
            raise AssertionError(error.msg) from error

    @property
    @override
    def downloads(self) -> Path:
        return self._downloads

    @override
    def is_there(self) -> bool:
        try:
            self._driver.title  # noqa: B018 (to ask is enough)
        except WebDriverException:
            return False
        return True

    @override
    def complaints(self) -> list[str]:
        new = self._driver.execute_script("return (window.complaints ?? []).splice(0)")
        complaints, self._complaints = self._complaints, []
        return [*complaints, *new]
