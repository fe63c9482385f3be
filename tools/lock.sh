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
# npm writes down where each package asks for money, which is an address too.
node --input-type=module --eval '
    import { readFileSync, writeFileSync } from "node:fs";
    const lock = JSON.parse(readFileSync("package-lock.json", "utf8"));
    for (const each of Object.values(lock.packages)) delete each.funding;
    writeFileSync("package-lock.json", `${JSON.stringify(lock, null, 2)}\n`);
'
