"""A unit test of a handler, as Microsoft's developer guide writes one: an object made by hand, a call, a comparison."""

from __future__ import annotations

import posixpath
import re
import textwrap
from collections.abc import Iterator
from itertools import chain, count
from keyword import iskeyword
from typing import Final

from funcls.features.refactorings.plan import Plan, Spot
from funcls.features.refactorings.unit_test_client import StandIn, stand_in
from funcls.features.refactorings.unit_test_replayed import IMPORTS, LIBRARY_IMPORTS, TAKEN, is_run_alone, run_alone
from funcls.features.refactorings.unit_test_values import answers, argument, class_text
from funcls.features.results import Edit, FileEdits
from funcls.model.binding import Direction
from funcls.model.function import PYTHON_EXTENSION, Function
from funcls.model.handler import CONTEXT_NAME
from funcls.model.modules import PACKAGE_FILE
from funcls.model.source import ROOT
from funcls.syntax.python.expressions import ParameterKind
from funcls.syntax.python.facts import FunctionDef
from funcls.text.span import Span
from funcls.workspace.app_state import AppState

_FOLDERS: Final = ("tests", "test")
_BY_REPLAY: Final = frozenset({"orchestrator", "entity"})
"""What the durable library runs, with objects of its own."""

_RESPONSE: Final = "func.HttpResponse"
_STARS: Final = frozenset({ParameterKind.VAR_POSITIONAL, ParameterKind.VAR_KEYWORD})
_RESULT: Final = "result"
_TAKEN: Final = frozenset({_RESULT, "self", "asyncio", "func", "importlib", "mock", "unittest"}) | TAKEN
"""The names that a test uses for something else than a parameter."""


def create_unit_test(spot: Spot) -> Iterator[Plan]:
    """Write a test of the handler under the cursor."""
    for function in spot.state.functions_of(spot.source.path):
        definition = _definition(function, spot)
        if definition is not None and spot.is_in(definition.name_span):
            path = _free_path(spot.state, function.name)
            change = FileEdits(path, (Edit(Span(0, 0), _text(function, definition)),), creates=True)
            yield Plan(f"Create {path}, a unit test of '{function.name}'", function.name, (change,))


def _definition(function: Function, spot: Spot) -> FunctionDef | None:
    """Return the definition of the handler, if it is what the script at the cursor has under the entry point.

    Where the durable library makes the handler, that is the definition of what it runs, under a name of its own.
    """
    handler, script = function.certain_handler, function.script_file
    if handler is None or handler.signature is None or script is None:
        return None
    is_here = script.path == spot.source.path == handler.place.path
    is_top = handler.definition in list(script.python.functions())
    if handler.made:
        return handler.definition if is_here and is_top and is_run_alone(handler, function) else None
    is_replayed = any(each.entry is not None and each.entry.durable in _BY_REPLAY for each in function.triggers)
    is_named = handler.definition is not None and handler.definition.name == function.entry_point
    return handler.definition if is_here and is_top and is_named and not is_replayed else None


def _free_path(state: AppState, name: str) -> str:
    root = state.listings.get(ROOT)
    folders = root.folders if root is not None else frozenset()
    folder = next((each for each in _FOLDERS if each in folders), _FOLDERS[0])
    listing = state.listings.get(folder)
    taken = {each.lower() for each in listing.files} if listing is not None else set()
    stem = f"test_{name.replace('-', '_')}"
    names = chain([stem], (f"{stem}_{number}" for number in count(2)))
    free = next(each for each in names if f"{each}{PYTHON_EXTENSION}".lower() not in taken)
    return f"{folder}/{free}{PYTHON_EXTENSION}"


