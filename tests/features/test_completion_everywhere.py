"""Completion at every place of every function.json of the tests: whole, half typed and damaged.

What stands at a place of a valid text is found without a parser of ours: something is written there, and the standard
library tells where it went.
"""

from __future__ import annotations

import json
import random
import re
from collections.abc import Iterable, Iterator
from itertools import product
from typing import NamedTuple, TypeAlias

import pytest

from funcls.features.completion import complete
from funcls.features.cursor import JsonCursor, Role
from funcls.features.half_typed import writing_cursor
from funcls.features.results import CompletionItem
from support.apps import Fixture, fixture
from support.completion import accept, one_function
from support.function_jsons import TEXTS, Typed, every_text, prefixes

PATH = "Orders/function.json"
EDITS = 2000
PIECES = [*"{}[],:\"'\\ a5$%", "\n", "\r\n", "//", "/*", "*/", "\ufeff", '"name"', "null", '"na', "{id}", "é"]

MARK = "\N{BLACK STAR}"
Steps: TypeAlias = tuple[str | int, ...]


class Place(NamedTuple):
    """What stands at a cursor: its role, the path to the container or the value, and the token's range."""

    role: Role
    path: Steps
    token: tuple[int, int]


NOWHERE = Place(Role.NONE, (), (0, 0))


@pytest.fixture(scope="module")
def app() -> Fixture:
    return fixture(one_function("{}"))


@every_text
def test_every_prefix(app: Fixture, texts: list[Typed]) -> None:
    for prefix in prefixes(texts):
        check(app, prefix, len(prefix))


@every_text
def test_the_context_is_what_brute_force_finds(app: Fixture, texts: list[Typed]) -> None:
    for text, offsets in whole(texts):
        app.edit(PATH, text)
        for offset in offsets:
            assert found_at(app, offset) == brute_force(text, offset), marked(text, offset)


@pytest.mark.slow
def test_random_edits(app: Fixture) -> None:
    chance = random.Random(1)
    compared = 0
    for _ in range(EDITS):
        text = edited(chance.choice(TEXTS), chance)
        offset = chance.randint(0, len(text))
        check(app, text, offset)
        if is_valid(text):
            assert found_at(app, offset) == brute_force(text, offset), marked(text, offset)
            compared += 1
    assert compared > EDITS / 10


@every_text
def test_a_whole_text_stays_whole_whatever_is_accepted(app: Fixture, texts: list[Typed]) -> None:
    for text, offsets in whole(texts):
        for offset in offsets:
            stays_whole(app, text, offset)


@every_text
def test_a_string_that_is_being_typed_is_made_whole(app: Fixture, texts: list[Typed]) -> None:
    for each in whole(texts):
        text = each.text
        for string in re.finditer(r'"[^"\\\n]*"', text):
            for offset in each.within(*string.span()):
                stays_whole(app, text[:offset] + text[string.end() :], offset)


@every_text
def test_a_comma_that_is_missing_is_written(app: Fixture, texts: list[Typed]) -> None:
    for text, _ in whole(texts):
        for comma in re.finditer(r",(?=\s)", text):
            without = text[: comma.start()] + text[comma.end() :]
            if not is_valid(without):
                stays_whole(app, without, comma.start() + 1)


def whole(texts: Iterable[Typed]) -> Iterator[Typed]:
    return (each for each in texts if is_valid(each.text))


def check(app: Fixture, text: str, offset: int) -> list[CompletionItem]:
    """Ask for completion, and return the items, which each have what editors rely on."""
    app.edit(PATH, text)
    items = complete(app.state, PATH, offset)
    for each in items:
        replaced = text[slice(*each.span)]
        assert each.span.touches(offset), marked(text, offset)
        assert not {"\n", "\r"} & {*replaced}, marked(text, offset)
    return items


def stays_whole(app: Fixture, text: str, offset: int) -> None:
    for each in check(app, text, offset):
        after = accept(each, text)
        assert is_valid(after), f"{marked(text, offset)}\n-> {each.label}:\n{after}"


def is_valid(text: str) -> bool:
    """Whether the text is an object of strict JSON."""
    try:
        return isinstance(json.loads(text), dict)
    except ValueError:
        return False


def edited(text: str, chance: random.Random) -> str:
    for _ in range(chance.randint(1, 3)):
        start = chance.randint(0, len(text))
        end = start + chance.choice([0, 0, 1, 1, 5, 20])
        text = text[:start] + chance.choice(["", *PIECES]) + text[end:]
    return text


def found_at(app: Fixture, offset: int) -> Place:
    """Return what funcls takes the place for."""
    cursor = writing_cursor(app.state, PATH, offset)
    assert isinstance(cursor, JsonCursor)
    return NOWHERE if cursor.role is Role.NONE else Place(cursor.role, cursor.path, cursor.span)


def brute_force(text: str, offset: int) -> Place:
    """Return what stands at a place of a valid text: what the text around it becomes when it is replaced."""
    for start, end in tokens(text, offset):
        place = place_of_mark(f'{text[:start]}"{MARK}"{text[end:]}', (start, end))
        if place is not None:
            return place
    if text[:offset].endswith('"'):
        # Behind a quote that closes a string nothing is offered.
        return NOWHERE
    for before, new, after in product(("", ","), (f'"{MARK}": 0', f'"{MARK}"'), ("", ",")):
        place = place_of_mark(text[:offset] + before + new + after + text[offset:], (offset, offset))
        if place is not None and place.role is not Role.VALUE:
            return place
    return NOWHERE


def tokens(text: str, offset: int) -> Iterator[tuple[int, int]]:
    """Yield the ranges around the cursor that may be a string, and the word or number that it touches."""
    line = next(each for each in re.finditer(r"[^\n]*", text) if each.start() <= offset <= each.end())
    quotes = [each for each in range(*line.span()) if text[each] == '"']
    for start in (each for each in reversed(quotes) if each < offset):
        end = next((each + 1 for each in quotes if each >= offset and is_string(text[start : each + 1])), None)
        if end is not None:
            yield start, end
    word = next((each for each in re.finditer(r"[-+.\w]+", text) if each.start() <= offset <= each.end()), None)
    if word is not None:
        yield word.span()


def is_string(text: str) -> bool:
    try:
        return isinstance(json.loads(text), str)
    except ValueError:
        return False


def place_of_mark(text: str, token: tuple[int, int]) -> Place | None:
    """Return where the mark stands as a key, a value or an item in its own right; None where the text is broken."""
    try:
        root = json.loads(text, object_pairs_hook=Pairs)
    except ValueError:
        return None
    return next((Place(role, path, token) for role, path in marks(root, ())), None)


class Pairs(list[tuple[str, object]]):
    """The members of an object, equal keys too."""


def marks(value: object, path: Steps) -> Iterator[tuple[Role, Steps]]:
    """Yield the role and the path of the mark, wherever it stands below `path`."""
    if isinstance(value, Pairs):
        for key, inner in value:
            if key == MARK:
                yield Role.KEY, path
            if inner == MARK:
                yield Role.VALUE, (*path, key)
            yield from marks(inner, (*path, key))
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            if inner == MARK:
                yield Role.ITEM, path
            yield from marks(inner, (*path, index))


def marked(text: str, offset: int) -> str:
    return f"{text[:offset]}<|>{text[offset:]}"
