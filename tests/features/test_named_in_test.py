"""References, highlights and a new name, asked for where a test names a handler."""

from __future__ import annotations

import pytest

from funcls.features.changes import RefusedError
from funcls.features.highlights import highlights
from funcls.features.references import references
from funcls.features.renaming import renamable_at, rename
from funcls.workspace.app_state import AppState
from support.apps import fixture

APP = """
--- Orders/function.json
{"entryPoint": "main", "bindings": [{"name": "req", "type": "httpTrigger"}]}
--- Orders/__init__.py
from .impl import price


def main(req): ...
--- Orders/impl.py
def price(): ...
--- Copy/function.json
{"scriptFile": "../Orders/__init__.py", "entryPoint": "main", "bindings": [{"name": "req", "type": "httpTrigger"}]}
--- Bills/function.json
{"entryPoint": "run", "bindings": [{"name": "req", "type": "httpTrigger"}]}
--- Bills/__init__.py
from .impl import work as run
--- Bills/impl.py
def work(req): ...
"""
HANDLER = "Orders/__init__.py", APP.split("--- Orders/__init__.py\n")[1].index("main")
PATHS = ("tests/test_orders.py", "../tests/test_orders.py", "../checks.py")
every_place = pytest.mark.parametrize("path", PATHS)
NAMED = (
    "from Orders import ma<|>in",
    "from app.Orders import <|>main as run",
    "from Orders import main\nassert main<|>(1)",
    "import Orders\nassert Orders.ma<|>in(1)",
    "with mocks:\n    from Orders import main\n    ma<|>in(1)",
    "mock.patch('Orders.ma<|>in')",
    "import Orders\npatch.object(Orders, 'ma<|>in')",
)
NOT_NAMED = (
    "from Orders import main as r<|>un",
    "from Orders import main as run\nr<|>un(1)",
    "from Orders import main as main\nma<|>in(1)",
    "from Or<|>ders import main",
    "import Orders\nOrd<|>ers.main(1)",
    "from Orders.impl import pr<|>ice",
    "from lost import ma<|>in",
    "from Orders import main\ndef test(main):\n    ma<|>in(1)",
    "from Orders import main\n'ma<|>in'",
    "from Orders import main  # ma<|>in",
    "from Orders import main\nx.ma<|>in",
    "from Orders import ma<|>in\nmain(",
)


def opened(path: str, text: str) -> tuple[AppState, int]:
    """The app with a test open at the cursor mark, and with all other tests."""
    app = fixture(f"{APP}--- tests/test_other.py\nfrom Orders import main\n")
    app.edit(path, text.replace("<|>", ""))
    ((state, inside),) = app.host.as_test(f"/app/{path}".replace("/app/..", ""), ["/"])
    assert inside == path
    return app.host.with_tests(state, ["/"]), text.index("<|>")


@every_place
@pytest.mark.parametrize("text", NAMED)
def test_it_is_as_at_the_handler(path: str, text: str) -> None:
    state, offset = opened(path, text)
    for with_handler in (True, False):
        found = references(state, path, offset, include_declaration=with_handler)
        assert found == references(state, *HANDLER, include_declaration=with_handler)
        assert {path, "tests/test_other.py", "Copy/function.json"} <= {each.path for each in found}
    at, at_handler = renamable_at(state, path, offset), renamable_at(state, *HANDLER)
    assert at is not None
    assert at_handler is not None
    assert (at.name, at.span.start <= offset <= at.span.end) == (at_handler.name, True)
    changes = rename(state, path, offset, "handle")
    assert changes == rename(state, *HANDLER, "handle")
    assert changes is not None
    assert {path, "tests/test_other.py", "Orders/__init__.py", "Copy/function.json"} <= changes.keys()


@every_place
@pytest.mark.parametrize("text", NOT_NAMED)
def test_other_names_are_left_to_others(path: str, text: str) -> None:
    state, offset = opened(path, text)
    assert references(state, path, offset, include_declaration=True) == []
    assert highlights(state, path, offset) == []
    assert renamable_at(state, path, offset) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("from Bills import r<|>un\n", {"Bills/function.json", "Bills/impl.py", "Bills/__init__.py"}),
        ("from Bills.impl import wo<|>rk\n", {"Bills/function.json", "Bills/impl.py", "Bills/__init__.py"}),
    ],
)
def test_a_handler_with_two_names(text: str, expected: set[str]) -> None:
    state, offset = opened(PATHS[0], text)
    found = references(state, PATHS[0], offset, include_declaration=True)
    assert {each.path for each in found} == {*expected, PATHS[0]}


def test_only_the_name_of_the_entry_point_can_be_another() -> None:
    state, offset = opened(PATHS[0], "from Bills import r<|>un\n")
    changes = rename(state, PATHS[0], offset, "handle")
    assert changes is not None
    assert set(changes) == {PATHS[0], "Bills/function.json", "Bills/__init__.py"}
    state, offset = opened(PATHS[0], "from Bills.impl import wo<|>rk\n")
    assert renamable_at(state, PATHS[0], offset) is None


@pytest.mark.parametrize("name", ["price", "class", "ümläut"])
def test_it_is_refused_for_the_same_reason(name: str) -> None:
    state, offset = opened(PATHS[0], NAMED[0])
    with pytest.raises(RefusedError) as at_handler:
        rename(state, *HANDLER, name)
    with pytest.raises(RefusedError) as here:
        rename(state, PATHS[0], offset, name)
    assert here.value.reason == at_handler.value.reason


def test_highlights_are_all_places_of_the_test() -> None:
    text = "from Orders import ma<|>in\nimport Orders as o\npatch('Orders.main')\no.main(main)\nlog('main')\n"
    state, offset = opened(PATHS[0], text)
    plain = text.replace("<|>", "")
    found = highlights(state, PATHS[0], offset)
    assert [(plain[: each.span.start].count("\n"), plain[slice(*each.span)], each.writes) for each in found] == [
        (0, "main", True),
        (2, "main", False),
        (3, "main", False),
        (3, "main", False),
    ]


def test_every_prefix_is_answered() -> None:
    text = "import Orders\nfrom app.Orders import main as m, main\nassert m(1) == main(1) == Orders.main\n"
    app = fixture(f"{APP}--- {PATHS[0]}\n")
    for end in range(len(text) + 1):
        app.edit(PATHS[0], text[:end])
        for state, inside in app.host.as_test(f"/app/{PATHS[0]}", ["/"]):
            references(state, inside, end, include_declaration=True)
            highlights(state, inside, end)
            at = renamable_at(state, inside, end)
            assert at is None or at.span.start <= end <= at.span.end