def _text(function: Function, definition: FunctionDef) -> str:
    imported, module_import = _import(function, definition.name)
    is_made = function.handler is not None and function.handler.made
    lines = _run_alone(function, definition) if is_made else _body(function, definition)
    body = textwrap.indent("\n".join(lines), " " * 8)
    text = f"class Test{_camel(function.name)}(unittest.TestCase):\n    def test_{definition.name}(self):\n{body}\n"
    plain = ["import unittest", *(["import asyncio"] if definition.is_async else ()), *module_import]
    names = [*_needed(body, IMPORTS), *(["from unittest import mock"] if "mock." in body else ())]
    library = [*_needed(body, LIBRARY_IMPORTS), *(["import azure.functions as func"] if "func." in body else ())]
    library.sort(key=lambda line: line.startswith("from "))
    return "\n".join(
        [*sorted(plain), *sorted(names), "", *library, *([""] if library else ()), *imported, "", "", text]
    )


def _needed(body: str, imports: tuple[tuple[str, str], ...]) -> list[str]:
    return [line for used, line in imports if used in body]


def _run_alone(function: Function, definition: FunctionDef) -> Iterator[str]:
    return run_alone(function, definition, _variable(definition.parameters[0].name, definition))


def _import(function: Function, name: str) -> tuple[list[str], list[str]]:
    """Return the lines that bring the handler, and the import that these need."""
    module, is_plain = _module(function)
    if is_plain:
        return [f"from {module} import {name}"], []
    return [f'{name} = importlib.import_module("{module}").{name}'], ["import importlib"]


def _module(function: Function) -> tuple[str, bool]:
    """Return the name of the script's module, and whether a statement can import it by that."""
    path = function.script_file.path if function.script_file is not None else ""
    folder, file = posixpath.split(path)
    stem = [] if file == PACKAGE_FILE else [posixpath.splitext(file)[0]]
    parts = [*folder.split("/"), *stem] if folder else stem
    return ".".join(parts), all(each.isidentifier() and not iskeyword(each) for each in parts)


def _camel(name: str) -> str:
    return "".join(each[:1].upper() + each[1:] for each in re.split(r"[_-]+", name))


def _body(function: Function, definition: FunctionDef) -> Iterator[str]:
    module, is_plain = _module(function)
    client = stand_in(function, definition, module, importable=is_plain)
    yield from client.lines if client is not None else ()
    given: list[str] = []
    is_by_name = False
    for bound in function.parameters:
        parameter = bound.parameter
        is_left_out = parameter.kind in _STARS or (parameter.default is not None and not bound.bindings)
        if is_left_out:
            is_by_name = True
            continue
        variable = _variable(parameter.name, definition)
        yield f"{variable} = {argument(bound, function)}"
        is_by_name |= parameter.kind is ParameterKind.KEYWORD_ONLY
        given.append(f"{parameter.name}={variable}" if is_by_name else variable)
    if given:
        yield ""
    call = f"{definition.name}({', '.join(given)})"
    call = f"asyncio.run({call})" if definition.is_async else call
    compared = _comparison(function, definition, client)
    call = f"{_RESULT} = {call}" if _RESULT in compared else call
    yield from client.called(call) if client is not None else (call,)
    yield ""
    yield compared


def _variable(parameter: str, definition: FunctionDef) -> str:
    return f"{parameter}_" if parameter in _TAKEN or parameter == definition.name else parameter


def _comparison(function: Function, definition: FunctionDef, client: StandIn | None) -> str:
    """Return the assertion that fails until somebody has written what is to come."""
    values = list(function.returns.values.values()) if function.returns is not None else []
    returned = class_text(values[-1]) if values else ""
    expected = f'"What {definition.name} should return"'
    is_returning = any(each.is_return for each in function.bindings) or definition.returned_value is not None
    if is_returning or answers(function):
        if returned == _RESPONSE:
            return f"self.assertEqual({_RESULT}.get_body(), b{expected})"
        return f"self.assertEqual({_RESULT}, {expected})"
    for bound in function.parameters:
        is_set = any(each.direction is Direction.OUT for each in bound.bindings)
        if is_set and bound.parameter.name != CONTEXT_NAME:
            variable = _variable(bound.parameter.name, definition)
            return f'{variable}.set.assert_called_once_with("What {definition.name} should set")'
    started = client.comparison(definition.name) if client is not None else None
    return started or f'self.fail("Compare what {definition.name} should have done.")'
