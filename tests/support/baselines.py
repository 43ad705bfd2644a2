"""Runs with a baseline, and what they say."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import NamedTuple

from support.app_folder import AppFolder
from support.apps import HOST_JSON
from support.command import Command, Run

FILE = "known.json"


class Compared(NamedTuple):
    """What a run with a baseline says: its exit code, the new findings, the number of known ones, what is gone."""

    code: int
    new: list[str]
    known: int
    gone: list[str]


def compared(run: Run) -> Compared:
    assert run.err == ""
    new = re.findall(r"^(\S+?):(\d+):\d+: \w+\[([\w-]+)\]", run.out, flags=re.MULTILINE)
    known = re.search(r"baseline: (\d+) findings? known, (\d+) entr(?:y|ies) gone\.$", run.out)
    assert known
    _, _, listed = run.out.partition("No longer found, still in the baseline; --write-baseline takes them out:\n")
    gone = re.findall(r"^    (.*)$", listed, flags=re.MULTILINE)
    assert len(gone) == int(known[2])
    return Compared(run.code, [" ".join(each) for each in new], int(known[1]), gone)


def check(funcls: Command, *arguments: str, file: str = FILE) -> Compared:
    return compared(funcls("check", *arguments, "--baseline", file))


def write(funcls: Command, *arguments: str, file: str = FILE) -> str:
    """Write a baseline, and return what is said of it."""
    code, out, err = funcls("check", *arguments, "--write-baseline", file)
    assert (code, err) == (0, "")
    return out


def entries(path: Path) -> list[str]:
    """Return the entries of a baseline in short."""
    content = json.loads(path.read_text(encoding="utf-8"))
    return [" ".join(str(value) for value in each.values()).rstrip() for each in content["entries"]]


def app_at(root: Path) -> AppFolder:
    """Return an app that has all binding types."""
    app = AppFolder(root)
    app.write("host.json", HOST_JSON)
    return app


SHOP = (
    "shop/Orders/__init__.py param-undeclared main: order",
    "shop/Orders/function.json binding-unused bindings[first].name: first",
    "shop/Orders/function.json binding-unused bindings[second].name: second",
)
"""The entries of the app that `shop_in` makes: three findings, two of them of one rule."""


def shop_in(folder: Path) -> AppFolder:
    """Return the app `shop` with the findings that `SHOP` tells."""
    return app_at(folder / "shop").function("timer, order", "timer", "first", "second")
