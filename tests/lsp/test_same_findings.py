"""The editor and the command line say the same of the same files, whole apps at a time."""

from __future__ import annotations

import json
import subprocess
import sys
import tokenize
from collections.abc import Iterator
from pathlib import Path
from typing import Any, TypeAlias

import pytest
from lsprotocol import types

from support.clients import full
from support.editor import Editor

pytestmark = [pytest.mark.slow, pytest.mark.asyncio(loop_scope="module")]

APPS = Path(__file__).resolve().parents[1] / "apps"
NAMES = sorted(host.parent.relative_to(APPS).as_posix() for host in APPS.rglob("host.json"))

Comparable: TypeAlias = tuple[object, ...]


@pytest.fixture(scope="module")
def checked() -> dict[str, list[Any]]:
    """What `funcls check` says of each app."""
    run = subprocess.run(
        [sys.executable, "-m", "funcls", "check", "--output-format", "json"],
        cwd=APPS,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert run.stderr.endswith(" read.\n")
    found: dict[str, list[Any]] = {name: [] for name in NAMES}
    for each in json.loads(run.stdout)["diagnostics"]:
        found[each["app"]].append(each)
    return found


def text_of(file: Path) -> str | None:
    """Return the file as an editor shows it: without its BOM, in the encoding that it states; None if it is not in it.

    What an editor makes of such a file differs from one to the next; unopened, it is read from the disk.
    """
    if file.suffix == ".py":
        try:
            with tokenize.open(file) as opened:
                return opened.read()
        except (SyntaxError, UnicodeDecodeError):
            return None
    return file.read_text(encoding="utf-8-sig")


def of_command_line(entry: Any) -> Comparable:
    related = tuple((each["file"], _positions(each["range"]), each["message"]) for each in entry["related"])
    return (entry["file"], _positions(entry["range"]), entry["severity"], entry["code"], entry["message"], related)


def _positions(found: Any) -> Comparable:
    return tuple(found[end][part] for end in ("start", "end") for part in ("line", "character"))


def of_editor(client: Editor, root: Path) -> Iterator[Comparable]:
    for uri, diagnostics in client.diagnostics.items():
        for each in diagnostics:
            related = tuple(
                (_file(info.location.uri, root), _numbers(info.location.range), info.message)
                for info in each.related_information or ()
            )
            severity = types.DiagnosticSeverity(each.severity or 0).name.lower()
            yield (_file(uri, root), _numbers(each.range), severity, each.code, each.message, related)


def _file(uri: str, root: Path) -> str:
    return uri.removeprefix(f"{root.as_uri()}/")


def _numbers(found: types.Range) -> Comparable:
    return (found.start.line, found.start.character, found.end.line, found.end.character)


@pytest.mark.parametrize("shared_editor", [full()], indirect=True, ids=["full"])
@pytest.mark.parametrize("name", NAMES)
async def test_the_editor_says_what_the_command_line_says(
    client: Editor, checked: dict[str, list[Any]], name: str
) -> None:
    root = APPS / name
    for file in sorted([*root.rglob("*.json"), *root.rglob("*.py")]):
        text = text_of(file)
        if text is not None:
            client.open(file, text)
    await client.settled()

    assert sorted(map(repr, of_editor(client, root))) == sorted(repr(of_command_line(each)) for each in checked[name])


async def test_the_apps_are_good_and_bad(checked: dict[str, list[Any]]) -> None:
    assert checked["guide-plain"] == []
    assert checked["broken-pair"] != []
