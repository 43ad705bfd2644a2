"""Tests of an app, in it and beside it: from their imports to the handler, and back."""

from __future__ import annotations

from pathlib import Path

import pytest

from funcls.features.definition import define
from funcls.features.moved_files import Move, moved
from funcls.features.references import references
from funcls.features.renaming import rename
from funcls.text.span import Span
from funcls.workspace.app_state import AppState
from funcls.workspace.disk import LocalDisk
from funcls.workspace.host import Host
from funcls.workspace.paths import absolute
from funcls.workspace.resources import load_catalogue
from support.app_folder import AppFolder
from support.apps import ROOT, Fixture, MemoryDisk, fixture

APP = """
--- Orders/function.json
{"bindings": [{"name": "req", "type": "httpTrigger"}, {"name": "$return", "type": "http", "direction": "out"}]}
--- Orders/__init__.py
from .prices import price


def main(req): ...
--- Orders/prices.py
def price(): ...
--- Clock/function.json
{"scriptFile": "clock.py", "entryPoint": "tick", "bindings": [
  {"name": "timer", "type": "timerTrigger", "schedule": "0 0 * * * *"}
]}
--- Clock/clock.py
def tick(timer): ...
--- shared/__init__.py
LIMIT = 3
"""
APPS = Path(__file__).resolve().parents[1] / "apps"
IN_APP, BESIDE = "tests/test_orders.py", "../tests/test_orders.py"
OTHER_APP = "--- ../other/host.json\n{}\n"
MAIN, TICK = "Orders/__init__.py: main", "Clock/clock.py: tick"


def in_brackets(path: str, text: str, span: Span) -> str:
    """Return a place as `file: line`, in brackets."""
    before, after = text[: span.start].rpartition("\n")[2], text[span.end :].partition("\n")[0]
    return f"{path}: {f'{before}[{text[slice(*span)]}]{after}'.strip()}"


class TestDefinition:
    def targets(self, path: str, statement: str, more: str = "") -> list[str]:
        """Where an import in the test at `path` leads to, from its cursor mark."""
        app = fixture(f"{APP}{more}--- {path}\n")
        app.host.edit(absolute(ROOT, path), statement.replace("<|>", ""))
        ((state, inside),) = app.host.as_test(absolute(ROOT, path), ["/"])
        targets = (each.target for each in define(state, inside, statement.index("<|>")))
        return [f"{path}: {app.text(path)[slice(*span)]}".removesuffix(": ") for path, span in targets]

    @pytest.mark.parametrize("path", [IN_APP, BESIDE])
    @pytest.mark.parametrize(
        ("statement", "target"),
        [
            ("from __app__.Orders import ma<|>in", MAIN),
            ("from __app__.Or<|>ders import main", MAIN),
            ("from __app__ import Ord<|>ers", MAIN),
            ("from Orders import ma<|>in as orders", MAIN),
            ("from Or<|>ders import main", MAIN),
            ("import Or<|>ders", MAIN),
            ("import app.Or<|>ders as f", MAIN),
            ("from app.Orders import ma<|>in", MAIN),
            ("from Orders.__init<|>__ import main", MAIN),
            ("from Clock.clock import ti<|>ck", TICK),
            ("from Clock.clo<|>ck import tick", TICK),
            ("from __app__.Clock import clo<|>ck", TICK),
            ("from Orders import pri<|>ce", "Orders/prices.py: price"),
            ("from Orders.pri<|>ces import price", "Orders/prices.py"),
            ("def test():\n    with mocks:\n        from Orders import ma<|>in", MAIN),
            ("from Clo<|>ck import clock", None),
            ("from Lost import ma<|>in", None),
            ("from __app__.Lost import ma<|>in", None),
            ("import js<|>on", None),
            ("from azure.functions import Http<|>Request", None),
        ],
    )
    def test_an_import_leads_to_the_handler(self, path: str, statement: str, target: str | None) -> None:
        assert self.targets(path, statement) == ([target] if target is not None else [])

    @pytest.mark.parametrize(
        ("path", "statement", "target"),
        [
            (IN_APP, "from ..Orders import ma<|>in", MAIN),
            (BESIDE, "from ..app.Orders import ma<|>in", MAIN),
            (BESIDE, "from ..Orders import ma<|>in", None),
            (BESIDE, "from ...app.Orders import ma<|>in", None),
        ],
    )
    def test_an_import_by_place(self, path: str, statement: str, target: str | None) -> None:
        assert self.targets(path, statement) == ([target] if target is not None else [])

    @pytest.mark.parametrize(
        ("path", "statement", "target"),
        [
            (BESIDE, "from Orders import ma<|>in", None),
            (BESIDE, "from __app__.Orders import ma<|>in", None),
            (BESIDE, "from app.Orders import ma<|>in", MAIN),
            (BESIDE, "from other.Orders import ma<|>in", None),
            (IN_APP, "from Orders import ma<|>in", MAIN),
            (IN_APP, "from __app__.Orders import ma<|>in", MAIN),
        ],
    )
    def test_beside_two_apps_the_name_has_to_tell_which(self, path: str, statement: str, target: str | None) -> None:
        assert self.targets(path, statement, OTHER_APP) == ([target] if target is not None else [])

    @pytest.mark.parametrize("path", [IN_APP, BESIDE])
    @pytest.mark.parametrize(
        ("text", "target"),
        [
            ("from __app__.Orders import main\nassert ma<|>in(1)", MAIN),
            ("from Orders import main as f\n\ndef test():\n    return <|>f(1)", MAIN),
            ("from Clock.clock import tick\ntick<|>", TICK),
            ("import Orders\nOrders.ma<|>in(1)", MAIN),
            ("import Orders\nOrd<|>ers.main(1)", MAIN),
            ("import Orders as o\no.main<|>(1)", MAIN),
            ("import Orders as o\n<|>o.main(1)", MAIN),
            ("import app.Orders.prices\napp.Orders.ma<|>in(1)", MAIN),
            ("import app.Orders.prices\napp.Orders.prices.pri<|>ce(1)", "Orders/prices.py: price"),
            ("from app import Orders\nOrders.prices.pri<|>ce()", "Orders/prices.py: price"),
            ("try:\n    from lost import main\nexcept ImportError:\n    from Orders import main\nma<|>in(1)", MAIN),
            ("from Orders import main\nmain(1).bo<|>dy", None),
            ("from Orders import main\nx.ma<|>in", None),
            ("from Orders import main\n\ndef test(main):\n    ma<|>in(1)", None),
            ("from Orders import main\n'ma<|>in'", None),
            ("import json\njson.lo<|>ads('')", None),
            ("ma<|>in(1)", None),
            ("from Orders import main\nma<|>in(", None),
        ],
    )
    def test_so_do_its_uses(self, path: str, text: str, target: str | None) -> None:
        assert self.targets(path, text) == ([target] if target is not None else [])

    def test_a_module_of_the_tests_is_found_first(self) -> None:
        helper = "--- tests/shared.py\n--- ../tests/shared.py\n"
        for path in (IN_APP, BESIDE):
            assert self.targets(path, "import sha<|>red") == ["shared/__init__.py"]
            assert self.targets(path, "import sha<|>red", helper) == []


