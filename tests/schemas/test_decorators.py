"""The schemas agree with the decorators of the installed azure-functions; what a new release brings fails here.

Each decorator is called with a value of its own for every argument, and the values are found again in the binding that
it writes: so the test learns type, direction and argument names from the library itself.
"""

from __future__ import annotations

import enum
import inspect
import json
import logging
import typing
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import azure.functions as func
import pytest

from funcls.schema.catalogue import BindingType
from funcls.schema.document import JsonDict, dict_in, dicts_in, text_in
from funcls.workspace.resources import load_catalogue

SCHEMAS = Path(__file__).parents[2] / "schemas" / "bindings"
CATALOGUE = load_catalogue()
NO_DECORATORS = {
    "function_name": "names the function",
    "get_functions": "lists the functions of the app",
    "http_type": "says which library the answers to HTTP are of",
    "mcp_tool": "takes name, description and properties from the handler; `mcp_tool_trigger` has the arguments",
    "mcp_tool_property": "adds to what `mcp_tool` has made",
    "register_blueprint": "takes over functions of another app",
    "register_functions": "takes over functions of another app",
    "retry": "the retry policy of the function",
    "validate_function_names": "checks the functions of the app",
}
"""Public methods of an app that write no binding of their own, and what they do."""
OF_OTHER_PACKAGES = {
    "activity_trigger",
    "durable_client_input",
    "entity_trigger",
    "orchestration_trigger",
}
"""Decorators that hand over to azure-functions-durable, which is not installed here."""
SAMPLES: dict[tuple[str, str], object] = {
    ("route", "methods"): [func.HttpMethod.POST],
    ("route", "trigger_extra_fields"): {},
    ("route", "binding_extra_fields"): {},
    ("event_grid_output", "connection"): None,
    ("mcp_prompt_trigger", "prompt_arguments"): [SimpleNamespace(to_dict=dict)],
}
"""Arguments for which a text is no value: a list; what excludes others; objects that the library writes out."""
NOT_FOUND_AGAIN = {
    ("event_grid_output", "connection"): "excludes the arguments for a topic's endpoint and key",
    ("mcp_prompt_trigger", "promptArguments"): "written out as JSON text",
}

SINCE = {("cosmos_db_trigger", "changeFeedMode"): 2}
"""Arguments that the releases for older Python versions do not have, and the major version that brought them."""
MAJOR = int(func.__version__.partition(".")[0])


@dataclass(frozen=True)
class Written:
    """A binding as a decorator writes it: `arguments` are those that a property may come from."""

    type: str
    direction: str
    arguments: dict[str, set[str]]


def decorators() -> dict[str, Callable[..., Any]]:
    members = inspect.getmembers(func.FunctionApp, inspect.isfunction)
    return {name: method for name, method in members if not name.startswith("_") and name not in NO_DECORATORS}


def sample(name: str, parameter: inspect.Parameter, annotation: object) -> object:
    if (name, parameter.name) in SAMPLES:
        return SAMPLES[name, parameter.name]
    values = enum_in(annotation)
    return values[-1] if values else f"<{parameter.name}>"


def enum_in(annotation: object) -> list[enum.Enum]:
    if isinstance(annotation, type) and issubclass(annotation, enum.Enum):
        return list(annotation)
    return next((found for each in typing.get_args(annotation) if (found := enum_in(each))), [])


def written(name: str) -> Iterator[Written]:
    """Yield the bindings that a decorator writes."""
    method = decorators()[name]
    annotations = typing.get_type_hints(method)
    variadic = (inspect.Parameter.VAR_KEYWORD, inspect.Parameter.VAR_POSITIONAL)
    parameters = [each for each in inspect.signature(method).parameters.values() if each.kind not in variadic]
    arguments = {each.name: sample(name, each, annotations.get(each.name)) for each in parameters[1:]}
    builder = getattr(func.FunctionApp(), name)(**arguments)(lambda: None)
    for binding in builder._function.get_bindings():
        values = binding.get_dict_repr()
        yield Written(
            type=binding.type,
            direction=values.pop("direction").name.lower(),
            arguments={
                prop: {argument for argument, given in arguments.items() if is_same(given, value)}
                for prop, value in values.items()
                if prop != "type" or value == arguments.get("type")
            },
        )


def is_same(given: object, found: object) -> bool:
    return found is not None and (given == found or (isinstance(given, enum.Enum) and given.value == found))


def stated() -> dict[str, list[tuple[BindingType, JsonDict]]]:
    """Return the decorators of the schemas: one may write several types."""
    found: dict[str, list[tuple[BindingType, JsonDict]]] = {}
    for entry in CATALOGUE.types:
        document = json.loads((SCHEMAS / f"{entry.name}.schema.json").read_text(encoding="utf-8"))
        for each in dicts_in(document, "x-decorators"):
            found.setdefault(text_in(each, "name") or "", []).append((entry, dict_in(each, "argMap")))
    return found


@pytest.fixture(autouse=True)
def quiet(caplog: pytest.LogCaptureFixture) -> None:
    """The library warns of triggers without a function that answers HTTP."""
    caplog.set_level(logging.CRITICAL)


def test_the_decorators_of_the_library_are_those_of_the_schemas() -> None:
    assert set(decorators()) == set(stated()), "see what the release brings, and add it to the schema of its type"


def test_what_is_listed_as_other_is_there() -> None:
    public = {name for name, _ in inspect.getmembers(func.FunctionApp, inspect.isfunction)}
    assert set(NO_DECORATORS) <= public
    assert set(OF_OTHER_PACKAGES) <= set(decorators())


@pytest.mark.parametrize("name", sorted(set(decorators()) - set(OF_OTHER_PACKAGES)))
def test_a_decorator_agrees_with_the_schema_of_its_type(name: str) -> None:
    bindings = list(written(name))
    assert len(bindings) == len(stated()[name])
    for binding, (entry, arg_map) in zip(bindings, stated()[name], strict=True):
        if binding.type == entry.name:
            assert binding.direction in entry.directions
            assert [prop for prop in binding.arguments if entry.property_named(prop) is None] == []
        else:
            # Any type may be written.
            assert (entry.converter, "type") == (CATALOGUE.generic_converter, *binding.arguments["type"])
            arg_map = {prop: argument for prop, argument in arg_map.items() if prop != "*"}
        arg_map = {prop: argument for prop, argument in arg_map.items() if SINCE.get((name, prop), 0) <= MAJOR}
        found = {prop for prop, arguments in binding.arguments.items() if arguments}
        found |= {prop for decorator, prop in NOT_FOUND_AGAIN if decorator == name}
        assert set(arg_map) == found, "see what the release brings, and add it to the schema"
        for prop, argument in arg_map.items():
            assert (name, prop) in NOT_FOUND_AGAIN or argument in binding.arguments[prop], prop
