"""Fixes for a value that no output takes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from funcls.features.fixes.json_edits import add_member, put_text
from funcls.features.fixes.problem import Problem, Proposal
from funcls.features.fixes.python_edits import remove_parameter
from funcls.features.insert import json_text
from funcls.features.results import FileEdits
from funcls.model.binding import RETURN_NAME, Direction
from funcls.model.function import Function
from funcls.model.source import SourceFile
from funcls.schema.catalogue import BindingType
from funcls.syntax.json.tree import JsonArray
from funcls.syntax.python.parameter_uses import parameter_uses

_ROUTE: Final = "x-route"


def of_value(problem: Problem) -> Iterator[Proposal]:
    """Let an output take it whose parameter nobody uses."""
    function = problem.function
    handler = function.handler if function is not None else None
    definition = handler.definition if handler is not None else None
    if function is None or definition is None:
        return
    yield from _added(function)
    for binding in function.bindings:
        bound = function.parameter_of(binding)
        field = binding.name_field
        if binding.direction is not Direction.OUT or bound is None or field is None or field.member.value is None:
            continue
        if parameter_uses(problem.source.text, definition.name_span, bound.parameter.name) == ():
            removal = remove_parameter(problem.source, definition, bound.parameter)
            if removal is None:
                continue
            named = FileEdits(function.file.path, (put_text(function.file, field.member.value, RETURN_NAME),))
            freed = FileEdits(problem.path, (removal,))
            title = f"Name the binding '{binding.name}' '{RETURN_NAME}', and remove its parameter"
            yield Proposal(title, (named, freed), is_likely=True)


def _added(function: Function) -> Iterator[Proposal]:
    """Yield the output that answers who calls the route of the function, where it has none."""
    is_called = any(each.entry is not None and each.entry.property_with_role(_ROUTE) for each in function.triggers)
    array = function.bindings_field.member.value if function.bindings_field is not None else None
    if not is_called or not isinstance(array, JsonArray) or len(function.bindings) > len(function.triggers):
        return
    for entry in function.catalogue.types:
        if entry.skeleton.get("name") == RETURN_NAME:
            written = _object(entry, function.file, array)
            edits = add_member(function.file, array, written)
            title = f"Add a binding '{RETURN_NAME}' of type '{entry.name}'"
            yield Proposal.of(title, function.file.path, *edits, is_likely=True)


def _object(entry: BindingType, source: SourceFile, array: JsonArray) -> str:
    """Return a binding on one line, or on several as the others are."""
    members = [f"{json_text(name)}: {json_text(value)}" for name, value in entry.skeleton.items()]
    if "\n" in source.text[slice(*array.items[0].span)]:
        return "{\n" + ",\n".join(f"  {each}" for each in members) + "\n}"
    return f"{{ {', '.join(members)} }}"
