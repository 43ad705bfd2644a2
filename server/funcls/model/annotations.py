"""What an annotation of a handler certainly is, as far as the files show it."""

from __future__ import annotations

import builtins
import sys
from dataclasses import dataclass
from enum import Enum, auto
from typing import Final

from funcls.model.names import Names
from funcls.model.resolved import Class, External
from funcls.syntax.python.expressions import Braces, Constant, Expression, Lambda, Name, Sequence, Subscript, Union
from funcls.syntax.python.reader import parse_expression

_OUT: Final = "azure.functions.Out"
_ANNOTATED: Final = frozenset({"typing.Annotated", "typing_extensions.Annotated"})
_LIBRARY: Final = "azure.functions."
_BUILTINS: Final = "builtins."


class AnnotationKind(Enum):
    """What the worker sees in an annotation, where that is certain."""

    OUT = auto()
    """`Out[T]` with one argument."""
    BARE_OUT = auto()
    """`Out` without an argument, or with several."""
    CLASS = auto()
    """A class that is not `Out`; `name` is its own name."""
    OTHER = auto()
    """Certainly not `Out`: a value, a union, a generic, a name of the standard library (`name` is its last part)."""
    UNKNOWN = auto()


@dataclass(frozen=True, slots=True)
class Annotation:
    """The kind of an annotation; `name` is the bare name of a class, empty where there is none."""

    kind: AnnotationKind
    name: str = ""


_UNKNOWN: Final = Annotation(AnnotationKind.UNKNOWN)
_OTHER: Final = Annotation(AnnotationKind.OTHER)


def classify(path: str, expression: Expression, names: Names) -> Annotation:
    """Return what the annotation `expression`, written in the file `path`, certainly is."""
    match expression.form:
        case Name(dotted):
            return _classify_name(path, dotted, names)
        case Subscript(Expression(form=Name(dotted)), items):
            return _classify_subscript(path, dotted, items, names)
        case Union() | Sequence() | Braces() | Lambda():
            return _OTHER
        case Constant(str() as text):
            quoted = parse_expression(text)
            return classify(path, quoted, names) if quoted is not None else _UNKNOWN
        case Constant(None):
            return Annotation(AnnotationKind.CLASS, "NoneType")
        case Constant():
            return _OTHER
        case _:
            return _UNKNOWN


def _classify_name(path: str, dotted: str, names: Names) -> Annotation:
    found = names.resolve_dotted(path, dotted)
    if isinstance(found, Class):
        own_name = found.definition.name
        changed = found.retouched or found.definition.decorators
        return _UNKNOWN if own_name == "Out" or changed else Annotation(AnnotationKind.CLASS, own_name)
    if not isinstance(found, External):
        return _UNKNOWN
    if found.dotted == _OUT:
        return Annotation(AnnotationKind.BARE_OUT)
    if found.dotted.startswith(_BUILTINS):
        name = found.dotted.removeprefix(_BUILTINS)
        is_class = isinstance(getattr(builtins, name, None), type)
        return Annotation(AnnotationKind.CLASS, name) if is_class else _OTHER
    if found.dotted.startswith(_LIBRARY):
        return Annotation(AnnotationKind.CLASS, found.dotted.rpartition(".")[2])
    if found.dotted.partition(".")[0] in sys.stdlib_module_names:
        return Annotation(AnnotationKind.OTHER, found.dotted.rpartition(".")[2])
    return _UNKNOWN


def _classify_subscript(path: str, dotted: str, items: tuple[Expression, ...], names: Names) -> Annotation:
    found = names.resolve_dotted(path, dotted)
    if isinstance(found, External) and found.dotted in _ANNOTATED and items:
        return classify(path, items[0], names)
    base = _classify_name(path, dotted, names)
    if base.kind is AnnotationKind.BARE_OUT:
        return Annotation(AnnotationKind.OUT if len(items) == 1 else AnnotationKind.BARE_OUT)
    return _OTHER if base.kind in (AnnotationKind.CLASS, AnnotationKind.OTHER) else _UNKNOWN
