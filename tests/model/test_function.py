"""A function folder with its two halves."""

from __future__ import annotations

import pytest

from funcls.model.function import Function
from funcls.model.handler import Handler, NoHandler
from funcls.model.script import ScriptState
from support.apps import fixture


def orders(text: str) -> Function:
    """The function of a function.json beside an `__init__.py` that defines `main(req)`."""
    app = fixture(f"--- Orders/function.json\n{text}\n--- Orders/__init__.py\ndef main(req): ...\n")
    function = app.state.function("Orders")
    assert function is not None
    return function


BINDINGS = '"bindings": [{"type": "httpTrigger", "name": "req"}]'


@pytest.mark.parametrize("text", [f"{{{BINDINGS}}}", '{"bindings": []}', "{}", '{"bindings": [], "x": [1 2]}'])
def test_bindings_are_known_where_their_own_text_is_whole(text: str) -> None:
    assert orders(text).bindings_known


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        '{"bindings": [{"type": "httpTrigger"',
        '{"bindings": [{"type": "httpTrigger" "name": "req"}]}',
        '{"bindings": [{"type": "httpTrigger"} {"type": "http"}]}',
        '{"scriptFile": "a.py" "bind": []}',
        '"bindings": []}',
        '{"bindings": {}}',
    ],
)
def test_bindings_are_not_known_while_it_is_not(text: str) -> None:
    assert not orders(text).bindings_known


def test_a_finished_function_has_a_certain_handler() -> None:
    function = orders(f"{{{BINDINGS}}}")

    assert isinstance(function.certain_handler, Handler)
    assert function.certain_script.state is ScriptState.FOUND


@pytest.mark.parametrize(
    "text",
    [
        f"{{{BINDINGS}",
        f"{{{BINDINGS}, 'entry",
        f'{{{BINDINGS}, "entryPoint": ',
        f'{{{BINDINGS}, "entryPoint": "main',
        f'{{"scriptFile": "__init__.py" {BINDINGS}}}',
        f'{BINDINGS}, "entryPoint": "main"}}',
        f'{{"entryPoint": "main", {BINDINGS}, "scriptF',
        f'{{"entryPoint": "main", {BINDINGS}, "scriptFile": "__init__.p',
    ],
)
def test_while_the_top_level_is_half_typed_another_handler_may_come(text: str) -> None:
    function = orders(text)

    assert function.certain_handler is None
    assert function.missing_handler is None


def test_the_handler_stays_at_hand_for_those_who_ask_while_typing() -> None:
    function = orders(f'{{{BINDINGS}, "entryPoint": ')

    assert isinstance(function.handler, Handler)
    assert function.certain_handler is None


def test_what_is_named_in_full_does_not_depend_on_the_rest() -> None:
    function = orders(f'{{"scriptFile": "__init__.py", "entryPoint": "main", {BINDINGS}, "retry": ')

    assert isinstance(function.certain_handler, Handler)


def test_what_only_the_host_reads_is_no_half_typed_text() -> None:
    assert orders(f"\u00a0{{{BINDINGS}}}").certain_handler is not None


def test_a_parameter_of_the_handler_by_its_name() -> None:
    handler = orders(f"{{{BINDINGS}}}").handler

    assert handler is not None
    assert handler.signature is not None
    assert handler.parameter("req") is handler.signature.parameters[0]
    assert handler.parameter("other") is None


@pytest.mark.parametrize(
    "script", ["class main: ...", "import azure.durable_functions as df\nmain = df.Entity.create(f)"]
)
def test_a_handler_whose_parameters_stand_nowhere(script: str) -> None:
    app = fixture(f"--- Orders/function.json\n{{{BINDINGS}}}\n--- Orders/__init__.py\n{script}\n")
    function = app.state.function("Orders")

    assert function is not None
    assert function.handler is not None
    assert function.handler.parameter("context") is None


def test_a_script_that_is_half_typed_is_not_missing_yet() -> None:
    function = orders(f'{{{BINDINGS}, "scriptFile": "__init')

    assert function.script.state is ScriptState.MISSING
    assert function.certain_script.state is ScriptState.UNKNOWN


def test_an_entry_point_that_is_not_there() -> None:
    missing = orders(f'{{"entryPoint": "handle", {BINDINGS}}}').missing_handler

    assert missing == NoHandler("Orders/__init__.py", "handle", None)


def test_parameters_stand_beside_their_bindings() -> None:
    app = fixture("""
        --- Orders/function.json
        {"bindings": [
          {"type": "httpTrigger", "name": "req"}, {"type": "blob", "name": "Doc", "path": "docs/a.txt"}
        ]}
        --- Orders/__init__.py
        def main(req, doc): ...
        """)
    function = app.state.function("Orders")

    assert function is not None
    assert [(each.parameter.name, [b.name for b in each.bindings]) for each in function.parameters] == [
        ("req", ["req"]),
        ("doc", []),
    ]
    req, doc = function.bindings
    assert function.parameter_of(req) is function.parameters[0]
    assert function.parameter_of(doc) is None


@pytest.mark.parametrize(
    ("text", "opening", "bindings"),
    [
        ('\n  {"bindings": []}', "{", '"bindings"'),
        ("{}", "{", "{"),
        ("[]", "[", "["),
        ("", "\n", "\n"),
    ],
)
def test_the_places_for_what_concerns_the_whole_file(text: str, opening: str, bindings: str) -> None:
    function = orders(text)

    assert function.file.text[slice(*function.opening)] == opening
    assert function.file.text[slice(*function.bindings_span)] == bindings


def test_an_empty_file_has_an_empty_place() -> None:
    app = fixture("--- Orders/function.json\n--- Orders/__init__.py\n")
    function = app.state.function("Orders")

    assert function is not None
    assert function.opening == (0, 0)
