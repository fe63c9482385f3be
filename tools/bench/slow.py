"""Makes all processes of a browser slower: they run only a share of the time, workers included.

The throttling of the browser's own tools reaches a page's main thread alone.
"""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

# So short that a page sees no pauses, so long that to stop and go on costs little. In seconds.
TURN = 0.02


@contextmanager
def slowed(main: int, times: int) -> Iterator[None]:
    """Let the processes of a browser run `times` as slowly while the block runs. `main` leads their group."""
    if times == 1:
        yield
        return
    command = [sys.executable, "-m", "tools.bench.slow", str(os.getpgid(main)), str(times)]
    with subprocess.Popen(command, stdin=subprocess.PIPE) as governor:
        try:
            yield
        finally:
            governor.terminate()
            governor.wait()
            os.killpg(os.getpgid(main), signal.SIGCONT)


def govern(group: int, times: int) -> None:
    """Stop a group of processes again and again, so that they run one part of `times` of the time."""
    begun = time.monotonic()
    parent = os.getppid()
    ran = 0.0
    while os.getppid() == parent:
        started = time.monotonic()
        os.killpg(group, signal.SIGCONT)
        time.sleep(TURN / times)
        os.killpg(group, signal.SIGSTOP)
        stopped = time.monotonic()
        # A busy machine wakes nobody on time, so what was too much is made up for.
        ran += stopped - started
        time.sleep(max(0.0, begun + ran * times - stopped))
    os.killpg(group, signal.SIGCONT)


if __name__ == "__main__":
    govern(*map(int, sys.argv[1:]))
