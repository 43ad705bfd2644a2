"""Fixes for the two halves of a function that do not meet: a parameter without binding, a binding without parameter."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from keyword import iskeyword

from funcls.features.fixes import undeclared
from funcls.features.fixes.accepted_annotations import annotations_of
from funcls.features.fixes.json_edits import put_text, remove
from funcls.features.fixes.likelier import Meant, meant, reads_undefined
from funcls.features.fixes.problem import Problem, Proposal
from funcls.features.fixes.python_edits import add_parameter, remove_parameter, spell
from funcls.features.results import Edit, FileEdits
from funcls.model.binding import RETURN_NAME, Binding, Direction
from funcls.model.function import Function
from funcls.model.handler import CONTEXT_NAME
from funcls.model.source import SourceFile
from funcls.model.trigger_names import Origin, trigger_names
from funcls.rules.consequences import awaited
from funcls.schema.wording import nearest
from funcls.syntax.json.tree import JsonArray
from funcls.syntax.python.expressions import Parameter, ParameterKind
from funcls.syntax.python.facts import FunctionDef
from funcls.syntax.python.parameter_uses import parameter_uses
from funcls.text.span import Span

_NO_LETTER = re.compile(r"[^A-Za-z0-9]+")
_SLASH = re.compile(r"\s*,\s*/")
_OF_METHODS = ("self", "cls")
_STARS = frozenset({ParameterKind.VAR_POSITIONAL, ParameterKind.VAR_KEYWORD})


def of_parameter(problem: Problem) -> Iterator[Proposal]:
    """Give a binding the name of the parameter that has none, or the other way round, or remove the parameter."""
    function, bound = problem.function, problem.parameter
    if function is None or bound is None:
        return
    parameter = bound.parameter
    if parameter.kind not in _STARS:
        binding = _counterpart_binding(function, parameter)
        yield from _joined(function, parameter, binding, problem)
        yield from _as_context(problem, parameter)
        yield from undeclared.of_parameter(problem)
        if binding is not None or parameter.name in _OF_METHODS:
            return
        yield from _read_from_route(function, parameter, problem.source)
    definition = _definition(function, problem.source)
    if definition is not None and _uses(problem.source, definition, parameter) == ():
        edit = remove_parameter(problem.source, definition, parameter)
        if edit is not None:
            yield Proposal.of(f"Remove the parameter '{parameter.name}'", problem.path, edit)


def of_binding(problem: Problem) -> Iterator[Proposal]:
    """Give the binding that has no parameter the name of one, the return value, or a parameter; or remove it."""
    function, binding = problem.function, problem.binding
    if function is None or binding is None or not binding.name or binding.name_field is None:
        return
    near = _counterpart_parameter(function, binding.name)
    if near is not None:
        yield from _joined(function, near, binding, problem)
    value = binding.name_field.member.value
    is_output = binding.direction is Direction.OUT
    if is_output and value is not None and not any(each.is_return for each in function.bindings):
        edit = put_text(function.file, value, RETURN_NAME)
        title = f"Name the binding '{binding.name}' '{RETURN_NAME}', for the value that is returned"
        yield Proposal.of(title, problem.path, edit, is_likely=near is None and _returns_to(function, binding))
    yield from _added_parameter(function, binding, problem)
    array = function.bindings_field.member.value if function.bindings_field is not None else None
    if isinstance(array, JsonArray) and not binding.has_trigger_type:
        edits = remove(function.file, array, binding.node)
        yield Proposal.of(f"Remove the binding '{binding.name}'", problem.path, *edits)


def of_double(problem: Problem) -> Iterator[Proposal]:
    """Remove a binding that says the same as the first of its name, or give it the name of the parameter left over."""
    function, binding = problem.function, problem.binding
    array = function.bindings_field.member.value if function is not None and function.bindings_field else None
    if function is None or binding is None or binding.name_field is None or not isinstance(array, JsonArray):
        return
    text = function.file.text
    same = [each for each in function.bindings if (each.name or "").lower() == (binding.name or "").lower()]
    if "".join(text[slice(*same[0].node.span)].split()) == "".join(text[slice(*binding.node.span)].split()):
        edits = remove(function.file, array, binding.node)
        yield Proposal.of(f"Remove the second binding '{binding.name}'", problem.path, *edits, is_likely=True)
        return
    free, value = _free_parameters(function), binding.name_field.member.value
    if len(same) == 2 and len(free) == 1 and value is not None:
        edit = put_text(function.file, value, free[0].name)
        title = f"Name the second binding '{free[0].name}', as the parameter that has none"
        yield Proposal.of(title, problem.path, edit)


def of_name(problem: Problem) -> Iterator[Proposal]:
    """Give a binding the name of the parameter that waits for it, or one that the host takes, with its parameter."""
    function, binding = problem.function, problem.binding
    value = binding.name_field.member.value if binding is not None and binding.name_field is not None else None
    if function is None or binding is None or value is None:
        return
    written = binding.name or ""
    waiting = [name for name, meant in awaited(function).items() if meant is binding and name != written]
    if written.lower() == RETURN_NAME:
        waiting = [RETURN_NAME]
    for name in waiting:
        edit = put_text(function.file, value, name)
        yield Proposal.of(f"Write '{name}'", problem.path, edit, is_likely=True)
    first, *others = [each for each in _NO_LETTER.split(written) if each] or [""]
    name = "".join([first, *(f"{each[:1].upper()}{each[1:]}" for each in others)])
    if waiting or not name or name == written:
        return
    named = FileEdits(problem.path, (put_text(function.file, value, name),))
    yield Proposal(f"Write '{name}'", (named,))
    handler = function.handler
    script = problem.file(handler.place.path) if handler is not None else None
    bound = function.parameter_of(binding)
    if script is not None and bound is not None:
        for each in _renamed(function, script, bound.parameter, name):
            yield Proposal(f"Write '{name}', for the parameter too", (named, *each.changes))


def of_positional_only(problem: Problem) -> Iterator[Proposal]:
    """Take the slash out that keeps the worker from passing parameters by their names."""
    function = problem.function
    definition = _definition(function, problem.source) if function is not None else None
    if definition is None:
        return
    kinds = [each for each in definition.parameters if each.kind is ParameterKind.POSITIONAL_ONLY]
    found = _SLASH.match(problem.source.text, kinds[-1].whole.end) if kinds else None
    if found is not None:
        yield Proposal.of("Remove the '/'", problem.path, Edit(Span(*found.span()), ""), is_likely=True)


def _joined(function: Function, parameter: Parameter, binding: Binding | None, problem: Problem) -> Iterator[Proposal]:
    """Give one of the two the name of the other: the binding first, where the parameter is not the likelier slip."""
    if binding is None or binding.name_field is None or binding.name_field.member.value is None:
        return
    handler = function.handler
    script = problem.file(handler.signature.path) if handler is not None and handler.signature is not None else None
    definition = _definition(function, script) if script is not None else None
    likelier = None
    if script is not None and definition is not None and _is_one_pair(function, parameter, binding):
        functions = problem.state.functions.values()
        likelier = meant(function, definition, script, (parameter, binding), functions)
    edit = put_text(function.file, binding.name_field.member.value, parameter.name)
    title = f"Rename the binding '{binding.name}' to '{parameter.name}'"
    named = Proposal.of(title, function.file.path, edit, is_likely=likelier is Meant.PARAMETER)
    renamed = list(_renamed(function, script, parameter, binding.name)) if script is not None and binding.name else []
    if likelier is Meant.BINDING:
        yield from (replace(each, is_likely=True) for each in renamed)
        yield named
    else:
        yield named
        yield from renamed


def _is_one_pair(function: Function, parameter: Parameter, binding: Binding) -> bool:
    """Whether neither can belong to another one: they alone are left over, or they alone are near each other."""
    parameters, bindings = _free_parameters(function), _free_bindings(function)
    near = [each.name for each in parameters if nearest(each.name, [binding.name or ""]) is not None]
    others = [each.name for each in bindings if nearest(parameter.name, [each.name or ""]) is not None]
    return len(parameters) == len(bindings) == 1 or (near == [parameter.name] and others == [binding.name])


def _as_context(problem: Problem, parameter: Parameter) -> Iterator[Proposal]:
    """Give the parameter for the invocation context the name by which the worker passes it."""
    written = parameter.annotation.text if parameter.annotation is not None else ""
    function = problem.function
    if function is not None and written.rpartition(".")[2] == "Context":
        for each in _renamed(function, problem.source, parameter, CONTEXT_NAME):
            yield Proposal(each.title, each.changes, is_likely=True)


def _read_from_route(function: Function, parameter: Parameter, script: SourceFile) -> Iterator[Proposal]:
    """Yield the fix that reads a part of the route where the handler uses a parameter of its name."""
    names = trigger_names(function.bindings, function.file.text)
    given = names.named(parameter.name)
    definition = _definition(function, script)
    taker = function.parameter_of(names.trigger) if names.trigger is not None else None
    if given is None or given.use is None or given.origin is not Origin.ROUTE or definition is None or taker is None:
        return
    uses, removal = _uses(script, definition, parameter), remove_parameter(script, definition, parameter)
    if uses and removal is not None:
        read = f'{taker.parameter.name}.route_params["{given.use.name}"]'
        edits = [removal, *(Edit(span, read) for span in uses)]
        yield Proposal.of(f"Read {read} in its place", script.path, *edits)


def _renamed(function: Function, script: SourceFile, parameter: Parameter, name: str) -> Iterator[Proposal]:
    definition = _definition(function, script)
    uses = _uses(script, definition, parameter) if definition is not None else None
    taken = parameter_uses(script.text, definition.name_span, name) if definition is not None else None
    is_free = taken == () or (definition is not None and reads_undefined(definition, script, name))
    if uses is None or not is_free or not name.isidentifier() or iskeyword(name):
        return
    edits = [Edit(span, name) for span in (parameter.span, *uses)]
    yield Proposal.of(f"Rename the parameter '{parameter.name}' to '{name}'", script.path, *edits)


def _added_parameter(function: Function, binding: Binding, problem: Problem) -> Iterator[Proposal]:
    handler = function.handler
    script = problem.file(handler.place.path) if handler is not None else None
    definition = _definition(function, script) if script is not None else None
    name = binding.name
    if script is None or definition is None or not name or not name.isidentifier() or iskeyword(name):
        return
    annotation = next(iter(annotations_of(function, binding)), "")
    spelling = spell(script, annotation)
    written = f"{name}: {spelling.text}" if annotation and spelling is not None else name
    edit = add_parameter(script, definition, written)
    if edit is not None:
        imports = spelling.imports if spelling is not None else ()
        changes = (FileEdits(script.path, (*imports, edit)),)
        yield Proposal(f"Add a parameter '{written}'", changes)


def _returns_to(function: Function, binding: Binding) -> bool:
    """Whether the handler returns a value, and no other output could be meant for it."""
    definition = function.handler.definition if function.handler is not None else None
    outputs = [each for each in _free_bindings(function) if each.direction is Direction.OUT]
    return definition is not None and definition.returned_value is not None and outputs == [binding]


def _definition(function: Function, script: SourceFile) -> FunctionDef | None:
    """Return the definition of the handler, if that is what the worker sees and it stands in the script."""
    handler = function.handler
    if handler is None or handler.signature is None or handler.made or handler.place.path != script.path:
        return None
    return handler.definition


def _uses(script: SourceFile, definition: FunctionDef, parameter: Parameter) -> tuple[Span, ...] | None:
    return parameter_uses(script.text, definition.name_span, parameter.name)


def _counterpart_binding(function: Function, parameter: Parameter) -> Binding | None:
    """Return the binding that may be meant: the one of nearly that name, else the only one that is free."""
    free = {each.name: each for each in _free_bindings(function) if each.name}
    near = free.get(nearest(parameter.name, free) or "")
    return near or (next(iter(free.values())) if len(free) == 1 and len(_free_parameters(function)) == 1 else None)


def _counterpart_parameter(function: Function, name: str) -> Parameter | None:
    free = {each.name: each for each in _free_parameters(function)}
    near = free.get(nearest(name, free) or "")
    return near or (next(iter(free.values())) if len(free) == 1 and len(_free_bindings(function)) == 1 else None)


def _free_bindings(function: Function) -> list[Binding]:
    return [each for each in function.bindings if not each.is_return and function.parameter_of(each) is None]


def _free_parameters(function: Function) -> list[Parameter]:
    parameters = [each.parameter for each in function.parameters if not each.bindings]
    return [each for each in parameters if each.name != CONTEXT_NAME and each.kind not in _STARS]
