"""Completion and hover at every place of every host.json of the tests: whole, half typed and damaged."""

from __future__ import annotations

import json
import random
from datetime import datetime, timezone
from typing import Final

import pytest

from funcls.features.completion import complete
from funcls.features.hover import hover
from support.apps import Fixture, fixture
from support.completion import accept
from support.host_files import TEXTS, host_app

PATH = "host.json"
NOW = datetime(2026, 11, 25, tzinfo=timezone.utc)
EDITS = 400
PIECES: Final = [*"{}[],:\"'\\ a5$", "\n", "\r\n", "//", "/*", "*/", "\ufeff", '"extensions"', "null", '"na', "é"]
RICH = """{
  // what most apps say
  "version": "2.0",
  "extensionBundle": {"id": "Microsoft.Azure.Functions.ExtensionBundle", "version": "[4.*, 5.0.0)"},
  "functions": ["Orders", "Bills"],
  "extensions": {"queues": {"batchSize": 8, "maxPollingInterval": "00:00:02"}, "http": {"routePrefix": ""}},
  "logging": {"logLevel": {"default": "Warning", "Function.Orders": "Trace"}},
  "retry": {"strategy": "fixedDelay"}, "http": {"routePrefix": "x"}, "unheardOf": [{"a": [1, true, null]}]
}
"""
EVERY_TEXT = pytest.mark.parametrize("text", [RICH, *dict.fromkeys(TEXTS[:: max(1, len(TEXTS) // 4)])])


@pytest.fixture(scope="module")
def app() -> Fixture:
    return fixture(host_app("{}"))


def ask(app: Fixture, text: str, offset: int) -> None:
    app.edit(PATH, text)
    for each in complete(app.state, PATH, offset):
        assert each.span.touches(offset), marked(text, offset)
        assert not {"\n", "\r"} & {*text[slice(*each.span)]}, marked(text, offset)
    found = hover(app.state, PATH, offset, NOW)
    assert found is None or (found.markdown and found.span.touches(offset)), marked(text, offset)


@EVERY_TEXT
def test_every_prefix(app: Fixture, text: str) -> None:
    for end in range(len(text) + 1):
        ask(app, text[:end], end)


@EVERY_TEXT
def test_every_place(app: Fixture, text: str) -> None:
    app.edit(PATH, text)
    for offset in range(len(text) + 1):
        ask(app, text, offset)


def test_random_edits(app: Fixture) -> None:
    chance = random.Random(1)
    for _ in range(EDITS):
        text = chance.choice([RICH, *TEXTS])
        for _ in range(chance.randint(1, 3)):
            start = chance.randint(0, len(text))
            text = text[:start] + chance.choice(PIECES) + text[start + chance.choice([0, 1, 5, 20]) :]
        ask(app, text, chance.randint(0, len(text)))


def test_a_whole_text_stays_whole_whatever_is_accepted(app: Fixture) -> None:
    text = "\n".join(line for line in RICH.splitlines() if "//" not in line)
    app.edit(PATH, text)
    for offset in range(len(text) + 1):
        for each in complete(app.state, PATH, offset):
            after = accept(each, text)
            assert isinstance(json.loads(after), dict), f"{marked(text, offset)}\n-> {each.label}:\n{after}"


def marked(text: str, offset: int) -> str:
    return f"{text[:offset]}<|>{text[offset:]}"
