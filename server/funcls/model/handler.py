"""The handler of a function: the callable that its entry point names, and the signature that the worker sees."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum, auto
from typing import Final

from funcls.model.classes import Method, NoAttribute, find_lineage, instance_of
from funcls.model.decorators import is_class_method, is_transparent, keeps_signature, undefined_name
from funcls.model.loading import Loading
from funcls.model.names import Names
from funcls.model.resolved import (
    Attribute,
    Called,
    Class,
    External,
    Function,
    LambdaFunction,
    Literal,
    Missing,
    Module,
    Resolved,
)
from funcls.model.signature import Signature
from funcls.model.source import Place
from funcls.syntax.python.expressions import Expression, Name, Parameter, ParameterKind
from funcls.syntax.python.facts import FunctionDef

DEFAULT_ENTRY_POINT: Final = "main"
"""The entry point of a function that names none (worker: loader.py)."""

CONTEXT_NAME: Final = "context"
"""The one parameter that needs no binding: the invocation context (worker: functions.py)."""

ENTITY_FACTORY: Final = "azure.durable_functions.Entity.create"
_ORCHESTRATOR_FACTORY: Final = "azure.durable_functions.Orchestrator.create"
_DURABLE_FACTORIES: Final = {ENTITY_FACTORY: "", _ORCHESTRATOR_FACTORY: "azure.functions.OrchestrationContext"}
"""What makes handlers, with the class that the one parameter is annotated with (azure-functions-durable 1.7.0)."""

_PARTIAL: Final = External("functools.partial")


@dataclass(frozen=True, slots=True)
class Handler:
    """The callable that an entry point names.

    `place` is its name where it is defined. `signature` is None where the files do not show what the worker
    will see (a class, a decorator that may change it). `factory` is the dotted name of what makes the callable, if a
    library does: its signature stands nowhere in the files. `decorated`: other code may run around that of the
    definition. `written` is the signature of the definition, whatever a decorator makes of it.
    """

    place: Place
    definition: FunctionDef | None
    signature: Signature | None
    factory: str = ""
    decorated: bool = False
    written: Signature | None = None

    @property
    def made(self) -> bool:
        """Whether a library makes the callable."""
        return bool(self.factory)

    def parameter(self, name: str) -> Parameter | None:
        """Return the parameter that stands in the files under this name."""
        if self.signature is None or self.made:
            return None
        return next((each for each in self.signature.parameters if each.name == name), None)


class Absence(Enum):
    """Why nothing that the worker could load stands under a name."""

    UNBOUND = auto()
    """The module binds no such name."""
    VALUE = auto()
    """It is a value that cannot be called."""
    MODULE = auto()
    """It is a module."""
    UNDEFINED = auto()
    """It is read from a name, or an attribute of a class, that is not there: the import of the module fails."""
    NOT_IMPORTED = auto()
    """It is imported from a module that has no such name: the import fails."""
    NOT_A_FUNCTION = auto()
    """It can be called, and is neither function, class nor method: the worker cannot read its annotations."""


@dataclass(frozen=True, slots=True)
class NoHandler:
    """Provably nothing that the worker could load.

    `name` is what the module `path` should define. `place` is the code that stands in its stead, None where the module
    says nothing of the name.
    """

    path: str
    name: str
    place: Place | None
    why: Absence = Absence.UNBOUND


Resolution = Handler | NoHandler | None
"""What an entry point leads to; None where it cannot be known."""


def find_handler(path: str, entry_point: str, names: Names, loading: Loading) -> Resolution:
    """Return what the worker finds under `entry_point` in the script `path`, when all is loaded that goes with it."""
    found = _as_handler(names.resolve_entry(path, entry_point), path, entry_point, names)
    name = found.name if isinstance(found, NoHandler) else entry_point
    if found is None or not (loading.may_set(entry_point, path) or loading.may_set(name, path)):
        return found
    return replace(found, signature=None) if isinstance(found, Handler) else None


def _as_handler(found: Resolved, script: str, entry_point: str, names: Names) -> Resolution:
    match found:
        case Function():
            return _decorated(found, names)
        case Class(path, definition):
            lineage = find_lineage(found, names)
            return Handler(Place(path, definition.name_span), None, lineage.signature() if lineage else None)
        case LambdaFunction(path, expression, form, retouched):
            signature = None if retouched else Signature(path, form.parameters, None)
            return Handler(Place(path, expression.span), None, signature)
        case Called():
            return _called(found, script, entry_point, names)
        case Attribute(deeper=False):
            return _attribute(found, names)
        case Literal(place=place):
            return NoHandler(script, entry_point, place, Absence.VALUE)
        case Module() | External(is_module=True):
            return NoHandler(script, entry_point, None, Absence.MODULE)
        case Missing(path, name, place, is_import):
            undefined = Absence.UNBOUND if place is None else Absence.UNDEFINED
            return NoHandler(path, name, place, Absence.NOT_IMPORTED if is_import else undefined)
        case _:
            return None


def _attribute(found: Attribute, names: Names) -> Resolution:
    """Return what an attribute of a class or an instance is, if that is a method."""
    if isinstance(found.owner, Literal | Function):
        return None
    instance = isinstance(found.owner, Called)
    lineage = instance_of(found.owner, names) if isinstance(found.owner, Called) else find_lineage(found.owner, names)
    method = lineage.method(found.name, of_instance=instance) if lineage else None
    match method:
        case Method(path, definition, signature):
            decorated = bool(definition.decorators)
            return Handler(Place(path, definition.name_span), definition, signature, decorated=decorated)
        case NoAttribute() if found.place is not None:
            return NoHandler(found.place.path, found.name, found.place, Absence.UNDEFINED)
        case _:
            return None


def _decorated(function: Function, names: Names) -> Handler | NoHandler:
    path, definition = function.path, function.definition
    at = definition.name_span
    for decorator in definition.decorators:
        undefined = undefined_name(path, decorator, at, names)
        if undefined is not None:
            return NoHandler(path, undefined, Place(path, decorator.span), Absence.UNDEFINED)
        if decorator == definition.decorators[0] and is_class_method(path, decorator, at, names):
            return NoHandler(path, definition.name, Place(path, decorator.span), Absence.VALUE)
    known = not function.retouched and all(keeps_signature(path, each, at, names) for each in definition.decorators)
    written = Signature(path, definition.parameters, definition.returns, at)
    place, signature = Place(path, definition.name_span), written if known else None
    return Handler(place, definition, signature, decorated=bool(definition.decorators), written=written)


def _called(called: Called, script: str, entry_point: str, names: Names) -> Resolution:
    """Return what a call gives: an instance, or a callable of the durable library, of `functools` or of a decorator."""
    place = Place(called.path, called.expression.span)
    if called.retouched:
        return None
    if called.function == _PARTIAL:
        return NoHandler(script, entry_point, place, Absence.NOT_A_FUNCTION)
    lineage = instance_of(called, names)
    if lineage is not None:
        if not lineage.has("__call__"):
            return NoHandler(script, entry_point, place, Absence.VALUE)
        # With annotations in a class body, `typing.get_type_hints` takes those for the instance's own.
        return (
            Handler(place, None, None)
            if lineage.annotates
            else NoHandler(script, entry_point, place, Absence.NOT_A_FUNCTION)
        )
    if len(called.form.arguments) != 1 or called.form.keywords or not isinstance(called.form.arguments[0].form, Name):
        return None
    return _made(called, called.form.arguments[0], called.form.arguments[0].form.dotted, names)


def _made(called: Called, argument: Expression, dotted: str, names: Names) -> Resolution:
    """Return what a call makes of the function that it is given."""
    inner = names.resolve_dotted(called.path, dotted, called.at)
    handler = _decorated(inner, names) if isinstance(inner, Function) else None
    if isinstance(handler, NoHandler):
        return None
    factory = called.function.dotted if isinstance(called.function, External) else ""
    if factory in _DURABLE_FACTORIES:
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
        signature = Signature(called.path, (context,), None, annotated=_DURABLE_FACTORIES[factory])
        return Handler(place, definition, signature, factory, decorated=handler is None or handler.decorated)
    if handler is None:
        return None
    transparent = is_transparent(called.function, Place(called.path, called.at), names)
    return replace(handler, signature=handler.signature if transparent else None, decorated=True)
