"""Entry points, function folders and scripts under another name: what changes in tests."""

from __future__ import annotations

import pytest

from funcls.features.changes import Changes, RefusedError, applied
from funcls.features.moved_files import Move, moved
from funcls.features.renaming import rename
from funcls.workspace.app_state import AppState
from support.apps import Fixture, fixture

APP = """
--- Orders/function.json
{"entryPoint": "main", "bindings": [
  {"name": "req", "type": "httpTrigger", "direction": "in", "authLevel": "function"},
  {"name": "$return", "type": "http", "direction": "out"}
]}
--- Orders/__init__.py
from .impl import price


def ma<|>in(req) -> str: ...
--- Orders/impl.py
def price(): ...
"""
PATHS = ("tests/test_orders.py", "../tests/test_orders.py")
every_place = pytest.mark.parametrize("path", PATHS)


def among_tests(app: Fixture) -> AppState:
    return app.host.with_tests(app.state, ["/"])


def changed_tests(state: AppState, changes: Changes) -> str:
    """Return the tests that change as they are afterwards."""
    texts = []
    for path in sorted(state.tests & changes.keys()):
        source = state.files[path]
        assert source is not None
        texts.append(applied(source.text, changes[path]))
    return "".join(texts)


class TestEntryPoint:
    def after(self, path: str, test: str, name: str = "run") -> str:
        app = fixture(f"{APP}--- {path}\n{test}")
        state = among_tests(app)
        changes = rename(state, app.path, app.offset, name)
        assert changes is not None
        assert {"Orders/__init__.py", "Orders/function.json"} <= changes.keys()
        return changed_tests(state, changes)

    @every_place
    @pytest.mark.parametrize(
        ("test", "expected"),
        [
            (
                "from __app__.Orders import main\n\n\ndef test():\n    assert main(None)\n",
                "from __app__.Orders import run\n\n\ndef test():\n    assert run(None)\n",
            ),
            ("from Orders import main as f\nf(1)\nmain = 2\n", "from Orders import run as f\nf(1)\nmain = 2\n"),
            ("import app.Orders as f\nf.main(1)\n", "import app.Orders as f\nf.run(1)\n"),
            (
                "import app.Orders\napp.Orders.main(app.Orders.domain)\n",
                "import app.Orders\napp.Orders.run(app.Orders.domain)\n",
            ),
            (
                "def test():\n    from Orders import main\n    main(1)\n\n\ndef main(): ...\n",
                "def test():\n    from Orders import run\n    run(1)\n\n\ndef main(): ...\n",
            ),
            (
                "try:\n    from __app__.Orders import main\nexcept OSError:\n    from Orders import main\nmain(1)\n",
                "try:\n    from __app__.Orders import run\nexcept OSError:\n    from Orders import run\nrun(1)\n",
            ),
            # What the new name would hide, or what the old one stands for besides, stays.
            ("from Orders import main\nrun = main\n", "from Orders import run as main\nrun = main\n"),
            ("from Orders import main\nmain = mock(main)\n", "from Orders import run as main\nmain = mock(main)\n"),
            (
                "@patch('app.Orders.main')\n@patch('Orders.impl.main')\n@patch('Orders.mainly')\ndef test(): ...\n",
                "@patch('app.Orders.run')\n@patch('Orders.impl.main')\n@patch('Orders.mainly')\ndef test(): ...\n",
            ),
            (
                "import app.Orders as o\nmock.patch.object(o, 'main')\nsetattr(o, \"main\", 1)\nlog(o, 'main')\n",
                "import app.Orders as o\nmock.patch.object(o, 'run')\nsetattr(o, \"run\", 1)\nlog(o, 'main')\n",
            ),
            (
                "import app.Orders\nmock.patch.object(\n  app.Orders, 'main', 1)\nsetattr(app, 'main')\n",
                "import app.Orders\nmock.patch.object(\n  app.Orders, 'run', 1)\nsetattr(app, 'main')\n",
            ),
            ("from Orders import price\nmain = price\n", ""),
            ("from Orders import *\nmain(1)\n", ""),
            ("from Orders import main\nmain(\n", ""),
            ("import json\njson.main\n", ""),
        ],
    )
    def test_what_imports_it_follows(self, path: str, test: str, expected: str) -> None:
        assert self.after(path, test) == expected

    def test_a_test_is_no_reason_to_refuse(self) -> None:
        texts = [
            "import Orders\nOrders.main()\nlocals()\n",
            "from Orders import main\n__all__ = ['main']\n# funcls: ignore\n",
            "from Orders.impl import lost\nfrom Orders import main\n",
        ]
        for each in texts:
            assert "run" in self.after(PATHS[0], each)

    def test_a_reason_stays_one(self) -> None:
        app = fixture(f"{APP}--- {PATHS[0]}\nfrom Orders import main\n")
        with pytest.raises(RefusedError):
            rename(among_tests(app), app.path, app.offset, "price")


