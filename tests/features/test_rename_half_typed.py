"""Whatever is typed so far: an answer at every place, and never more than a reason why nothing can be renamed."""

from __future__ import annotations

from contextlib import suppress

import pytest

from funcls.features.changes import RefusedError
from funcls.features.renaming import rename
from support.apps import Fixture, fixture
from support.renames import placeholder

JSON = """{"entryPoint": "run", "bindings": [
  {"name": "req", "type": "httpTrigger", "route": "a/{id}"},
  {"name": "q", "type": "queue", "direction": "out", "queueName": "%Q%", "connection": "Orders"}
]}
"""
SCRIPT = """import os
def run(req, q):
    x = [req for q in f"{req} {q}"], os.environ["Q"]
    return req.route_params.get("id", lambda q: q)
"""
SETTINGS = '{"IsEncrypted": false, "Values": {"Orders": "x", "Q": "y"}}\n'
FILES = {"Orders/function.json": JSON, "Orders/__init__.py": SCRIPT, "local.settings.json": SETTINGS}


def app_with(path: str, text: str) -> Fixture:
    files = {**FILES, path: text}
    return fixture("".join(f"--- {each}\n{content}\n" for each, content in files.items()))


@pytest.mark.parametrize("path", sorted(FILES))
def test_every_prefix_of_a_file(path: str) -> None:
    app = app_with(path, FILES[path])
    for end in range(len(FILES[path]) + 1):
        app.edit(path, FILES[path][:end])
        for offset in {end, end - 1, end // 2} - {-1}:
            at = Fixture(app.disk, app.host, path, offset)
            if placeholder(at) is not None:
                ask(at)


@pytest.mark.parametrize("path", sorted(FILES))
def test_every_place_of_a_file(path: str) -> None:
    app = app_with(path, FILES[path])
    answers = {placeholder(Fixture(app.disk, app.host, path, offset)) for offset in range(len(FILES[path]) + 1)}
    expected = {
        "Orders/function.json": {"run", "req", "id", "q", "Q", "Orders"},
        "Orders/__init__.py": {"run", "req", "q", "Q", "id"},
        "local.settings.json": {"Orders", "Q"},
    }
    assert answers - {None} == expected[path]


def ask(app: Fixture) -> None:
    """Rename what is there, if that can be done."""
    with suppress(RefusedError):
        rename(app.state, app.path, app.offset, "other")
