"""The handler of a function: the callable that its entry point names, and the signature that the worker sees."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from funcls.model.names import (
    Called,
    Class,
    External,
    Function,
    LambdaFunction,
    Literal,
    Missing,
    Module,
    Names,
    Resolved,
)
from funcls.model.source import Place
from funcls.syntax.python.expressions import Expression, Name, Parameter, ParameterKind
from funcls.syntax.python.facts import FunctionDef, ReturnsArgument, Wraps
from funcls.text.span import Span

DEFAULT_ENTRY_POINT: Final = "main"
"""The entry point of a function that names none (worker: loader.py)."""

CONTEXT_NAME: Final = "context"
"""The one parameter that needs no binding: the invocation context (worker: functions.py)."""

_DURABLE_FACTORIES: Final = frozenset(
    {External("azure.durable_functions.Orchestrator.create"), External("azure.durable_functions.Entity.create")}
)
_WRAPS: Final = External("functools.wraps")


@dataclass(frozen=True, slots=True)
class Signature:
    """What the worker compares with the bindings; annotations are names of the module `path`.

    `at` is the moment when they are evaluated, None where they are not.
    """

    path: str
    parameters: tuple[Parameter, ...]
    returns: Expression | None
    at: Span | None = None


@dataclass(frozen=True, slots=True)
class Handler:
    """The callable that an entry point names.

    `place` is its name where it is defined. `signature` is None where the files do not show what the worker
    will see (a class, a decorator that may change it); `made` tells a signature that stands nowhere in the
    files, since a library makes the callable. `decorated`: other code may run around that of the definition.
    """

    place: Place
    definition: FunctionDef | None
    signature: Signature | None
    made: bool = False
    decorated: bool = False

    def parameter(self, name: str) -> Parameter | None:
        """Return the parameter that stands in the files under this name."""
        if self.signature is None or self.made:
            return None
        return next((each for each in self.signature.parameters if each.name == name), None)


@dataclass(frozen=True, slots=True)
class NoHandler:
    """Provably nothing that the worker could call.

    `name` is what the module `path` should define. `place` is the import or the value that stands in its stead, None
    where the module says nothing of the name. `is_undefined`: the value is a name that is not defined when it is read.
    """

    path: str
    name: str
    place: Place | None
    is_module: bool = False
    is_undefined: bool = False


Resolution = Handler | NoHandler | None
"""What an entry point leads to; None where it cannot be known."""


def find_handler(path: str, entry_point: str, names: Names) -> Resolution:
    """Return what the worker finds under `entry_point` in the script `path`."""
    return _as_handler(names.resolve(path, entry_point), path, entry_point, names)


def _as_handler(found: Resolved, script: str, entry_point: str, names: Names) -> Resolution:
    match found:
        case Function():
            return _decorated(found, names)
        case Class(path, definition):
            return Handler(Place(path, definition.name_span), None, None)
        case LambdaFunction(path, expression, form, retouched):
            signature = None if retouched else Signature(path, form.parameters, None)
            return Handler(Place(path, expression.span), None, signature)
        case Called():
            return _called(found, names)
        case Literal(place=place):
            return NoHandler(script, entry_point, place)
        case Module() | External(is_module=True):
            return NoHandler(script, entry_point, None, is_module=True)
        case Missing(path, name, place, is_import):
            return NoHandler(path, name, place, is_undefined=place is not None and not is_import)
        case _:
            return None


def _decorated(function: Function, names: Names) -> Handler:
    path, definition = function.path, function.definition
    signature = Signature(path, definition.parameters, definition.returns, definition.name_span)
    known = not function.retouched and all(
        _keeps_signature(path, decorator, definition.name_span, names) for decorator in definition.decorators
    )
    place = Place(path, definition.name_span)
    return Handler(place, definition, signature if known else None, decorated=bool(definition.decorators))


def _keeps_signature(path: str, decorator: Expression, at: Span, names: Names) -> bool:
    """Whether the decorator, called at `at`, provably gives a callable in which the worker sees the same signature."""
    if not isinstance(decorator.form, Name):
        return False
    return _is_transparent(names.resolve_dotted(path, decorator.form.dotted, at), Place(path, at), names)


def _is_transparent(decorator: Resolved, call: Place, names: Names) -> bool:
    if not isinstance(decorator, Function) or decorator.retouched:
        return False
    if decorator.definition.decorators or decorator.definition.is_async:
        return False
    match decorator.definition.as_decorator:
        case ReturnsArgument():
            return True
        case Wraps(Expression(form=Name(dotted))):
            # inspect.signature and typing.get_type_hints both follow __wrapped__.
            at = call.span if decorator.path == call.path else None
            return names.resolve_dotted(decorator.path, dotted, at) == _WRAPS
        case _:
            return False


def _called(called: Called, names: Names) -> Handler | None:
    """Return the handler that a call gives: by the durable library, or by a decorator called as a function."""
    if called.retouched or len(called.form.arguments) != 1 or called.form.keywords:
        return None
    argument = called.form.arguments[0]
    if not isinstance(argument.form, Name):
        return None
    inner = names.resolve_dotted(called.path, argument.form.dotted, called.at)
    handler = _decorated(inner, names) if isinstance(inner, Function) else None
    if called.function in _DURABLE_FACTORIES:
        context = Parameter(
            CONTEXT_NAME,
            argument.span,
            argument.span,
            ParameterKind.POSITIONAL_OR_KEYWORD,
            annotation=None,
            default=None,
        )
        place = handler.place if handler else Place(called.path, called.expression.span)
        definition = handler.definition if handler else None
        signature = Signature(called.path, (context,), None)
        return Handler(place, definition, signature, made=True, decorated=handler is None or handler.decorated)
    if handler is None:
        return None
    transparent = _is_transparent(called.function, Place(called.path, called.at), names)
    return replace(handler, signature=handler.signature if transparent else None, decorated=True)
