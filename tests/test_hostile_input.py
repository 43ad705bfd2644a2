"""Whatever stands in the files of an app, funcls answers: no rule fails, no feature raises, no edit tears a text.

The apps of tests/apps are damaged at random, in whichever file, as an editor, a merge or a broken tool could do it.
What is said must not depend on the way there: an edited buffer is judged as the same text read from the disk.
"""

from __future__ import annotations

import logging
import random
from collections.abc import Iterator
from datetime import datetime, timezone
from itertools import pairwise
from pathlib import Path
from typing import Final

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from funcls.features.completion import complete
from funcls.features.counterparts import counterparts
from funcls.features.definition import define
from funcls.features.document_links import document_links
from funcls.features.folding import folds
from funcls.features.formatting import Style, format_document
from funcls.features.highlights import highlights
from funcls.features.hover import hover
from funcls.features.inventory import take_inventory
from funcls.features.outline import outline
from funcls.features.quick_fixes import quick_fixes
from funcls.features.results import Edit
from funcls.features.search import search
from funcls.features.selecting import selections
from funcls.text.span import Span
from funcls.workspace.app_state import AppState
from funcls.workspace.host import Host
from funcls.workspace.paths import absolute
from funcls.workspace.resources import load_catalogue
from support.apps import HOST_JSON, ROOT, MemoryDisk

APPS: Final = Path(__file__).parent / "apps"
NOW: Final = datetime(2026, 1, 1, tzinfo=timezone.utc)
SETTINGS: Final = """{
  "IsEncrypted": false,
  "Values": { "FUNCTIONS_WORKER_RUNTIME": "python", "AzureWebJobsStorage": "UseDevelopmentStorage=true" },
  "ConnectionStrings": { "Shop": { "ConnectionString": "Server=localhost" } },
  "Host": { "LocalHttpPort": 7071, "CORS": "*" }
}
"""
CONFIGURATION: Final = """# funcls: ignore[json-lenient]
ignore = ["json-lenient"]
[severity]
property-unknown = "warning"
[per-file-ignores]
"Orders/*" = ["key-case"]
"""
BESIDE: Final = {
    "host.json": HOST_JSON,
    "local.settings.json": SETTINGS,
    "requirements.txt": "azure-functions==1.21.3\nrequests>=2  # pinned elsewhere\n",
    ".funcignore": ".git*\n.venv\n# of tests\ntests/\n!tests/data\n",
    "funcls.toml": CONFIGURATION,
}
"""What an app has that lacks a file of this name."""

PIECES: Final = (
    *"{}[]()<>\"'\\:,;#%$!@=-+.*/ 0aZ_",
    "\n",
    "\r",
    "\r\n",
    "\t",
    "\0",
    "\ufeff",
    "\u2028",
    "\x85",
    "\x0c",
    "\ud800",
    "\udfff",
    "\U0001f600",
    "\u0301",
    "é",
    "//",
    "/*",
    "*/",
    '"""',
    "\\u12",
    "\\ud83d",
    "null",
    "true",
    "undefined",
    "NaN",
    "new Date(",
    "{{",
    "%A%",
    "1e999",
    "-",
    "9" * 400,
    "9" * 5000,
    "0x" + "f" * 40,
    "[" * 70,
    "[" * 3000,
    '{"a":' * 3000,
    "(" * 250,
    "(" * 3000,
    "not " * 3000,
    "-" * 3000,
    "a." * 3000,
    "lambda:" * 200,
    "    " * 150 + "if x:\n",
    "@" * 50,
    "x" * 20000,
    "def main(\n",
    "from . import *\n",
    "from .__init__ import main\n",
    "import azure.functions as func\n",
    "f'{x!r:{",
    "# funcls: ignore",
    "// funcls: ignore[",
    '"bindings"',
    '"scriptFile": "../../x.py",',
    '"entryPoint": "__class__",',
    '"name": "$return",',
    '"type": "TIMERTRIGGER",',
    '"schedule": "* * * * * * *",',
    '"Values": {"A": {}},',
    "\n[[x]]\n",
)


def app_of(folder: Path) -> dict[str, str]:
    """Return the texts of an app by their paths, with what it lacks."""
    names = (path for path in sorted(folder.rglob("*")) if path.is_file() and "__pycache__" not in path.parts)
    texts = {path.relative_to(folder).as_posix(): path.read_bytes().decode("utf-8", "replace") for path in names}
    return {**BESIDE, **texts}


FOLDERS: Final = sorted(path.parent for path in APPS.rglob("host.json"))


