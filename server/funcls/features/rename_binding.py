"""Renaming a binding with the parameter that takes it: one name, in each function.json and in the handler."""

from __future__ import annotations

import keyword
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial

from funcls.features.changes import Changes, Collector, RefusedError, Renamable, line_of, name_in
from funcls.features.cursor import JsonCursor, Role
from funcls.features.importers import importers
from funcls.features.rename_in_tests import rename_keyword_in_tests
from funcls.model.binding import Binding, is_valid_name
from funcls.model.function import Function
from funcls.model.handler import CONTEXT_NAME, Handler
from funcls.model.source import Place
from funcls.syntax.json.tree import JsonString
from funcls.syntax.python.expressions import Parameter
from funcls.syntax.python.name_uses import ModuleNames, Variable, keyword_uses, read_names
from funcls.text.span import Span
from funcls.workspace.app_state import AppState


@dataclass(frozen=True, slots=True)
class _Uses:
    """A parameter of a handler with all that names it in its module."""

    handler: Handler
    parameter: Parameter
    path: str
    names: ModuleNames
    variable: Variable


def binding_at(state: AppState, cursor: JsonCursor) -> Renamable | None:
    """Return the name of a binding at the cursor in function.json; raises RefusedError where it has to stay."""
    binding = cursor.binding
    field = binding.name_field if binding is not None and cursor.in_binding else None
    if binding is None or field is None or cursor.member is not field.member or cursor.role is not Role.VALUE:
        return None
    function, old = cursor.function, binding.name
    if not isinstance(field.member.value, JsonString) or not old:
        return None
    if binding.is_return:
        raise RefusedError("`$return` stands for the value that the handler returns: it has no other name.")
    handler = function.handler
    if handler is None or handler.signature is None:
        raise RefusedError(f"The files do not show which parameters the handler of {function.name} has.")
    if handler.made:
        raise RefusedError(f"`{handler.factory}` makes the handler of {function.name}, which fixes the name `{old}`.")
    bound = function.parameter_of(binding)
    uses = _uses(state, handler, bound.parameter) if bound is not None else None
    span = name_in(state, function.file.path, field.member.value)
    functions = _sharing(state, handler) if bound is not None else [function]
    for each in functions:
        _check_single(each, old)
    return Renamable(span, old, partial(_rename, state, functions, old, uses))


def parameter_at(state: AppState, path: str, offset: int, names: ModuleNames) -> Renamable | None:
    """Return the parameter of a handler that is named at `offset` of the module `path`, wherever in the function."""
    variable = names.variable_at(offset)
    if variable is None or not variable.is_parameter:
        return None
    places = names.places(variable)
    span = next(each.span for each in places if each.span.touches(offset))
    for function in state.functions_of(path):
        handler = function.handler
        signature = handler.signature if handler is not None and not handler.made else None
        if handler is None or signature is None or signature.path != path:
            continue
        found = (each for each in signature.parameters if any(each.span == place.span for place in places))
        parameter = next(found, None)
        if parameter is not None:
            if parameter.name == CONTEXT_NAME and not any(
                _named(each, CONTEXT_NAME) for each in _sharing(state, handler)
            ):
                raise RefusedError(f"`{CONTEXT_NAME}` is the name by which the worker knows its context.")
            uses = _uses(state, handler, parameter)
            functions = _sharing(state, handler)
            for each in functions:
                _check_single(each, parameter.name)
            return Renamable(span, parameter.name, partial(_rename, state, functions, parameter.name, uses))
    return None


def _rename(state: AppState, functions: list[Function], old: str, uses: _Uses | None, new: str) -> Changes:
    _check_name(state, functions, old, new, uses)
    collector = Collector(state)
    for function in functions:
        for binding in _named(function, old):
            field = binding.name_field
            value = field.member.value if field is not None else None
            collector.replace(function.file.path, name_in(state, function.file.path, value), new)
    if uses is not None:
        for place in uses.names.places(uses.variable):
            collector.replace(uses.path, place.span, new)
        for span in _own_keywords(uses):
            collector.replace(uses.path, span, new)
        rename_keyword_in_tests(state, collector, functions, uses.parameter.name, new)
    return collector.changes()


