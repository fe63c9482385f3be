"""What wrk says of a host under load is read as it is: requests a second, and all that went wrong."""

from pathlib import Path

import pytest

from tools.bench import aims, load
from tools.hosting.served import serving

# As wrk 4.1.0 writes it.
SAID = """\
Running 2s test @ http://127.0.0.1:40123/
  2 threads and 256 connections
  Thread Stats   Avg      Stdev     Max   +/- Stdev
    Latency    18.57ms    4.16ms  73.94ms   87.55%
    Req/Sec     6.92k   816.77     8.43k    70.00%
  27561 requests in 2.01s, 335.48MB read
{errors}Requests/sec:  13705.47
Transfer/sec:    166.82MB
"""
SOCKETS = "  Socket errors: connect 1, read 20, write 0, timeout 300\n"
REFUSED = "  Non-2xx or 3xx responses: 4000\n"


@pytest.mark.parametrize(
    ("errors", "count"),
    [("", 0), (SOCKETS, 321), (REFUSED, 4000), (SOCKETS + REFUSED, 4321)],
    ids=["none", "sockets", "refused", "both"],
)
def test_every_error_is_counted(errors: str, count: int) -> None:
    assert load.read(SAID.format(errors=errors)) == {"a_second": 13705, "errors": count}


def test_other_words_are_no_figures() -> None:
    with pytest.raises(ValueError, match="something else"):
        load.read("unable to connect")


@pytest.mark.parametrize(("errors", "is_met"), [(0, True), (1, False)])
def test_the_aim_is_that_nothing_goes_wrong(errors: int, is_met: bool) -> None:
    row = {"name": "the checker", "a_second": 9, "errors": errors}
    [(_, figure, aim, met)] = aims.aims({"load": [row]})
    assert (figure, aim, met) == (str(errors), "0", is_met)


@pytest.mark.slow
def test_the_real_programs_are_understood(tmp_path: Path) -> None:
    load.ensure()
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "index.html").write_text("<p>Here</p>")
    (tmp_path / "nginx").mkdir()
    with serving(tmp_path / "nginx", tmp_path / "site") as address:
        right = load.asked(address, 1, connections=8)
        wrong = load.asked(f"{address}nothing", 1, connections=8)
    assert right["a_second"] > 0
    assert right["errors"] == 0
    assert wrong["errors"] > 0