class TestParameter:
    @every_place
    @pytest.mark.parametrize(
        ("test", "expected"),
        [
            ("from Orders import main\nmain(req=req)\n", "from Orders import main\nmain(order=req)\n"),
            ("from Orders import main as f\nf(req=1)\n", "from Orders import main as f\nf(order=1)\n"),
            ("import app.Orders as o\no.main(req=1)\n", "import app.Orders as o\no.main(order=1)\n"),
            ("from other import main\nmain(req=1)\nOrders.main(req=1)\n", ""),
            ("from Orders import main\nother(req=main(1))\n", ""),
        ],
    )
    def test_keywords_of_calls_follow(self, path: str, test: str, expected: str) -> None:
        text = APP.replace("<|>", "").replace("main(req)", "main(<|>req)")
        app = fixture(f"{text}--- {path}\n{test}")
        state = among_tests(app)
        changes = rename(state, app.path, app.offset, "order")
        assert changes is not None
        assert changed_tests(state, changes) == expected


class TestFolder:
    def after(self, path: str, test: str) -> str:
        app = fixture(f"{APP}--- {path}\n{test}")
        state = among_tests(app)
        return changed_tests(state, moved(state, [Move("Orders", "Bills")]).changes)

    @every_place
    @pytest.mark.parametrize(
        ("test", "expected"),
        [
            ("from __app__.Orders import main\n", "from __app__.Bills import main\n"),
            ("from __app__ import Orders, Clock\n", "from __app__ import Bills as Orders, Clock\n"),
            ("from Orders.impl import price\n", "from Bills.impl import price\n"),
            ("import Orders\nOrders.main(Orders)\n", "import Bills\nBills.main(Bills)\n"),
            ("import app.Orders.impl\napp.Orders.main(1)\n", "import app.Bills.impl\napp.Bills.main(1)\n"),
            ("import app.Orders as Orders\nOrders.main\n", "import app.Bills as Orders\nOrders.main\n"),
            ("from app import Orders\n", "from app import Bills as Orders\n"),
            ("with mocks:\n    from Orders import main\n", "with mocks:\n    from Bills import main\n"),
            (
                "mock.patch('__app__.Orders.price')\nmock.patch('other.Orders.price')\nlog('Orders.price')\n",
                "mock.patch('__app__.Bills.price')\nmock.patch('other.Orders.price')\nlog('Orders.price')\n",
            ),
            ("monkeypatch.setattr('Orders.impl.price', 1)\n", "monkeypatch.setattr('Bills.impl.price', 1)\n"),
            ("from other.Orders import main\nimport OrdersOfOld\n", ""),
            ("from Orders import main\nmain(\n", ""),
        ],
    )
    def test_imports_follow(self, path: str, test: str, expected: str) -> None:
        assert self.after(path, test) == expected

    @pytest.mark.parametrize(
        ("path", "test", "expected"),
        [
            ("tests/test_it.py", "from ..Orders import main\n", "from ..Bills import main\n"),
            ("tests/test_it.py", "from .Orders import main\n", ""),
            ("../tests/test_it.py", "from ..app.Orders import main\n", "from ..app.Bills import main\n"),
            ("../tests/test_it.py", "from ..Orders import main\n", ""),
            (
                "Orders/test_it.py",
                "from . import main\nfrom __app__ import Orders as o\n",
                "from . import main\nfrom __app__ import Bills as o\n",
            ),
        ],
    )
    def test_imports_by_place_follow(self, path: str, test: str, expected: str) -> None:
        assert self.after(path, test) == expected

    def test_beside_two_apps_the_name_has_to_tell_which(self) -> None:
        test = (
            "import Orders\nfrom __app__.Orders import main\nfrom app.Orders import main\n--- ../other/host.json\n{}\n"
        )
        assert self.after(PATHS[1], test) == (
            "import Orders\nfrom __app__.Orders import main\nfrom app.Bills import main\n"
        )

    def test_a_folder_of_tests_is_none_of_the_app(self) -> None:
        app = fixture(f"{APP}--- tests/test_it.py\nfrom tests.helpers import x\n--- tests/helpers.py\n")
        assert moved(among_tests(app), [Move("tests", "checks")]).changes == {}


