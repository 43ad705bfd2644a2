"""Hover, definition, references and highlights at every place of every function.json of the tests, half typed too."""

from __future__ import annotations

from datetime import datetime, timezone

import pytest

from funcls.features.definition import define
from funcls.features.highlights import highlights
from funcls.features.hover import hover
from funcls.features.references import references
from support.apps import Fixture, fixture
from support.completion import one_function
from support.function_jsons import TEXTS, Typed, every_text, prefixes

PATH = "Orders/function.json"
NOW = datetime(2026, 11, 25, 12, 30, 15, tzinfo=timezone.utc)
CODES = {"expression-broken", "expression-unknown", "route-broken"}
WITH_NAMES = [each for each in TEXTS if "{shop:" in each or "{EXT}" in each]


@pytest.fixture(scope="module")
def app() -> Fixture:
    return fixture(one_function("{}"))


@every_text
def test_every_prefix(app: Fixture, texts: list[Typed]) -> None:
    for prefix in prefixes(texts):
        app.edit(PATH, prefix)
        ask(app, prefix, len(prefix))


@every_text
def test_every_place(app: Fixture, texts: list[Typed]) -> None:
    for text, offsets in texts:
        app.edit(PATH, text)
        for offset in offsets:
            ask(app, text, offset)


def ask(app: Fixture, text: str, offset: int) -> None:
    """Ask for all there is; what is answered of the place holds it, and lies in the text."""
    said = hover(app.state, PATH, offset, NOW)
    assert said is None or said.span.touches(offset)
    for link in define(app.state, PATH, offset):
        assert link.origin.touches(offset)
    places = references(app.state, PATH, offset, include_declaration=True)
    assert len(places) >= len(references(app.state, PATH, offset, include_declaration=False))
    for span in (
        *(each.span for each in places if each.path == PATH),
        *(each.span for each in highlights(app.state, PATH, offset)),
    ):
        assert 0 <= span.start < span.end <= len(text)


def test_nothing_is_said_of_names_that_are_being_typed() -> None:
    assert len(WITH_NAMES) == 2
    for text in WITH_NAMES:
        opened = fixture(one_function("{}"))
        for end in range(len(text) + 1):
            opened.edit(PATH, text[:end])
            assert not CODES & {each.code for each in opened.state.findings()}, text[:end]
