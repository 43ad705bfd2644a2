"""Tests further above an app: in any folder of the workspace around `src/app`."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from funcls.features.changes import applied
from funcls.features.definition import define
from funcls.features.moved_files import Move, moved
from funcls.features.references import references
from funcls.workspace.app_state import AppState
from funcls.workspace.host import Host
from funcls.workspace.paths import absolute
from funcls.workspace.resources import load_catalogue
from support.apps import HOST_JSON, MemoryDisk

ROOT, WORKSPACE = "/repo/src/app", ["/repo"]
TEST = "/repo/tests/test_orders.py"
MAIN = "Orders/__init__.py: main"
FUNCTION = '{"entryPoint": "main", "bindings": [{"name": "req", "type": "httpTrigger"}]}'
APP = {
    "host.json": HOST_JSON,
    "Orders/function.json": FUNCTION,
    "Orders/__init__.py": "def main(req): ...\n",
    "shared/prices.py": "PRICE = 3\n",
}


def host_of(files: Mapping[str, str], *apps: str) -> Host:
    """A host with the app, other files by their absolute paths, and other apps that are open."""
    disk = MemoryDisk({absolute(ROOT, path): text for path, text in APP.items()} | dict(files))
    disk.files.update({f"{root}/host.json": HOST_JSON for root in apps})
    host = Host(disk, load_catalogue())
    for root in (ROOT, *apps):
        host.open_app(root)
    return host


def among_tests(host: Host) -> AppState:
    return host.with_tests(host.snapshot.apps[ROOT], WORKSPACE)


class TestDefinition:
    def targets(self, text: str, files: Mapping[str, str], *apps: str, path: str = TEST) -> list[str]:
        """Where the cursor mark of a test leads to."""
        host = host_of(files, *apps)
        host.edit(path, text.replace("<|>", ""))
        found: list[str] = []
        for state, inside in host.as_test(path, WORKSPACE):
            for link in define(state, inside, text.index("<|>")):
                file, span = link.target
                found.append(f"{file}: {APP[file][slice(*span)]}".removesuffix(": "))
        return found

    @pytest.mark.parametrize(
        ("text", "target"),
        [
            ("from src.app.Orders import ma<|>in", MAIN),
            ("from app.Orders import ma<|>in", MAIN),
            ("from Orders import ma<|>in", MAIN),
            ("from __app__.Orders import ma<|>in", MAIN),
            ("from ..src.app.Orders import ma<|>in", MAIN),
            ("from src.app import Ord<|>ers", MAIN),
            ("import src.app.Ord<|>ers as f", MAIN),
            ("import src.app.Orders\nsrc.app.Orders.ma<|>in(1)", MAIN),
            ("from repo.src.app.Orders import ma<|>in", MAIN),
            ("from src.app.shared import pri<|>ces", "shared/prices.py"),
            ("from ..app.Orders import ma<|>in", None),
            ("from ...src.app.Orders import ma<|>in", None),
            ("from src.Orders import ma<|>in", None),
            ("from lib.app.Orders import ma<|>in", None),
        ],
    )
    def test_by_every_name(self, text: str, target: str | None) -> None:
        assert self.targets(text, {}) == ([target] if target is not None else [])

    @pytest.mark.parametrize("path", ["/repo/tests/unit/deep/test_orders.py", "/repo/checks.py", f"{ROOT}/tests/x.py"])
    def test_from_everywhere_around(self, path: str) -> None:
        assert self.targets("from src.app.Orders import ma<|>in", {}, path=path) == [MAIN]

    def test_not_from_outside_the_workspace(self) -> None:
        assert self.targets("from src.app.Orders import ma<|>in", {}, path="/tests/test_orders.py") == []

    @pytest.mark.parametrize("other", ["/repo/jobs", "/repo/src/jobs", "/repo/lib/app", "/repo/lib/deep/jobs"])
    @pytest.mark.parametrize(
        ("name", "is_taken_from"),
        [("src.app", ""), ("app", "/repo/lib/app"), ("", "/repo"), ("__app__", "/repo")],
    )
    def test_where_there_is_another_app_the_name_has_to_tell_which(
        self, other: str, name: str, is_taken_from: str
    ) -> None:
        module = f"{name}.Orders" if name else "Orders"
        is_silent = is_taken_from != "" and other.startswith(is_taken_from)
        assert self.targets(f"from {module} import ma<|>in", {}, other) == ([] if is_silent else [MAIN])

    def test_an_app_that_is_farther_away_is_not_meant(self) -> None:
        test, other = "/repo/src/tests/test_orders.py", "/repo/lib/app"
        assert self.targets("from app.Orders import ma<|>in", {}, other, path=test) == [MAIN]
        assert self.targets("from Orders import ma<|>in", {}, other, path=test) == [MAIN]

    @pytest.mark.parametrize(
        ("hidden", "text"),
        [
            ("/repo/tests/Orders.py", "from Orders import ma<|>in"),
            ("/repo/tests/app/__init__.py", "from app.Orders import ma<|>in"),
            ("/repo/app/__init__.py", "from app.Orders import ma<|>in"),
            ("/repo/Orders/__init__.py", "from Orders import ma<|>in"),
            ("/repo/src/Orders.py", "from Orders import ma<|>in"),
            ("/repo/tests/src/__init__.py", "from src.app.Orders import ma<|>in"),
        ],
    )
    def test_another_module_of_the_name_is_found_first(self, hidden: str, text: str) -> None:
        assert self.targets(text, {}) == [MAIN]
        assert self.targets(text, {hidden: ""}) == []

    def test_packages_around_the_app_hide_nothing(self) -> None:
        packages = {f"/repo/{path}__init__.py": "" for path in ("", "src/", "src/app/", "tests/")}
        for text in ("from src.app.Orders import ma<|>in", "from app.Orders import ma<|>in"):
            assert self.targets(text, packages) == [MAIN]


class TestReferences:
    def uses(self, host: Host) -> list[str]:
        state = among_tests(host)
        found = references(state, "Orders/__init__.py", len("def m"), include_declaration=False)
        return sorted({absolute(ROOT, each.path) for each in found if each.path in state.tests})

    @pytest.mark.parametrize(
        ("path", "is_read"),
        [
            ("/repo/tests/test_orders.py", True),
            ("/repo/tests/helpers.py", True),
            ("/repo/src/tests/unit/test_orders.py", True),
            ("/repo/test_orders.py", True),
            ("/repo/deep/er/test_orders.py", True),
            ("/repo/scripts/orders.py", False),
            ("/repo/.tox/tests/test_orders.py", False),
            ("/repo/node_modules/tests/test_orders.py", False),
            ("/repo/mine/tests/test_orders.py", False),
            ("/repo/lib/app/tests/test_orders.py", False),
            ("/tests/test_orders.py", False),
        ],
    )
    def test_which_files_are_read(self, path: str, is_read: bool) -> None:
        more = {path: "from src.app.Orders import main\n", "/repo/mine/pyvenv.cfg": "", "/repo/lib/app/host.json": "{}"}
        assert self.uses(host_of(more)) == ([path] if is_read else [])

    def test_an_app_above_has_its_tests_for_itself(self) -> None:
        more = {TEST: "from src.app.Orders import main\n", "/repo/host.json": "{}"}
        assert self.uses(host_of(more)) == []

    def test_many_folders_do_not_use_up_what_is_read(self) -> None:
        many = {f"/repo/a{each}/b/x.txt": "" for each in range(1_500)}
        nearer = {f"{ROOT}/data/{each}/x.txt": "" for each in range(600)}
        host = host_of({**many, **nearer, TEST: "from src.app.Orders import main\n"})
        assert self.uses(host) == [TEST]

    def test_the_nearest_of_many_tests_are_read(self) -> None:
        many = {f"/repo/tests/test_{each}.py": "" for each in range(1_100)}
        nearest = f"{ROOT}/Orders/test_orders.py"
        host = host_of({**many, nearest: "from . import main\n"})
        assert self.uses(host) == [nearest]
        assert len(among_tests(host).tests) == 1_000


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("from src.app.Orders import main\n", "from src.app.Bills import main\n"),
        ("from src.app import Orders as o\n", "from src.app import Bills as o\n"),
        ("import src.app.Orders\nsrc.app.Orders.main(1)\n", "import src.app.Bills\nsrc.app.Bills.main(1)\n"),
        ("from ..src.app.Orders import main\n", "from ..src.app.Bills import main\n"),
        ("patch('src.app.Orders.main')\n", "patch('src.app.Bills.main')\n"),
        ("patch('lib.app.Orders.main')\n", None),
    ],
)
def test_a_function_folder_gets_another_name(before: str, after: str | None) -> None:
    state = among_tests(host_of({TEST: before}))
    edits = moved(state, [Move("Orders", "Bills")]).changes.get("../../tests/test_orders.py")
    assert (applied(before, edits) if edits is not None else None) == after
