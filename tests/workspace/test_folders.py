"""Functions that come and go with their folders, told by events of the folder alone."""

from __future__ import annotations

from support.apps import ROOT, Fixture, fixture

APP = """
    --- requirements.txt
    --- Orders/function.json
    {"bindings": [{"type": "httpTrigger", "name": "req"}]}
    --- Orders/__init__.py
    def main(): ...
    """


def move(app: Fixture, old: str, new: str | None) -> None:
    """Rename a folder on the disk, or delete it; nobody is told."""
    for path in [path for path in app.disk.files if path.startswith(f"{ROOT}/{old}/")]:
        text = app.disk.files.pop(path)
        if new is not None:
            app.disk.files[path.replace(f"{ROOT}/{old}/", f"{ROOT}/{new}/")] = text


def functions(app: Fixture) -> list[str]:
    return sorted(app.state.functions)


def test_a_folder_that_is_created() -> None:
    app = fixture(APP)
    app.disk.files[f"{ROOT}/Bills/function.json"] = '{"bindings": []}'
    app.disk.files[f"{ROOT}/Bills/__init__.py"] = ""
    change = app.refresh("Bills")

    assert functions(app) == ["Bills", "Orders"]
    assert "/app/Bills/function.json" in change.touched


def test_a_folder_that_is_created_and_told_of_by_its_files_alone() -> None:
    app = fixture(APP)
    app.write("Bills/function.json", '{"bindings": []}')

    assert functions(app) == ["Bills", "Orders"]


def test_a_folder_that_is_deleted() -> None:
    app = fixture(APP)
    move(app, "Orders", None)
    change = app.refresh("Orders")

    assert functions(app) == []
    assert app.state.findings() == ()
    assert change.touched == {"/app/Orders/function.json"}
    assert app.state.readers.get("Orders/function.json") is None


def test_a_folder_that_is_deleted_while_a_file_of_it_is_open() -> None:
    app = fixture(APP)
    app.edit("Orders/function.json", '{"bindings": []}')
    move(app, "Orders", None)
    app.refresh("Orders")

    assert functions(app) == []


def test_a_folder_that_is_renamed() -> None:
    app = fixture(APP)
    move(app, "Orders", "Invoices")
    change = app.refresh("Orders", "Invoices")

    assert functions(app) == ["Invoices"]
    assert [each.place.path for each in app.state.findings()] == ["Invoices/function.json"]
    assert change.touched == {"/app/Orders/function.json", "/app/Invoices/function.json"}


def test_a_folder_that_comes_back_with_other_files() -> None:
    app = fixture("""
        --- Orders/function.json
        {"scriptFile": "lib/handler.py", "bindings": [{"type": "httpTrigger", "name": "req"}]}
        --- Orders/lib/other.py
        """)
    assert app.codes() == ["error script-missing"]

    move(app, "Orders/lib", None)
    app.disk.files[f"{ROOT}/Orders/lib/handler.py"] = "def main(): ...\n"
    app.refresh("Orders")

    assert app.codes() == ["error binding-unused"]


def test_a_folder_becomes_a_function_with_its_function_json() -> None:
    app = fixture(APP + "--- shared/__init__.py\n")
    app.write("shared/function.json", '{"bindings": []}')

    assert functions(app) == ["Orders", "shared"]


def test_a_function_ends_with_its_function_json() -> None:
    app = fixture(APP)
    del app.disk.files[f"{ROOT}/Orders/function.json"]
    change = app.refresh("Orders/function.json")

    assert functions(app) == []
    assert change.touched == {"/app/Orders/function.json"}


def test_a_function_json_that_is_typed_and_not_saved_is_a_function() -> None:
    app = fixture(APP + "--- shared/__init__.py\n")
    app.edit("shared/function.json", '{"bindings": []}')
    assert functions(app) == ["Orders", "shared"]

    app.close("shared/function.json")
    assert functions(app) == ["Orders"]


def test_an_event_of_the_app_root_finds_new_folders() -> None:
    app = fixture(APP)
    app.disk.files[f"{ROOT}/Bills/function.json"] = '{"bindings": []}'
    app.refresh("")

    assert functions(app) == ["Bills", "Orders"]


def test_a_script_that_is_renamed() -> None:
    app = fixture("""
        --- Orders/function.json
        {"scriptFile": "handler.py", "bindings": [{"type": "httpTrigger", "name": "req"}]}
        --- Orders/handler.py
        def main(req): ...
        """)
    assert app.codes() == []

    app.disk.files[f"{ROOT}/Orders/Handler.py"] = app.disk.files.pop(f"{ROOT}/Orders/handler.py")
    change = app.refresh("Orders/handler.py", "Orders/Handler.py")

    assert app.codes() == ["error script-missing"]
    assert change.touched == {"/app/Orders/function.json"}


def test_only_folders_right_below_the_app_are_functions() -> None:
    app = fixture("""
        --- Orders/deep/function.json
        {"bindings": []}
        --- function.json
        {"bindings": []}
        --- node_modules/function.json
        {"bindings": []}
        --- .venv/function.json
        {"bindings": []}
        --- Bills/Function.json
        {"bindings": []}
        """)

    assert functions(app) == []


def test_an_event_of_a_folder_looks_at_that_folder_and_the_one_that_holds_it() -> None:
    app = fixture("""
        --- Bills/function.json
        {"bindings": []}
        --- Bills/__init__.py
        --- Orders/function.json
        {"bindings": []}
        --- Orders/__init__.py
        """)
    app.disk.reads.clear()
    app.refresh("Orders")

    assert {path for path in app.disk.reads if "Bills" in path} == set()
    assert {"/app", "/app/Orders", "/app/Orders/function.json"} <= set(app.disk.reads)


def test_an_event_outside_the_app_looks_at_nothing() -> None:
    app = fixture(APP)
    app.disk.reads.clear()
    change = app.refresh("../other/notes.txt")

    assert app.disk.reads == []
    assert change.touched == frozenset()


def test_an_unsaved_file_stands_in_its_own_folder_alone() -> None:
    app = fixture("""
        --- requirements.txt
        --- Bills/function.json
        {"bindings": [{"type": "httpTrigger", "name": "req"}]}
        --- Orders/function.json
        {"bindings": [{"type": "httpTrigger", "name": "req"}]}
        """)
    app.edit("Orders/__init__.py", "def main(req): ...\n")
    app.refresh("Bills")

    assert [(each.function, each.code) for each in app.state.findings()] == [("Bills", "script-undetermined")]