@pytest.fixture(scope="module", autouse=True)
def no_rule_fails() -> Iterator[None]:
    """A rule that raises is logged and passed over, so that the others are heard: here it is a failure."""

    class Raising(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            if record.exc_info and record.exc_info[1] is not None:
                raise AssertionError(record.getMessage()) from record.exc_info[1]

    handler = Raising()
    logger = logging.getLogger("funcls")
    logger.addHandler(handler)
    yield
    logger.removeHandler(handler)


def damaged(text: str, chance: random.Random) -> str:
    for _ in range(chance.randint(1, 4)):
        start = chance.randint(0, len(text))
        end = min(len(text), start + chance.choice((0, 1, 2, 5, 40)))
        kind = chance.choice(("delete", "insert", "insert", "insert", "double", "truncate", "swap", "line ends"))
        if kind == "delete":
            text = text[:start] + text[end:]
        elif kind == "insert":
            text = text[:start] + chance.choice(PIECES) + text[start:]
        elif kind == "double":
            text = text[:end] + text[start:]
        elif kind == "truncate":
            text = text[:start] if chance.random() < 0.7 else text[start:]
        elif kind == "swap":
            further = chance.randint(end, len(text))
            text = text[:start] + text[end:further] + text[start:end] + text[further:]
        else:
            text = text.replace("\n", chance.choice(("\r", "\r\n", "\u2028", "")))
    return text


def check(seed: int) -> None:
    """Damage an app, and ask everything of it."""
    chance = random.Random(seed)
    texts = app_of(chance.choice(FOLDERS))
    host = Host(MemoryDisk({absolute(ROOT, path): text for path, text in texts.items()}), load_catalogue())
    host.open_app(ROOT)
    for _ in range(chance.randint(1, 3)):
        path = chance.choice(sorted(texts))
        texts[path] = damaged(texts[path], chance)
        host.edit(absolute(ROOT, path), texts[path])
        while host.advance():
            pass
        ask(host.snapshot.apps[ROOT], path, texts[path], chance)
    fresh = Host(MemoryDisk({absolute(ROOT, path): text for path, text in texts.items()}), load_catalogue())
    fresh.open_app(ROOT)
    assert host.snapshot.apps[ROOT].findings() == fresh.snapshot.apps[ROOT].findings()


def ask(state: AppState, path: str, text: str, chance: random.Random) -> None:
    for finding in state.findings():
        places = [finding.place, *(each.place for each in finding.related)]
        for place in places:
            source = state.files.get(place.path)
            assert source is None or 0 <= place.span.start <= place.span.end <= len(source.text), finding
    document_links(state, path)
    search([state], "o")
    take_inventory(state, list(state.functions))
    source = state.files.get(path)
    for offset in {0, len(text), *(chance.randint(0, len(text)) for _ in range(4))}:
        hover(state, path, offset, NOW)
        define(state, path, offset)
        highlights(state, path, offset)
        counterparts(state, path, offset)
        for item in complete(state, path, offset):
            assert item.span.start <= offset <= item.span.end
            assert "\n" not in text[slice(*item.span)]
            apply(text, (Edit(item.span, item.text), *item.also))
        for fix in quick_fixes(state, path, Span(offset, offset), creates_files=True):
            of = state.files.get(fix.path)
            apply(of.text if of is not None else "", (fix.edit,))
        if source is not None and path.endswith(".json"):
            found = selections(source, offset)
            assert all(outer.covers(inner) for inner, outer in pairwise(found))
    if source is not None and path.endswith(".json"):
        outline(state, source)
        folds(source)
        apply(text, format_document(source, Style()))


def apply(text: str, edits: object) -> str:
    """Return the text with edits that do not overlap."""
    assert isinstance(edits, list | tuple)
    for edit in sorted(edits, key=lambda each: each.span, reverse=True):
        assert 0 <= edit.span.start <= edit.span.end <= len(text)
        text = edit.applied(text)
    return text


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda each: each.relative_to(APPS).as_posix())
def test_the_apps_are_read(folder: Path) -> None:
    assert any(path.endswith("function.json") for path in app_of(folder))


@settings(max_examples=120, suppress_health_check=[HealthCheck.too_slow])
@given(st.integers(0, 2**32))
def test_a_damaged_app(seed: int) -> None:
    check(seed)


@pytest.mark.slow
@settings(max_examples=5000, suppress_health_check=[HealthCheck.too_slow])
@given(st.integers(0, 2**32))
def test_many_damaged_apps(seed: int) -> None:
    check(seed)


@pytest.mark.parametrize("piece", PIECES, ids=range(len(PIECES)))
def test_each_odd_piece_alone_and_in_the_middle(piece: str) -> None:
    texts = {**BESIDE, "Orders/function.json": '{"bindings": [{"type": "httpTrigger", "name": "req"}]}'}
    texts["Orders/__init__.py"] = "import azure.functions as func\n\n\ndef main(req: func.HttpRequest): ...\n"
    host = Host(MemoryDisk({absolute(ROOT, path): text for path, text in texts.items()}), load_catalogue())
    host.open_app(ROOT)
    for path, text in texts.items():
        for hostile in (piece, text[: len(text) // 2] + piece + text[len(text) // 2 :], piece + text, text + piece):
            host.edit(absolute(ROOT, path), hostile)
            while host.advance():
                pass
            ask(host.snapshot.apps[ROOT], path, hostile, random.Random(1))
        host.edit(absolute(ROOT, path), text)