class TestScript:
    """A script that gets another name in its folder; `Orders/impl.py` is one, and `Orders/__init__.py` becomes one."""

    SCRIPT = APP.replace('"entryPoint"', '"scriptFile": "impl.py", "entryPoint"')

    def after(self, path: str, test: str, new: str) -> str:
        old = "__init__.py" if new == "handler.py" else "impl.py"
        app = fixture(f"{APP if old == '__init__.py' else self.SCRIPT}--- {path}\n{test}")
        state = among_tests(app)
        return changed_tests(state, moved(state, [Move(f"Orders/{old}", f"Orders/{new}")]).changes)

    @every_place
    @pytest.mark.parametrize(
        ("test", "expected"),
        [
            ("from __app__.Orders.impl import price\n", "from __app__.Orders.run import price\n"),
            ("from Orders import impl, other\n", "from Orders import run as impl, other\n"),
            ("from app.Orders import impl as i\n", "from app.Orders import run as i\n"),
            ("import Orders.impl\nOrders.impl.price(Orders)\n", "import Orders.run\nOrders.run.price(Orders)\n"),
            ("import Orders.impl as impl\nimpl.price\n", "import Orders.run as impl\nimpl.price\n"),
            ("patch('Orders.impl.price')\npatch('Orders.main')\n", "patch('Orders.run.price')\npatch('Orders.main')\n"),
            ("from Orders import main\nimport impl\n", ""),
        ],
    )
    def test_to_another_name(self, path: str, test: str, expected: str) -> None:
        assert self.after(path, test, "run.py") == expected

    @every_place
    @pytest.mark.parametrize(
        ("test", "expected"),
        [
            ("from Orders import main\n", "from Orders.handler import main\n"),
            ("from app.Orders import main as f\n", "from app.Orders.handler import main as f\n"),
            ("patch('Orders.price')\n", "patch('Orders.handler.price')\n"),
            # It also takes what stays where it is.
            ("from Orders import impl, main\n", ""),
            ("import Orders\n", ""),
        ],
    )
    def test_out_of_the_package(self, path: str, test: str, expected: str) -> None:
        assert self.after(path, test, "handler.py") == expected

    @every_place
    @pytest.mark.parametrize(
        ("test", "expected"),
        [
            ("from Orders.impl import price\n", "from Orders import price\n"),
            ("patch('app.Orders.impl.price')\n", "patch('app.Orders.price')\n"),
            ("from Orders import impl\n", ""),
        ],
    )
    def test_into_the_package(self, path: str, test: str, expected: str) -> None:
        assert self.after(path, test, "__init__.py") == expected

    def test_imports_by_place(self) -> None:
        path = "Orders/test_it.py"
        assert self.after(path, "from . import main\n", "handler.py") == "from .handler import main\n"
        assert self.after(path, "from .impl import price\n", "run.py") == "from .run import price\n"
        assert self.after(path, "from .impl import price\n", "__init__.py") == "from . import price\n"

    @pytest.mark.parametrize("new", ["my-run.py", "run.txt", "../Bills/run.py"])
    def test_what_can_be_no_module_there_changes_nothing(self, new: str) -> None:
        assert self.after(PATHS[0], "from Orders.impl import price\n", new) == ""
