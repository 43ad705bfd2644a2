"""funcls's own description of azure.functions, held against the library and against the schemas."""

from __future__ import annotations

import ast
import inspect
from typing import Final

import azure.functions
import pytest

from funcls.inference.handlers import first_class
from funcls.inference.library_paths import STUBS
from funcls.workspace.resources import load_catalogue

TREE = ast.parse((STUBS / "azure" / "functions" / "__init__.pyi").read_text(encoding="utf-8"))
CLASSES = {each.name: each for each in TREE.body if isinstance(each, ast.ClassDef)}
INNER = {"TraceContext", "RetryContext"}
"""Classes that the library does not export."""

OF_NEWER: Final = {"to_dict", "to_json"}
"""What every class has in azure-functions 2, which Python 3.13 gets; the description is of what both have."""


def members(name: str) -> dict[str, ast.FunctionDef]:
    """Return what the description says that a class has, with that of its base there."""
    base = CLASSES[name].bases[0] if CLASSES[name].bases else None
    above = members(base.id) if isinstance(base, ast.Name) and base.id in CLASSES else {}
    return above | {each.name: each for each in CLASSES[name].body if isinstance(each, ast.FunctionDef)}


def of_library(owner: type) -> dict[str, object]:
    """Return what a class of the library and its bases there define for everybody."""
    own = [each for each in reversed(owner.__mro__) if each.__module__.startswith("azure.")]
    found = {name: value for each in own for name, value in vars(each).items()}
    return {name: value for name, value in found.items() if not name.startswith("_")}


@pytest.mark.parametrize("name", sorted(CLASSES.keys() - INNER))
def test_a_class_has_the_members_of_the_library(name: str) -> None:
    described = members(name)
    defined = of_library(getattr(azure.functions, name))
    library = {each: value for each, value in defined.items() if each in described or each not in OF_NEWER}
    assert {each for each in described if not each.startswith("_")} == set(library)
    for member, value in library.items():
        is_property = any(
            isinstance(each, ast.Name) and each.id == "property" for each in described[member].decorator_list
        )
        assert is_property == isinstance(value, property), member


@pytest.mark.parametrize("name", sorted(name for name in CLASSES if "__init__" in members(name)))
def test_a_class_is_made_as_in_the_library(name: str) -> None:
    arguments = members(name)["__init__"].args
    described = [each.arg for each in (*arguments.args, *arguments.kwonlyargs)]
    library = inspect.signature(getattr(azure.functions, name).__init__).parameters.values()
    assert described == [each.name for each in library if each.kind is not inspect.Parameter.VAR_KEYWORD]


def test_every_class_that_a_binding_delivers_is_described() -> None:
    accepted = [each.converter.inputs for each in load_catalogue().types if each.converter.inputs is not None]
    names = {first_class(each).removeprefix("func.") for each in accepted if first_class(each).startswith("func.")}
    # What a warmup trigger delivers has no members, and stands in a module of its own.
    assert {each for each in names if "." not in each} <= CLASSES.keys()


def test_everything_is_documented() -> None:
    silent = [name for name, each in CLASSES.items() if not ast.get_docstring(each)]
    silent += [
        f"{name}.{member}" for name in CLASSES for member, each in members(name).items() if not ast.get_docstring(each)
    ]
    assert silent == []
