#!/bin/sh
# Runs the tests on each installed Python from 3.10 to 3.14, each in a virtual environment of its own.
set -eu

found=0
for version in 3.10 3.11 3.12 3.13 3.14; do
    python=
    for candidate in "python$version" "$HOME"/.pyenv/versions/"$version".*/bin/python; do
        # A pyenv shim exists for versions that are not selected, and then fails.
        if command -v "$candidate" >/dev/null 2>&1 && "$candidate" -c '' >/dev/null 2>&1; then
            python=$candidate
            break
        fi
    done
    if [ -z "$python" ]; then
        echo "Python $version: not installed, left out"
        continue
    fi
    found=$((found + 1))
    venv=.tox/venv-$version
    [ -x "$venv/bin/python" ] || "$python" -m venv "$venv"
    "$venv/bin/python" -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
    echo "Python $version:"
    "$venv/bin/python" -m pytest
done
[ "$found" -gt 0 ] || { echo "no Python from 3.10 to 3.14 found"; exit 1; }
