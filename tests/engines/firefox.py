"""Firefox, driven by WebDriver BiDi, which it speaks by itself."""

import json
import re
import subprocess
import threading
import zlib
from base64 import b64decode
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any, override

import websocket

from tests.engines.window import FIND, Window
from tools.engines import program

# It asks its maker for nothing. All else that a test needs, it sets by itself when it is driven.
SILENT = {
    "services.settings.server": "data:,nothing",
    "nimbus.rollouts.enabled": False,
    # Whatever a page calls the next one, it would fetch, and complain where that was not there in time.
    "network.prefetch-next": False,
    "browser.download.folderList": 2,
}
LISTENING = re.compile(r"listening on (ws://\S+)")
# It calls a page complete that is not, after some others.
COMPLETE = """() => new Promise((resolve) => {
  if (document.readyState === "complete") resolve();
  else addEventListener("load", () => resolve());
})"""
# How its PDF holds what it is made of, and a sheet in that.
OBJECTS = re.compile(rb"/Type /ObjStm.*?stream\r?\n(.*?)\r?\nendstream", re.DOTALL)
SHEET = re.compile(rb"/Type\s*/Page\b")
SIZE = {"width": 1400, "height": 900}
SLOW = 120
OUTSIDE = "out of bounds of viewport"


@contextmanager
def opened(folder: Path, settings: Mapping[str, object]) -> Iterator["Firefox"]:
    """Run a Firefox with these settings, its profile in an empty folder, while the block runs."""
    profile, saved = folder / "profile", folder / "saved"
    profile.mkdir()
    saved.mkdir()
    known = SILENT | {"browser.download.dir": str(saved)} | settings
    lines = [f"user_pref({json.dumps(key)}, {json.dumps(known[key])});\n" for key in known]
    (profile / "user.js").write_text("".join(lines))
    command = [program.FIREFOX.find(), "--headless", "--no-remote", "--profile", profile]
    with subprocess.Popen(
        [*command, "--remote-debugging-port", "0"], stderr=subprocess.PIPE, text=True
    ) as process:
        assert process.stderr
        try:
            said = next(filter(None, map(LISTENING.search, process.stderr)))
            # What nobody reads would hold it back.
            threading.Thread(target=process.stderr.read, daemon=True).start()
            address = f"{said[1]}/session"
            with closing(
                websocket.create_connection(address, SLOW, suppress_origin=True)
            ) as socket:
                yield Firefox(socket, saved)
        finally:
            process.terminate()


class Firefox(Window):
    """The window with which a Firefox begins."""

    def __init__(self, socket: websocket.WebSocket, downloads: Path) -> None:
        self._socket = socket
        self._downloads = downloads
        self._number = 0
        self._complaints: list[str] = []
        self._send("session.new", capabilities={})
        self._send("session.subscribe", events=["log.entryAdded"])
        self._context = self._send("browsingContext.getTree")["contexts"][0]["context"]
        self._send("browsingContext.setViewport", context=self._context, viewport=SIZE)

    @override
    def goto(self, address: str) -> None:
        known = self.complaints()
        self._load("about:blank")
        self.complaints()  # a page that is left complains of what it had not loaded yet
        self._complaints = known
        self._load(address)
        self.run(COMPLETE)

    @override
    def back(self) -> None:
        # Between two pages lies the empty one, unless the second came before Firefox had noted it.
        self._go_back()
        if self.run("() => location.href") == "about:blank":
            self._go_back()

    def _go_back(self) -> None:
        self._send("browsingContext.traverseHistory", context=self._context, delta=-1)
        self.run(COMPLETE)

    @override
    def point(self, selector: str) -> bool:
        origin = {"type": "element", "element": self._node(selector)}
        actions = [
            {"type": "pointerMove", "x": 0, "y": 0, "origin": origin},
            {"type": "pointerDown", "button": 0},
            {"type": "pointerUp", "button": 0},
        ]
        try:
            self._act("pointer", actions)
        except AssertionError as error:
            if OUTSIDE in str(error):
                return False
            raise
        return True

    @override
    def choose(self, selector: str, files: Iterable[Path]) -> None:
        names = [str(each) for each in files]
        node = self._node(selector)
        self._send("input.setFiles", context=self._context, element=node, files=names)

    @override
    def call(self, function: str, given: str) -> str:
        return str(self._called(function, given)["value"])

    @override
    def complaints(self) -> list[str]:
        self._send("session.status")  # what was said before its answer has come
        complaints, self._complaints = self._complaints, []
        return complaints

    @property
    @override
    def downloads(self) -> Path:
        return self._downloads

    def sheets(self) -> int:
        """Return on how many sheets of A4 the page is printed."""
        page = {"width": 21.0, "height": 29.7}
        printed = self._send("browsingContext.print", context=self._context, page=page)
        packed = OBJECTS.findall(b64decode(printed["data"]))
        return sum(len(SHEET.findall(zlib.decompress(each))) for each in packed)

    def _load(self, address: str) -> None:
        self._send("browsingContext.navigate", context=self._context, url=address, wait="complete")

    def _act(self, kind: str, actions: list[dict[str, Any]]) -> None:
        source = {"type": kind, "id": kind, "actions": actions}
        self._send("input.performActions", context=self._context, actions=[source])

    def _node(self, selector: str) -> dict[str, str]:
        return {"sharedId": self._called(FIND, selector)["sharedId"]}

    def _called(self, function: str, given: str) -> dict[str, Any]:
        answer = self._send(
            "script.callFunction",
            functionDeclaration=function,
            arguments=[{"type": "string", "value": given}],
            target={"context": self._context},
            awaitPromise=True,
        )
        assert answer["type"] == "success", answer["exceptionDetails"]["text"]
        result: dict[str, Any] = answer["result"]
        return result

    def _send(self, method: str, **params: object) -> dict[str, Any]:
        self._number += 1
        self._socket.send(json.dumps({"id": self._number, "method": method, "params": params}))
        while (message := json.loads(self._socket.recv())).get("id") != self._number:
            entry = message["params"]
            if entry.get("level") == "error":
                self._complaints.append(f"console: {entry['text']}")
        assert message["type"] == "success", f"{method}: {message['message']}"
        result: dict[str, Any] = message["result"]
        return result
