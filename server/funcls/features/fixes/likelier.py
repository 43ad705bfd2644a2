"""Which of two names is meant, where a binding and a parameter are a pair but for their names.

Either side can be renamed. An edit in the wrong direction is worse than none, so one of these has to speak for a name:

1. The handler reads the binding's name, which nothing gives a value: the parameter is the slip.
2. The handler reads the parameter, or is called with it by name: its name is in the code, that of the binding stands
   once in function.json. If an expression in function.json has the binding's name, nothing speaks for either.
3. Nothing reads either name: the one that is in use elsewhere, by other functions of the app or by the samples of
   the binding types, against one that nobody else uses.

Names that are not near each other are a pair only for the first reason.
"""

from __future__ import annotations

import builtins
import re
from collections.abc import Iterable
from enum import Enum, auto

from funcls.model.binding import Binding
from funcls.model.function import Function
from funcls.model.source import SourceFile
from funcls.schema.wording import nearest
from funcls.syntax.python.expressions import Parameter
from funcls.syntax.python.facts import FunctionDef
from funcls.syntax.python.name_uses import keyword_uses, read_names
from funcls.syntax.python.parameter_uses import parameter_uses


class Meant(Enum):
    """Whose name is meant; the other side is renamed."""

    PARAMETER = auto()
    BINDING = auto()


def meant(
    function: Function,
    definition: FunctionDef,
    script: SourceFile,
    pair: tuple[Parameter, Binding],
    functions: Iterable[Function],
) -> Meant | None:
    """Return whose name is meant, None where nothing speaks for one of them; `functions` are those of the app."""
    parameter, binding = pair
    written = binding.name or ""
    if reads_undefined(definition, script, written):
        return Meant.BINDING
    if nearest(parameter.name, [written]) is None:
        return None
    uses = parameter_uses(script.text, definition.name_span, parameter.name)
    if uses is None:
        return None
    is_passed = any(each.called == definition.name for each in keyword_uses(script.text, parameter.name))
    if uses or is_passed:
        return Meant.PARAMETER if not _is_in_expression(function, written) else None
    known = _names_in_use(function, functions)
    if (parameter.name in known) is (written in known):
        return None
    return Meant.PARAMETER if parameter.name in known else Meant.BINDING


def reads_undefined(definition: FunctionDef, script: SourceFile, name: str) -> bool:
    """Return whether the body of a function reads a name that certainly nothing gives a value."""
    uses = parameter_uses(script.text, definition.name_span, name) or ()
    names = read_names(script.text) if uses else None
    if names is None or hasattr(builtins, name) or any("*" in each.names for each in script.python.imports):
        return False
    variable = names.variable_at(uses[0].start)
    return variable is not None and variable.is_global and names.of_module(name) is None


def _is_in_expression(function: Function, name: str) -> bool:
    return re.search(rf"\{{{re.escape(name)}[.}}]", function.file.text, re.IGNORECASE) is not None


def _names_in_use(function: Function, functions: Iterable[Function]) -> set[str]:
    """Return the names that bindings have in samples, and in functions of the app that their handlers agree with."""
    samples = (each.skeleton.get("name") for each in function.catalogue.types)
    names = {each for each in samples if isinstance(each, str)}
    for other in functions:
        if other is not function:
            names.update(each.parameter.name for each in other.parameters if each.bindings)
    return names
