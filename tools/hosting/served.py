"""A real nginx that serves a folder, by the configuration that is built with the site."""

import socket
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tools.hosting import nginx, program
from tools.serve import HOST, free_port

ANY = 0
MODULES = Path("/usr/lib/nginx/modules")
MAIN = """\
{modules}
daemon off;
master_process off;
pid {folder}/pid;
error_log {folder}/error.log;
events {{}}
http {{
    access_log off;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    include {folder}/site.conf;
}}
"""


def write(folder: Path, root: Path, port: int) -> list[str]:
    """Write the configuration of a server for the folder `root`, and return the command that reads it."""
    module = MODULES / program.BROTLI
    (folder / "nginx.conf").write_text(MAIN.format(modules=f"load_module {module};", folder=folder))
    (folder / "site.conf").write_text(nginx.configuration(f"{HOST}:{port}", str(root)))
    return [str(program.find()), "-p", str(folder), "-c", "nginx.conf"]


@contextmanager
def serving(folder: Path, root: Path) -> Iterator[str]:
    """Serve the folder `root` with nginx while the block runs; yield its address, with a slash at the end.

    `folder` holds what nginx itself writes. Raises RuntimeError with what nginx says where it does not start.
    """
    port = free_port(ANY)
    with subprocess.Popen(write(folder, root, port), stderr=subprocess.PIPE, text=True) as server:
        try:
            wait_until_it_listens(server, port)
            yield f"http://{HOST}:{port}/"
        finally:
            server.terminate()


def wait_until_it_listens(server: subprocess.Popen[str], port: int) -> None:
    """Return once nginx takes connections. Raises RuntimeError with what it says where it ends instead."""
    while server.poll() is None:
        try:
            socket.create_connection((HOST, port)).close()
        except ConnectionRefusedError:
            continue
        return
    raise RuntimeError(server.communicate()[1])
