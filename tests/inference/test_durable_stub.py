"""funcls's own description of the library of Durable Functions, held against the library."""

from __future__ import annotations

import ast
import importlib
import inspect
from typing import Any, Final

import azure.durable_functions
import pytest

from funcls.inference.library_paths import STUBS

LIBRARY: Final = "azure.durable_functions"
FOLDER: Final = STUBS / "azure" / "durable_functions"
MODULES: Final = {
    ".".join(each.relative_to(STUBS).with_suffix("").parts).removesuffix(".__init__"): ast.parse(
        each.read_text(encoding="utf-8")
    )
    for each in sorted(FOLDER.rglob("*.pyi"))
}
CLASSES: Final = {
    (module, each.name): each
    for module, tree in MODULES.items()
    for each in tree.body
    if isinstance(each, ast.ClassDef)
}
OF_DECORATORS: Final = {"DFApp", "Blueprint", "openai_agents", "DurableFunctionsCompatibilityWarning"}
"""What functions with a function.json have no use for."""

BY_THE_LIBRARY_ALONE: Final = {
    *("from_json", "to_json", "handle"),
    *("set_is_played", "change_state", "set_value", "propagate"),
}
"""Methods that the library calls itself."""


def methods(name: tuple[str, str]) -> dict[str, ast.FunctionDef | ast.AsyncFunctionDef]:
    """Return what the description says that a class defines, without what its bases do."""
    return {each.name: each for each in CLASSES[name].body if isinstance(each, ast.FunctionDef | ast.AsyncFunctionDef)}


def of_library(name: tuple[str, str]) -> dict[str, Any]:
    """Return what the class of the library defines for everybody."""
    module, owner = name
    members = vars(getattr(importlib.import_module(module), owner)).items()
    found = {member: value for member, value in members if not member.startswith("_") or member == "__init__"}
    return {
        member: value
        for member, value in found.items()
        if member not in BY_THE_LIBRARY_ALONE
        and (callable(value) or isinstance(value, property | classmethod | staticmethod))
    }


def kind_of(described: ast.FunctionDef | ast.AsyncFunctionDef) -> str:
    return next((each.id for each in described.decorator_list if isinstance(each, ast.Name)), "")


@pytest.mark.parametrize("name", sorted(CLASSES), ids=lambda name: name[1])
def test_a_class_has_the_members_of_the_library(name: tuple[str, str]) -> None:
    described, library = methods(name), of_library(name)
    # A class without one of its own, or that takes whatever it is given, is not made by hand.
    assert described.keys() | {"__init__"} == library.keys() | {"__init__"}
    for member, each in described.items():
        value = library[member]
        expected = type(value).__name__ if isinstance(value, property | classmethod | staticmethod) else ""
        assert kind_of(each) == expected, member


@pytest.mark.parametrize("name", sorted(CLASSES), ids=lambda name: name[1])
def test_a_method_takes_what_that_of_the_library_takes(name: tuple[str, str]) -> None:
    library = of_library(name)
    for member, each in methods(name).items():
        if isinstance(library[member], property):
            continue
        function = inspect.unwrap(getattr(library[member], "__func__", library[member]))
        assert isinstance(each, ast.AsyncFunctionDef) == inspect.iscoroutinefunction(function), member
        taken = list(inspect.signature(function).parameters.values())
        arguments = each.args
        written = [*arguments.args, *([arguments.kwarg] if arguments.kwarg else ())]
        assert [argument.arg for argument in written] == [parameter.name for parameter in taken], member
        defaults = [ast.literal_eval(default) for default in arguments.defaults]
        assert defaults == [each.default for each in taken if each.default is not inspect.Parameter.empty], member


def test_the_library_exports_what_is_described() -> None:
    described = {
        alias.name for each in MODULES[LIBRARY].body if isinstance(each, ast.ImportFrom) for alias in each.names
    }
    assert described == set(azure.durable_functions.__all__) - OF_DECORATORS


def test_the_states_of_an_orchestration_are_those_of_the_library() -> None:
    name = (f"{LIBRARY}.models.OrchestrationRuntimeStatus", "OrchestrationRuntimeStatus")
    described = {
        each.targets[0].id
        for each in CLASSES[name].body
        if isinstance(each, ast.Assign) and isinstance(each.targets[0], ast.Name)
    }
    assert described == {each.name for each in azure.durable_functions.OrchestrationRuntimeStatus}


def test_everything_is_documented() -> None:
    silent = [module for module, tree in MODULES.items() if not ast.get_docstring(tree)]
    silent += [name for (_, name), each in CLASSES.items() if not ast.get_docstring(each)]
    silent += [
        f"{name[1]}.{member}"
        for name in CLASSES
        for member, each in methods(name).items()
        if not ast.get_docstring(each)
    ]
    assert silent == []
