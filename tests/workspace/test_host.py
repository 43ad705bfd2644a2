"""The host: open buffers, edits, and what they leave alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from funcls.model.source import SourceFile
from funcls.model.target import SUPPORTED_PYTHONS, Version
from funcls.workspace.app_state import AppState
from funcls.workspace.disk import LocalDisk
from funcls.workspace.host import Host
from funcls.workspace.resources import load_catalogue
from support.apps import HOST_JSON, ROOT, MemoryDisk, fixture

PAIR = """
    --- Orders/function.json
    {"bindings": [{"type": "httpTrigger", "name": "req"}]}
    --- Orders/__init__.py
    def main(req): ...
    """

THREE = """
    --- Bills/function.json
    {"bindings": [{"type": "httpTrigger", "name": "req", "route": "bills"}]}
    --- Bills/__init__.py
    def main(req): ...
    --- Orders/function.json
    {"bindings": [{"type": "httpTrigger", "name": "req", "route": "orders"}]}
    --- Orders/__init__.py
    from shared.handlers import main
    --- Users/function.json
    {"bindings": [{"type": "httpTrigger", "name": "req", "route": "users"}]}
    --- Users/__init__.py
    from shared.handlers import main
    --- shared/handlers.py
    def main(req): ...
    """


def changed_functions(before: AppState, after: AppState) -> set[str]:
    """The functions that are other objects than before."""
    return {name for name, function in after.functions.items() if before.functions.get(name) is not function}


def changed_files(before: AppState, after: AppState) -> set[str]:
    """The files that are other objects than before."""
    return {path for path, source in after.files.items() if before.files.get(path) is not source}


class TestBuffers:
    def test_what_is_typed_wins_over_the_disk(self) -> None:
        app = fixture(PAIR)
        app.edit("Orders/__init__.py", "def main(request): ...\n")

        assert app.codes() == ["error param-undeclared", "error binding-unused"]

    def test_a_change_of_the_disk_is_not_seen_through_an_open_buffer(self) -> None:
        app = fixture(PAIR)
        app.edit("Orders/__init__.py", "def main(req): pass\n")
        app.write("Orders/__init__.py", "def other(): ...\n")

        assert app.codes() == []

    def test_a_closed_buffer_gives_way_to_the_disk(self) -> None:
        app = fixture(PAIR)
        app.edit("Orders/__init__.py", "def main(request): ...\n")
        change = app.close("Orders/__init__.py")

        assert app.codes() == []
        assert change.touched == {"/app/Orders/__init__.py", "/app/Orders/function.json"}

    def test_a_buffer_that_was_never_saved_is_a_file_of_its_folder(self) -> None:
        app = fixture(
            '--- requirements.txt\n--- Orders/function.json\n{"bindings": [{"type": "httpTrigger", "name": "req"}]}\n'
        )
        assert app.codes() == ["error script-undetermined"]

        app.edit("Orders/__init__.py", "def main(req): ...\n")
        assert app.codes() == []

        app.close("Orders/__init__.py")
        assert app.codes() == ["error script-undetermined"]

    def test_a_buffer_counts_before_its_app_is_opened(self) -> None:
        disk = MemoryDisk({f"{ROOT}/host.json": HOST_JSON, f"{ROOT}/Orders/function.json": "{}"})
        host = Host(disk, load_catalogue())
        host.edit(f"{ROOT}/Orders/function.json", '{"bindings": [{"type": "timerTrigger", "name": "timer"}]}')
        host.open_app(ROOT)

        function = host.snapshot.apps[ROOT].function("Orders")
        assert function is not None
        assert [binding.name for binding in function.bindings] == ["timer"]


class TestPair:
    def test_an_edit_of_the_handler_is_judged_in_function_json_which_is_not_open(self) -> None:
        app = fixture(PAIR)
        change = app.edit("Orders/__init__.py", "def main(): ...\n")

        assert app.marked() == [("binding-unused", '"req"')]
        assert change.touched == {"/app/Orders/function.json"}

    def test_an_edit_of_function_json_is_judged_in_the_handler_which_is_not_open(self) -> None:
        app = fixture(PAIR)
        change = app.edit(
            "Orders/function.json",
            '{"bindings": [{"type": "httpTrigger", "name": "req"}, {"type": "http", "name": "x", "direction": "out"}]}',
        )
        assert change.touched == {"/app/Orders/function.json"}

        change = app.edit("Orders/function.json", '{"bindings": [{"type": "httpTrigger", "name": "request"}]}')

        assert app.marked() == [("param-undeclared", "req"), ("binding-unused", '"request"')]
        assert change.touched == {"/app/Orders/function.json", "/app/Orders/__init__.py"}

    def test_a_finding_that_goes_touches_its_file_too(self) -> None:
        app = fixture(PAIR)
        app.edit("Orders/__init__.py", "def main(): ...\n")
        change = app.edit("Orders/__init__.py", "def main(req): ...\n")

        assert app.codes() == []
        assert change.touched == {"/app/Orders/function.json"}

    def test_an_edit_of_a_module_from_which_the_handler_comes(self) -> None:
        app = fixture(THREE)
        app.edit("shared/handlers.py", "def main(request): ...\n")

        assert {each.function for each in app.state.findings()} == {"Orders", "Users"}

    def test_a_module_that_is_created_is_found(self) -> None:
        app = fixture("""
            --- Orders/function.json
            {"bindings": [{"type": "httpTrigger", "name": "req"}]}
            --- Orders/__init__.py
            from .handler import main
            """)
        assert app.codes() == ["error import-missing"]

        app.write("Orders/handler.py", "def main(): ...\n")

        assert app.codes() == ["error binding-unused"]


class TestKeystroke:
    def test_it_makes_one_file_and_links_one_function(self) -> None:
        app = fixture(THREE)
        before = app.state
        app.edit("Bills/__init__.py", "def main(req): pass\n")

        assert changed_files(before, app.state) == {"Bills/__init__.py"}
        assert changed_functions(before, app.state) == {"Bills"}

    def test_it_links_every_function_that_was_built_from_the_file(self) -> None:
        app = fixture(THREE)
        before = app.state
        app.edit("shared/handlers.py", "def main(req): pass\n")

        assert changed_files(before, app.state) == {"shared/handlers.py"}
        assert changed_functions(before, app.state) == {"Orders", "Users"}

    def test_a_file_that_nobody_asked_for_changes_nothing(self) -> None:
        app = fixture(THREE)
        app.edit("shared/notes.py", "x = 1\n")
        before = app.state
        change = app.edit("shared/notes.py", "x = 2\n")

        assert app.state is before
        assert change.touched == frozenset()

    def test_the_same_text_changes_nothing(self) -> None:
        app = fixture(THREE)
        before = app.state
        app.edit("Bills/__init__.py", app.text("Bills/__init__.py"))

        assert app.state is before

    @pytest.mark.parametrize("path", ["Bills/__init__.py", "Bills/function.json", "shared/handlers.py", "host.json"])
    def test_it_reads_nothing_from_the_disk(self, path: str) -> None:
        app = fixture(THREE)
        app.edit(path, app.text(path))
        app.disk.reads.clear()
        app.edit(path, app.text(path) + " ")
        app.edit(path, app.text(path) + "x")

        assert app.disk.reads == []

    def test_a_snapshot_stays_as_it_was(self) -> None:
        app = fixture(THREE)
        snapshot = app.host.snapshot
        findings = snapshot.apps[ROOT].findings()
        app.edit("shared/handlers.py", "def main(): ...\n")

        assert snapshot.apps[ROOT].findings() == findings == ()
        assert app.state.findings() != ()

    def test_a_new_import_is_loaded_and_waited_for(self) -> None:
        app = fixture(THREE)
        app.edit("Bills/__init__.py", "from shared.handlers import main\n")
        before = app.state
        app.edit("shared/handlers.py", "def main(req): pass\n")

        assert changed_functions(before, app.state) == {"Bills", "Orders", "Users"}

    def test_an_import_that_goes_is_no_longer_waited_for(self) -> None:
        app = fixture(THREE)
        app.edit("Users/__init__.py", "def main(req): ...\n")
        before = app.state
        app.edit("shared/handlers.py", "def main(req): pass\n")

        assert changed_functions(before, app.state) == {"Orders"}


class TestAppFiles:
    def test_the_list_of_host_json_judges_all_functions_anew(self) -> None:
        app = fixture(THREE)
        before = app.state
        app.edit("host.json", '{"version": "2.0", "functions": ["Orders"]}')

        assert changed_functions(before, app.state) == {"Bills", "Orders", "Users"}
        assert app.codes() == ["warning allow-list", "warning allow-list"]

    def test_an_edit_of_host_json_that_says_nothing_of_functions_judges_none(self) -> None:
        app = fixture(THREE)
        before = app.state
        app.edit("host.json", HOST_JSON + "\n// done\n")

        assert changed_functions(before, app.state) == set()

    def test_a_stated_python_version_judges_all_functions_anew(self) -> None:
        app = fixture(THREE)
        before = app.state
        app.write(".python-version", "3.12\n")

        assert changed_functions(before, app.state) == {"Bills", "Orders", "Users"}
        assert app.state.facts.target.python.versions == ((3, 12),)

    def test_a_project_file_above_the_app(self) -> None:
        app = fixture(THREE)
        app.write("../pyproject.toml", '[tool.funcls.target]\nhost = "4.1037"\n')

        assert app.state.facts.target.host.oldest == (4, 1037)

    def test_decorators_that_come_and_go(self) -> None:
        app = fixture(PAIR)
        app.write("function_app.py", "app = 1\n")
        assert app.codes() == ["warning mixed-model"]

        del app.disk.files[f"{ROOT}/function_app.py"]
        app.refresh("function_app.py")
        assert app.codes() == []


NESTED = {
    "/work/host.json": HOST_JSON,
    "/work/Orders/function.json": '{"bindings": []}',
    "/work/Orders/__init__.py": "",
    "/work/inner/host.json": HOST_JSON,
    "/work/inner/Bills/function.json": '{"bindings": []}',
    "/work/inner/Bills/__init__.py": "",
    "/other/readme.md": "",
}


class TestApps:
    def host(self) -> Host:
        return Host(MemoryDisk(dict(NESTED)), load_catalogue())

    def test_the_root_of_a_file_is_the_nearest_folder_with_host_json(self) -> None:
        host = self.host()

        assert host.app_root_of("/work/Orders/function.json") == "/work"
        assert host.app_root_of("/work/inner/Bills/__init__.py") == "/work/inner"
        assert host.app_root_of("/other/readme.md") is None

    def test_a_file_belongs_to_the_innermost_app_that_is_open(self) -> None:
        host = self.host()
        host.open_app("/work")
        host.open_app("/work/inner")

        located = host.snapshot.locate("/work/inner/Bills/function.json")
        assert located is not None
        assert (located[0].root, located[1]) == ("/work/inner", "Bills/function.json")
        assert host.snapshot.locate("/other/readme.md") is None

    def test_opening_tells_where_something_is_said(self) -> None:
        host = self.host()

        assert host.open_app("/work").touched == {"/work/Orders/function.json"}

    def test_a_closed_app_is_gone_and_its_files_are_touched(self) -> None:
        host = self.host()
        host.open_app("/work")
        change = host.close_app("/work")

        assert change.touched == {"/work/Orders/function.json"}
        assert change.snapshot.apps == {}
        assert host.close_app("/work").touched == frozenset()

    def test_opening_again_reads_anew(self) -> None:
        disk = MemoryDisk(dict(NESTED))
        host = Host(disk, load_catalogue())
        host.open_app("/work")
        disk.files["/work/Orders/function.json"] = '{"bindings": [{"type": "warmupTrigger", "name": "a"}]}'
        disk.files["/work/Orders/__init__.py"] = "def main(a): ...\n"
        change = host.open_app("/work")

        assert host.snapshot.apps["/work"].findings() == ()
        assert change.touched == {"/work/Orders/function.json"}


@pytest.mark.parametrize(("repository", "versions"), [(".", ((3, 12),)), ("app", SUPPORTED_PYTHONS)])
def test_files_above_the_app_count_as_far_as_its_repository_goes(
    tmp_path: Path, repository: str, versions: tuple[Version, ...]
) -> None:
    root = tmp_path / "app"
    root.mkdir()
    (root / "host.json").write_text(HOST_JSON)
    (tmp_path / ".python-version").write_text("3.12\n")
    (tmp_path / repository / ".git").mkdir()
    host = Host(LocalDisk(), load_catalogue())
    host.open_app(root.as_posix())

    assert host.snapshot.apps[root.as_posix()].facts.target.python.versions == versions


def test_a_file_has_one_object_for_all_functions_of_an_app() -> None:
    app = fixture(THREE)

    assert all(source is None or isinstance(source, SourceFile) for source in app.state.files.values())
    assert {function.name for function in app.state.functions_of("shared/handlers.py")} == {"Orders", "Users"}
    assert app.state.functions_of("shared/handlers.py")[0].name == "Orders"
    assert app.state.functions_of("nothing.py") == ()


class TestDocument:
    def test_a_file_of_the_app_is_the_one_that_the_app_has(self) -> None:
        app = fixture(PAIR)
        assert app.host.document(f"{ROOT}/Orders/function.json") == (app.state, app.state.files["Orders/function.json"])

    def test_any_other_file_of_the_app_is_there_while_it_is_open(self) -> None:
        app = fixture(PAIR)
        path = "old/Orders/function.json"
        assert app.host.document(f"{ROOT}/{path}") is None
        app.edit(path, "{}")
        found = app.host.document(f"{ROOT}/{path}")
        assert found is not None
        assert (found[0], found[1].path, found[1].text) == (app.state, path, "{}")
        app.close(path)
        assert app.host.document(f"{ROOT}/{path}") is None

    def test_a_file_outside_all_apps_is_not_there(self) -> None:
        app = fixture(PAIR)
        app.host.edit("/elsewhere/function.json", "{}")
        assert app.host.document("/elsewhere/function.json") is None
