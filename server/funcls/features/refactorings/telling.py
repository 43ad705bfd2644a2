"""Which bindings an annotation tells of: those whose converter names its class."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from funcls.model.annotations import Annotation, Checked, Verdict, check_parameter, check_return, is_out
from funcls.model.binding import Direction
from funcls.model.target import Version
from funcls.model.values import PyClass, TypingGeneric, Value
from funcls.schema.catalogue import BindingType, Catalogue
from funcls.schema.converter import Accepted

_TEXTS: Final = frozenset({"str", "bytes"})
_BUILTINS: Final = frozenset({*_TEXTS, "bytearray", "dict"})


@dataclass(frozen=True, slots=True)
class Told:
    """A binding that a parameter may be for; `many` says that it takes several events at once."""

    entry: BindingType
    direction: Direction
    many: bool = False

    @property
    def is_trigger(self) -> bool:
        """Whether it would start the function."""
        return self.entry.is_trigger


def told_of_parameter(annotation: Annotation, catalogue: Catalogue) -> Iterator[Told]:
    """Yield the bindings whose converter takes the annotation of a parameter for what it is.

    Of texts, which nearly all take, only the outputs that have a converter of their own.
    """
    version, value = _newest(annotation)
    out = is_out(value)
    inner = value.arguments[0] if out and isinstance(value, TypingGeneric) and value.arguments else value
    direction = Direction.OUT if out else Direction.IN
    for entry in catalogue.types:
        accepted = entry.converter.outputs if out else entry.converter.inputs
        if accepted is None or direction.value not in entry.directions or not _names(entry, accepted, inner, out=out):
            continue
        checked = Checked(entry.converter, entry.implicit_output, is_output=out)
        if check_parameter(value, version, checked) is Verdict.ACCEPTED:
            yield Told(entry, direction, isinstance(inner, TypingGeneric))


def told_of_return(annotation: Annotation, catalogue: Catalogue) -> Iterator[Told]:
    """Yield the outputs that take what is annotated as returned, and hardly anything else does."""
    version, value = _newest(annotation)
    for entry in catalogue.types:
        accepted = entry.converter.outputs
        if accepted is None or Direction.OUT.value not in entry.directions or not _is_named(value, accepted):
            continue
        if check_return(value, version, Checked(entry.converter, entry.implicit_output, True)) is Verdict.ACCEPTED:
            yield Told(entry, Direction.OUT)


def _newest(annotation: Annotation) -> tuple[Version, Value]:
    return list(annotation.values.items())[-1]


def _names(entry: BindingType, accepted: Accepted, value: Value, *, out: bool) -> bool:
    if isinstance(value, TypingGeneric):
        return any(_is_item(each, accepted) for each in value.arguments or ())
    if out and isinstance(value, PyClass) and value.dotted in _TEXTS:
        return not entry.implicit_output and value.dotted in accepted.classes
    return _is_named(value, accepted)


def _is_named(value: Value, accepted: Accepted) -> bool:
    return isinstance(value, PyClass) and bool((value.lineage | {value.public}) & (accepted.classes - _BUILTINS))


def _is_item(value: Value, accepted: Accepted) -> bool:
    return isinstance(value, PyClass) and bool({value.dotted, value.public} & {*accepted.items} - _BUILTINS)
