"""`make audit` tells a hole, tells that there is none, and never takes silence for that."""

import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any, override

import pytest

from tools.audit import Audit, told
from tools.audit.npm import NPM
from tools.audit.python import LOCK, PYTHON
from tools.host import HOST

PYTHON_HOLE = {
    "vulns": [
        {
            "id": "PYSEC-0",
            "summary": "A template runs code",
            "affected": [
                {
                    "package": {"name": "jinja2", "ecosystem": "PyPI"},
                    "ranges": [{"type": "ECOSYSTEM", "events": [{"fixed": "99.0"}]}],
                }
            ],
        }
    ]
}
NPM_HOLE = {
    "css-tree": [
        {
            "id": 1,
            "url": "",
            "title": "A style never ends",
            "severity": "high",
            "vulnerable_versions": "<99.0.0",
            "cwe": [],
            "cvss": {"score": 7.5, "vectorString": None},
        }
    ]
}


class List(BaseHTTPRequestHandler):
    """A list of holes: as the real ones, it is asked with POST, and answers in JSON."""

    status = 200
    is_of_python = True
    holes: Any = None

    def do_POST(self) -> None:
        asked = self.rfile.read(int(self.headers["Content-Length"]))
        concerns = not self.is_of_python or json.loads(asked)["package"]["name"] == "jinja2"
        body = json.dumps(self.holes if concerns and self.holes else {}).encode()
        self.send_response(self.status)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def do_GET(self) -> None:
        # npm looks for a version without the hole.
        self.send_error(404)

    @override
    def log_message(self, *message: object) -> None:
        pass


@contextmanager
def listening(**settings: Any) -> Iterator[str]:
    with ThreadingHTTPServer((HOST, 0), type("Set", (List,), settings)) as server:
        Thread(target=server.serve_forever).start()
        yield f"http://{HOST}:{server.server_port}/"
        server.shutdown()


def asked(audit: Audit, monkeypatch: pytest.MonkeyPatch, **settings: Any) -> tuple[list[str], int]:
    """Ask the real program, which asks a list on this machine."""
    with listening(is_of_python=audit is PYTHON, **settings) as address:
        monkeypatch.setenv("PIP_AUDIT_OSV_URL", address)
        monkeypatch.setenv("npm_config_registry", address)
        return told([audit])


UNKNOWN = "could not be asked about, nothing is known"


@pytest.mark.slow
@pytest.mark.parametrize(
    ("audit", "settings", "said", "known"),
    [
        (PYTHON, {}, "no hole is known", 0),
        (PYTHON, {"holes": PYTHON_HOLE}, r"jinja2 [\d.]+: PYSEC-0, mended in 99.0", 1),
        (PYTHON, {"status": 405}, UNKNOWN, 0),
        (NPM, {}, "no hole is known", 0),
        (NPM, {"holes": NPM_HOLE}, r"css-tree <99.0.0: A style never ends \(high\)", 1),
        (NPM, {"status": 405}, UNKNOWN, 0),
    ],
    ids=lambda value: value.lock if isinstance(value, Audit) else "",
)
def test_a_lock_file_is_asked_about_and_the_answer_told(
    audit: Audit, settings: dict[str, Any], said: str, known: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    lines, count = asked(audit, monkeypatch, **settings)
    assert count == known
    [line] = lines
    assert re.fullmatch(f"{re.escape(audit.lock)}: {said}", line)


def test_a_program_that_was_answered_on_no_package_is_no_proof() -> None:
    # So ends pip-audit where the registry's own list is shut: well, and with these words for each package.
    skipped = {
        "name": "six",
        "skip_reason": "Dependency not found on PyPI and could not be audited",
    }
    report = json.dumps({"dependencies": [skipped], "fixes": []})
    lines, known = told([Audit(LOCK, ("printf", "%s", report), PYTHON.read)])
    assert (lines, known) == ([f"{LOCK}: {UNKNOWN}"], 0)
