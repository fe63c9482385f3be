#!/bin/sh
# Reads pyproject.toml and package.json; leaves the three lock files with hashes and no addresses.
set -eu

cd "$(dirname "$0")/.."

compile() {
    uv pip compile --quiet --upgrade --universal --python-version "$(cat .python-version)" \
        --generate-hashes --no-emit-index-url --no-emit-find-links --no-config \
        --custom-compile-command "make lock" --group "$1" --output-file "$2" pyproject.toml
}

compile dev requirements.lock
compile node requirements-node.lock
npm install --package-lock-only --ignore-scripts --loglevel=error