class TestReferences:
    TEXT = """import Orders as o, json
import __app__.Orders
import Orders.prices
from __app__.Orders import main
from Orders import main as other
from app import Orders


def test_main():
    assert main(None) == o.main(None)
    assert __app__.Orders.main(None) == Orders.main(None) == other(main)
    assert json.main and o.maintain and o.prices.main


def test_of_another_name(main):
    main(None)


def test_of_its_own():
    main = None
    return main
"""
    USES = (
        "from __app__.Orders import [main]",
        "from Orders import [main] as other",
        "assert [main](None) == o.main(None)",
        "assert main(None) == o.[main](None)",
        "assert __app__.Orders.[main](None) == Orders.main(None) == other(main)",
        "assert __app__.Orders.main(None) == Orders.[main](None) == other(main)",
        "assert __app__.Orders.main(None) == Orders.main(None) == [other](main)",
        "assert __app__.Orders.main(None) == Orders.main(None) == other([main])",
    )

    def found(self, app: Fixture, folders: tuple[str, ...] = ("/",)) -> list[str]:
        """The references in tests, as `file: line`, each in brackets."""
        return self.found_in(app, app.host.with_tests(app.state, folders))

    def found_in(self, app: Fixture, state: AppState) -> list[str]:
        places = references(state, app.path, app.offset, include_declaration=False)
        sources = ((path, state.files[path], span) for path, span in places if path in state.tests)
        return [in_brackets(path, source.text, span) for path, source, span in sources if source is not None]

    @pytest.mark.parametrize("path", [IN_APP, BESIDE])
    @pytest.mark.parametrize("place", ["def ma<|>in(", '{"bi<|>ndings": [{"name": "req"'])
    def test_imports_and_uses(self, path: str, place: str) -> None:
        text = APP.replace(place.replace("<|>", ""), place)
        found = self.found(fixture(f"{text}--- {path}\n{self.TEXT}"))
        assert found == [f"{path}: {each}" for each in self.USES]

    @pytest.mark.parametrize(
        ("path", "is_read"),
        [
            ("test_orders.py", True),
            ("conftest.py", True),
            ("Orders/test_orders.py", True),
            ("Orders/orders_test.py", True),
            ("tests/unit/orders.py", True),
            ("orders.py", False),
            ("scripts/orders.py", False),
            (".venv/tests/test_orders.py", False),
            ("mine/tests/test_orders.py", False),
            ("lib/site-packages/tests/test_orders.py", False),
            ("../test_orders.py", True),
            ("../checks/deep/test_orders.py", True),
            ("../tests/orders.py", True),
            ("../scripts/orders.py", False),
            ("../other/tests/test_orders.py", False),
        ],
    )
    def test_which_files_are_tests(self, path: str, is_read: bool) -> None:
        text = APP.replace("def main", "def ma<|>in")
        more = "--- mine/pyvenv.cfg\n--- ../other/host.json\n"
        found = self.found(fixture(f"{text}{more}--- {path}\nfrom app.Orders import main\n"))
        assert found == ([f"{path}: from app.Orders import [main]"] if is_read else [])

    def test_outside_the_workspace_nothing_is_read(self) -> None:
        text = APP.replace("def main", "def ma<|>in")
        app = fixture(f"{text}--- {BESIDE}\nfrom Orders import main\n--- {IN_APP}\nfrom Orders import main\n")
        app.disk.reads.clear()
        assert self.found(app, (ROOT,)) == [f"{IN_APP}: from Orders import [main]"]
        assert not any("/.." in each or each.startswith("/tests") for each in app.disk.reads)

    def test_what_is_not_saved_counts(self) -> None:
        app = fixture(APP.replace("def main", "def ma<|>in") + f"--- {IN_APP}\n--- ../tests/__init__.py\n")
        app.edit(IN_APP, "from Orders import main\n")
        app.edit("tests/test_new.py", "from ..Orders import main\n")
        app.edit("../tests/test_beside.py", "from Orders import main as m\n")
        assert self.found(app) == [
            "../tests/test_beside.py: from Orders import [main] as m",
            "tests/test_new.py: from ..Orders import [main]",
            "tests/test_orders.py: from Orders import [main]",
        ]

    def test_a_test_that_python_refuses_has_none(self) -> None:
        app = fixture(APP.replace("def main", "def ma<|>in") + f"--- {IN_APP}\nfrom Orders import main\nmain(\n")
        assert self.found(app) == []

    def test_nobody_reads_tests_for_findings(self) -> None:
        app = fixture(APP + f"--- {IN_APP}\nfrom Lost import main\n--- {BESIDE}\nfrom __app__.Lost import main\n")
        assert not any("tests/test_" in each for each in app.disk.reads)
        app.edit(IN_APP, "from __app__.Lost import main\n")
        assert app.codes() == []
        assert app.host.with_tests(app.state, ["/"]).findings() == ()

    @pytest.mark.parametrize(
        ("app", "function", "expected"),
        [
            (
                "guide-unit-tests/__app__",
                "HttpTrigger",
                [
                    "../tests/test_httptrigger.py: from __app__.HttpTrigger import [my_function]",
                    "../tests/test_httptrigger.py: resp = [my_function](req)",
                ],
            ),
            (
                "guide-tests-inside",
                "my_second_function",
                [
                    "tests/test_my_second_function.py: from my_second_function import [main]",
                    "tests/test_my_second_function.py: "
                    "self.assertEqual([main](a_request('21')).get_body(), b'21 * 2 = 42')",
                    "tests/test_my_second_function.py: "
                    "self.assertEqual([main](a_request('2')).get_body(), b'2 * 2 = 5')",
                ],
            ),
        ],
    )
    def test_as_the_developer_guide_has_them(self, app: str, function: str, expected: list[str]) -> None:
        host, root = Host(LocalDisk(), load_catalogue()), (APPS / app).as_posix()
        host.open_app(root)
        state = host.snapshot.apps[root]
        handler = state.functions[function].handler
        assert handler is not None
        found = Fixture(MemoryDisk({}), host, handler.place.path, handler.place.span.start)
        assert self.found_in(found, host.with_tests(state, [APPS.as_posix()])) == expected


