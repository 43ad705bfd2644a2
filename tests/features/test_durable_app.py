"""An app of Durable Functions as its author meets it: every answer at its names, half-typed calls, another folder."""

from __future__ import annotations

from datetime import datetime, timezone
from pathlib import Path

import pytest

from funcls.features.completion import complete
from funcls.features.definition import define
from funcls.features.hover import hover
from funcls.features.moved_files import Move, moved
from funcls.features.references import references
from support.apps import CURSOR, Fixture, fixture
from support.damaged_apps import APPS, app_of
from support.made_tests import failures, write
from support.refactorings import make

NOW = datetime(2026, 11, 25, tzinfo=timezone.utc)
FLOW = "Fulfil/__init__.py"
TEXTS = {
    path: text for path, text in app_of(APPS / "guide-durable").items() if path not in (".funcignore", "funcls.toml")
}
TYPED = "receipt = yield context.call_activity("


def app(path: str, *changes: tuple[str, str]) -> Fixture:
    """Return the app with some texts of one file in place of others, one of them with the cursor."""
    text = TEXTS[path]
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    return fixture("".join(f"--- {name}\n{each}" for name, each in {**TEXTS, path: text}.items()))


def at(path: str, place: str) -> Fixture:
    """Return the app with the cursor at a place."""
    return app(path, (place.replace(CURSOR, ""), place))


@pytest.mark.parametrize(
    ("path", "place", "handler", "uses"),
    [
        ("Start/__init__.py", "start_new(FUL<|>FIL", "Fulfil", ["Start: FULFIL", "shared: Fulfil"]),
        ("Start/__init__.py", "EntityId(COUN<|>TER", "Counter", ["Start: COUNTER", "shared: Counter"]),
        (FLOW, "names.CHA<|>RGE", "ChargeCard", ["Fulfil: CHARGE", "shared: ChargeCard"]),
        (FLOW, '"Sh<|>ip"', "Ship", ["Fulfil: Ship"]),
        ("shared/names.py", '"Charge<|>Card"', "ChargeCard", ["Fulfil: CHARGE", "shared: ChargeCard"]),
    ],
)
def test_every_name_leads_to_its_function(path: str, place: str, handler: str, uses: list[str]) -> None:
    opened = at(path, place)
    assert [each.target.path for each in define(opened.state, path, opened.offset)] == [f"{handler}/__init__.py"]
    described = hover(opened.state, path, opened.offset, NOW)
    assert described is not None
    assert f"`{handler}`**, bound in " in described.markdown
    found = references(opened.state, path, opened.offset, include_declaration=False)
    assert [f"{each.path.partition('/')[0]}: {opened.text(each.path)[slice(*each.span)]}" for each in found] == uses


def test_the_module_before_a_constant_is_not_the_name() -> None:
    opened = at(FLOW, "na<|>mes.CHARGE")
    assert hover(opened.state, FLOW, opened.offset, NOW) is None


@pytest.mark.parametrize("typed", [f'{TYPED}"', f'{TYPED}"Ch', f'{TYPED}name="', f'{TYPED}"ChargeCard", or'])
def test_the_other_calls_answer_while_one_is_typed(typed: str) -> None:
    opened = app(FLOW, (f"{TYPED}names.CHARGE, order)", typed), ('"Ship"', '"Sh<|>ip"'))
    assert [each.target.path for each in define(opened.state, FLOW, opened.offset)] == ["Ship/__init__.py"]
    assert "durable-name-unknown" not in " ".join(opened.codes())
    cursor = opened.text(FLOW).index(typed) + len(typed)
    offered = complete(opened.state, FLOW, cursor)
    assert all(each.span.start <= cursor <= each.span.end for each in offered)
    assert [each.label for each in offered] == ([] if typed.endswith("or") else ["ChargeCard", "Ship"])


@pytest.mark.parametrize("folder", ["ChargeCard", "Ship", "Fulfil", "Counter"])
def test_a_function_is_still_found_in_a_folder_of_another_name(folder: str) -> None:
    opened = at(FLOW, "CHA<|>RGE")
    changes = moved(opened.state, [Move(folder, "Renamed")]).changes
    texts = dict(TEXTS)
    for path, edits in changes.items():
        for each in reversed(edits):
            texts[path] = each.applied(texts[path])
    texts = {
        f"Renamed/{path.partition('/')[2]}" if path.startswith(f"{folder}/") else path: texts[path] for path in texts
    }
    assert len(changes) == 1
    assert fixture("".join(f"--- {name}\n{each}" for name, each in texts.items())).codes() == []


@pytest.mark.slow
def test_the_made_test_of_every_function_fails_in_its_assertion_alone(tmp_path: Path) -> None:
    handlers = {
        "Start": "async def ma<|>in",
        "Fulfil": "def orch<|>estrator_function",
        "ChargeCard": "def ma<|>in",
        "Ship": "def ma<|>in",
        "Counter": "def entity<|>_function",
    }
    write(tmp_path, TEXTS)
    for name, place in handlers.items():
        write(tmp_path, make(at(f"{name}/__init__.py", place), "Create"))

    failed = failures(tmp_path)
    assert sorted(failed) == sorted(f"tests/test_{name}.py" for name in handlers)
    assert [each for each in failed.values() if not each.startswith("AssertionError: ")] == []
