"""The host's way from `scriptFile` to a script."""

from __future__ import annotations

import pytest

from funcls.model.script import ScriptState
from support.apps import fixture


def script(field: str, *files: str) -> tuple[ScriptState, str | None]:
    """State and path of the script of Orders, whose folder or app holds the files."""
    others = "".join(f"--- {file}\n\n" for file in files)
    app = fixture(f'--- requirements.txt\n\n--- Orders/function.json\n{{{field} "bindings": []}}\n{others}')
    function = app.state.function("Orders")
    assert function is not None
    return function.script.state, function.script.path


@pytest.mark.parametrize(
    ("files", "path"),
    [
        (["Orders/__init__.py"], "Orders/__init__.py"),
        (["Orders/only.py"], "Orders/only.py"),
        (["Orders/only.txt"], "Orders/only.txt"),
        (["Orders/__init__.py", "Orders/other.py"], "Orders/__init__.py"),
        (["Orders/__INIT__.PY", "Orders/other.py"], "Orders/__INIT__.PY"),
        (["Orders/run.sh", "Orders/other.py"], "Orders/run.sh"),
        (["Orders/index.js", "Orders/other.py"], "Orders/index.js"),
        (["Orders/other.py", "Orders/sub/__init__.py"], "Orders/other.py"),
    ],
)
def test_found_without_script_file(files: list[str], path: str) -> None:
    assert script("", *files) == (ScriptState.FOUND, path)


@pytest.mark.parametrize("files", [[], ["Orders/a.py", "Orders/b.py"], ["Orders/sub/__init__.py"]])
def test_undetermined(files: list[str]) -> None:
    assert script("", *files) == (ScriptState.UNDETERMINED, None)


def test_the_order_of_the_directory_decides_among_several() -> None:
    assert script("", "Orders/__init__.py", "Orders/run.py") == (ScriptState.UNKNOWN, None)


@pytest.mark.parametrize(
    ("field", "path"),
    [
        ("handler.py", "Orders/handler.py"),
        ("./handler.py", "Orders/handler.py"),
        ("../shared/handler.py", "shared/handler.py"),
        ("lib/handler.py", "Orders/lib/handler.py"),
        ("../root.py", "root.py"),
    ],
)
def test_found_by_script_file(field: str, path: str) -> None:
    assert script(f'"scriptFile": "{field}",', path) == (ScriptState.FOUND, path)


@pytest.mark.parametrize(
    ("field", "state", "path"),
    [
        ('"missing.py"', ScriptState.MISSING, "Orders/missing.py"),
        ('"HANDLER.py"', ScriptState.MISSING, "Orders/HANDLER.py"),
        ('"lib"', ScriptState.MISSING, "Orders/lib"),
        ('"../../above.py"', ScriptState.OUTSIDE, "../above.py"),
        ('"../.."', ScriptState.OUTSIDE, ".."),
        ('"/home/site/handler.py"', ScriptState.UNKNOWN, None),
        ("[]", ScriptState.UNKNOWN, None),
        ("true", ScriptState.UNKNOWN, None),
        ('""', ScriptState.FOUND, "Orders/handler.py"),
        ("null", ScriptState.FOUND, "Orders/handler.py"),
    ],
)
def test_other_values_of_script_file(field: str, state: ScriptState, path: str | None) -> None:
    assert script(f'"scriptFile": {field},', "Orders/handler.py", "Orders/lib/x.py") == (state, path)


def test_candidates_are_spelled_as_script_file_would_spell_them() -> None:
    app = fixture("""
        --- Orders/function.json
        {"scriptFile": "../shared/order.py", "bindings": []}
        --- shared/orders.py
        --- shared/bills.py
        --- shared/notes.txt
        """)
    function = app.state.function("Orders")

    assert function is not None
    assert function.script.candidates == ("../shared/bills.py", "../shared/orders.py")