def test_every_prefix_of_a_test_is_answered() -> None:
    text = f"{TestReferences.TEXT}\n@patch('Orders.main')\ndef test_patched(): ...\n"
    app = fixture(APP.replace("def main", "def ma<|>in") + f"--- {BESIDE}\n")
    for end in range(0, len(text) + 1, 3):
        app.edit(BESIDE, text[:end])
        for state, inside in app.host.as_test("/tests/test_orders.py", ["/"]):
            for link in define(state, inside, end):
                assert link.origin.start <= end <= link.origin.end
        state = app.host.with_tests(app.state, ["/"])
        references(state, app.path, app.offset, include_declaration=True)
        rename(state, app.path, app.offset, "run")
        moved(state, [Move("Orders", "Bills"), Move("Clock/clock.py", "Clock/watch.py")])


def test_what_nobody_can_read_is_left_alone(tmp_path: Path) -> None:
    files = AppFolder(tmp_path / "app").function()
    files.write("tests/test_large.py", f"from Orders import main\n{'#' * 1_000_001}")
    files.write("tests/test_latin.py", "").write_bytes(b"from Orders import main\nx = '\xff'\n")
    host, root = Host(LocalDisk(), load_catalogue()), files.root.as_posix()
    host.open_app(root)
    state = host.with_tests(host.snapshot.apps[root], [root])
    assert state.tests == {"tests/test_large.py", "tests/test_latin.py"}
    handler = state.functions["Orders"].handler
    assert handler is not None
    changes = rename(state, handler.place.path, handler.place.span.start, "run")
    assert changes is not None
    assert changes.keys().isdisjoint(state.tests)
    assert moved(state, [Move("Orders", "Bills")]).changes == {}
