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
from funcls.text.lines import Encoding
from funcls.text.span import Span
from funcls.workspace.app_state import AppState
from funcls.workspace.host import Host
from funcls.workspace.paths import absolute
from funcls.workspace.resources import load_catalogue
from support.apps import ROOT, MemoryDisk
from support.damaged_apps import APPS, BESIDE, FOLDERS, PIECES, app_of, damaged

NOW: Final = datetime(2026, 1, 1, tzinfo=timezone.utc)


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
            if source is not None:
                assert 0 <= place.span.start <= place.span.end <= len(source.text), finding
                for encoding in Encoding:
                    there = source.lines.position(place.span.start, encoding)
                    assert source.lines.offset(there, encoding) <= place.span.start
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
            assert not {"\r", "\n"}.intersection(text[slice(*item.span)])
            apply(text, (Edit(item.span, item.text), *item.also))
        for fix in quick_fixes(state, path, Span(offset, offset), creates_files=True):
            for change in fix.changes:
                of = state.files.get(change.path)
                apply(of.text if of is not None else "", change.edits)
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
@settings(max_examples=2000, suppress_health_check=[HealthCheck.too_slow])
@given(st.integers(0, 2**32))
def test_many_damaged_apps(seed: int) -> None:
    check(seed)


@pytest.mark.slow
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
