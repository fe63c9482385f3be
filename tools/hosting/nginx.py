"""Writes the configuration of one nginx server, for the site alone and for the branch of its editions."""

from tools.hosting.rules import PARTS, TYPES, sent_with

# What a server's own administrator sets; the tests set their own.
LISTEN = "80"
ROOT = "/srv/www/site"

CACHE = "Cache-Control"
# Else a browser guesses how long a page stays good.
ASK_AGAIN = "no-cache"

CONFIGURATION = """\
# Made by `make site`. Include it in nginx's http block, with your own listen, server_name and root.
server {{
    listen {listen};
    server_name _;
    root {root};

    server_tokens off;
    # A large file goes out without a copy, and none holds the others up.
    sendfile on;
    tcp_nopush on;
    index index.html;
    error_page 404 /404.html;
    absolute_redirect off;

    types {{
{types}
    }}
    default_type application/octet-stream;
    charset utf-8;
    charset_types text/css text/javascript text/plain application/json application/xml;

    # What `make compressed` leaves beside a file is sent so. Brotli needs the module brotli_static (in Debian
    # libnginx-mod-http-brotli-static); without it, take the second line out.
    gzip_static on;
    brotli_static on;
    gzip on;
    gzip_vary on;
    gzip_types text/css text/javascript application/json application/xml image/svg+xml;

{places}
}}
"""


def configuration(listen: str = LISTEN, root: str = ROOT) -> str:
    """Return the configuration; `listen` is an address or port, `root` the folder that is served."""
    types = "\n".join(f"        {kind} {ending};" for ending, kind in TYPES.items())
    # The first pattern that fits counts.
    parts = sorted(PARTS, key=lambda part: len(part.below), reverse=True)
    places = "\n\n".join(_place(part.below) for part in parts)
    return CONFIGURATION.format(listen=listen, root=root, types=types, places=places)


def _place(below: str) -> str:
    where = f"~ ^/([^/]+/)?{below}" if below else "/"  # an edition may lie between
    headers = [*sent_with(below)]
    if not any(name == CACHE for name, _ in headers):
        headers.append((CACHE, ASK_AGAIN))
    sent = (f'add_header {name} "{value}"{_when(value)};' for name, value in headers)
    return "\n".join((f"    location {where} {{", *(f"        {line}" for line in sent), "    }"))


def _when(value: str) -> str:
    """Return nothing for what must not be said of a file that is missing: it may come yet."""
    return "" if "immutable" in value else " always"