def _check_name(state: AppState, functions: Iterable[Function], old: str, new: str, uses: _Uses | None) -> None:
    functions = list(functions)
    if not is_valid_name(new, state.facts.target.host.oldest) or new.startswith("$"):
        raise RefusedError(
            f"The host does not take `{new}` as the name of a binding: a name has 1 to 128 ASCII letters, digits and "
            "single underscores, and begins with no digit."
        )
    if keyword.iskeyword(new):
        raise RefusedError(f"`{new}` is a keyword of Python, and cannot be the name of a parameter.")
    for function in functions:
        if not _named(function, old):
            # The parameter lacks a binding there, and may get the name of one.
            continue
        clash = next((each for each in function.bindings if _is_like(each, new) and each.name != old), None)
        if clash is not None:
            raise RefusedError(f"{function.name}/function.json has a binding `{clash.name}` already.")
    if uses is None:
        return
    taken = uses.names.obstacle(uses.variable, new)
    if taken is not None:
        raise RefusedError(f"`{new}` means something else in the handler, at {line_of(state, uses.path, taken.start)}.")


def _uses(state: AppState, handler: Handler, parameter: Parameter) -> _Uses:
    """Return all that names the parameter; raises RefusedError where that cannot be known."""
    path = handler.signature.path if handler.signature is not None else handler.place.path
    source = state.files.get(path)
    names = read_names(source.text) if source is not None and source.readable else None
    variable = names.variable_at(parameter.span.start) if names is not None else None
    if names is None or variable is None or not variable.is_parameter or variable.name != parameter.name:
        raise RefusedError(f"{path} would have to change, and has a syntax error or cannot be read.")
    finder = names.looked_up(variable)
    if finder is not None:
        raise RefusedError(f"The handler in {path} calls `{finder}`, which may find `{parameter.name}` by its name.")
    if names.unplaced(variable):
        raise RefusedError(f"`{parameter.name}` stands in an f-string of {path} that cannot be read for certain.")
    uses = _Uses(handler, parameter, path, names, variable)
    _check_calls(state, uses)
    if handler.decorated:
        _check_decorators(state, uses)
    return uses


def _check_decorators(state: AppState, uses: _Uses) -> None:
    """Refuse a name that what stands around a decorated handler may also know."""
    own = {place.span for place in uses.names.places(uses.variable)} | set(_own_keywords(uses))
    word = re.compile(rf"\b{uses.parameter.name}\b")
    modules = {
        each.file.path: each.file for function in _sharing(state, uses.handler) for each in function.loading.modules
    }
    for path, source in sorted(modules.items()):
        for match in word.finditer(source.text):
            if path != uses.path or Span(*match.span()) not in own:
                at = line_of(state, path, match.start())
                raise RefusedError(f"The handler is decorated, and a decorator may know `{match[0]}`, as at {at}.")


def _check_calls(state: AppState, uses: _Uses) -> None:
    """Refuse what other code may call with the parameter's name as keyword."""
    definition = uses.handler.definition
    if definition is None:
        return
    own, own_file = set(_own_keywords(uses)), state.files[uses.path]
    modules = {path: source for path, source, _, _ in importers(state, uses.path)}
    for path, source in {uses.path: own_file, **modules}.items():
        found = keyword_uses(source.text, uses.parameter.name) if source is not None else ()
        called = (each.span for each in found if each.called == definition.name)
        strange = next((each for each in called if path != uses.path or each not in own), None)
        if strange is not None:
            at = line_of(state, path, strange.start)
            raise RefusedError(f"A function `{definition.name}` is called with `{uses.parameter.name}=` at {at}.")


def _own_keywords(uses: _Uses) -> tuple[Span, ...]:
    definition = uses.handler.definition
    function = uses.names.variable_at(definition.name_span.start) if definition is not None else None
    return uses.names.keywords(function, uses.parameter.name) if function is not None else ()


def _sharing(state: AppState, handler: Handler) -> list[Function]:
    """Return the functions that the same handler serves, by name."""
    return [each for _, each in sorted(state.functions.items()) if _place(each.handler) == _place(handler)]


def _place(handler: Handler | None) -> Place | None:
    return handler.place if handler is not None else None


def _check_single(function: Function, name: str) -> None:
    if len(_named(function, name)) > 1:
        raise RefusedError(f"{function.name}/function.json has several bindings of the name `{name}`.")


def _named(function: Function, name: str) -> list[Binding]:
    return [each for each in function.bindings if each.name == name]


def _is_like(binding: Binding, name: str) -> bool:
    return (binding.name or "").lower() == name.lower()
