"""What the worker makes of the annotations of a handler: its checks, one Python version at a time.

Source: `Registry.add_function` of azure-functions-runtime-v1 1.2.0 and the converters of azure-functions; the answers
are measured in annotations.tsv of the facts.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import Enum, auto
from functools import cached_property
from itertools import product
from typing import Final

from funcls.model.target import Version
from funcls.model.values import (
    GENERIC,
    NOT_A_TYPE,
    BuiltinGeneric,
    Failure,
    NotAType,
    Plain,
    PyClass,
    TypingGeneric,
    Unsure,
    Value,
)
from funcls.schema.converter import Accepted, Converter

_BRACKETS_ARE_NO_TYPE: Final = (3, 11)
"""Since then `list[str]` is no instance of `type`."""

LAZY: Final = (3, 14)
"""Since then annotations are evaluated when they are asked for, not with the `def`."""

_EXPLICIT_OPTIONAL: Final = (3, 11)
"""Since then `x: str = None` is not read as `Optional[str]`."""

_CHECKS_ORIGIN: Final = (3, 13)
"""The worker of older versions fails on a generic class as return annotation (facts: changes, row 16)."""

_OUT: Final = "azure.functions.Out"

_TEXTS: Final = frozenset({"str", "bytes"})
_BUILTINS: Final = frozenset({"bytearray", "bytes", "dict", "str"})
"""The built-in classes that converters take."""

_BASES_OF_ALL: Final = frozenset({"Hashable"})
_BASES_OF_TEXTS: Final = frozenset(
    {"Collection", "Container", "Hashable", "Iterable", "Reversible", "Sequence", "Sized"}
)
"""The bare generics of `typing` from which texts and bytes derive for `issubclass`."""


class Verdict(Enum):
    """What the worker does with an annotation."""

    ACCEPTED = auto()
    UNSURE = auto()
    """The files do not show it."""
    UNRESOLVED = auto()
    """It cannot be evaluated."""
    CONTEXT = auto()
    """The invocation context takes a class named `Context` only."""
    OUT_BARE = auto()
    """`Out` without an argument, or with several."""
    NON_TYPE = auto()
    """It is neither a class nor a generic of `typing`."""
    OUT_NEEDED = auto()
    """The binding is an output, and the annotation is not `Out`."""
    OUT_ON_INPUT = auto()
    MISMATCH = auto()
    """The converter of the binding's type does not take it."""
    NO_CONVERTER = auto()
    """The converter has no check for this direction, on which the worker fails."""
    RETURNS_OUT = auto()
    RETURNS_GENERIC = auto()
    """A generic class, on which workers before Python 3.13 fail."""


@dataclass(frozen=True)
class Annotation:
    """What an annotation is in each Python version of the target, and what the worker does with it there."""

    values: Mapping[Version, Value]
    verdicts: Mapping[Version, Verdict]

    @cached_property
    def refusal(self) -> Refusal | None:
        """Why the worker refuses it: in all versions of the target if it can, else in some of them."""
        refusing = [
            version for version, each in self.verdicts.items() if each not in (Verdict.ACCEPTED, Verdict.UNSURE)
        ]
        if not refusing:
            return None
        newest = refusing[-1]
        value = self.values[newest]
        failure = value if isinstance(value, Failure) else None
        # What only older workers fail on was measured with a worker that is not on PyPI.
        certain = len(refusing) == len(self.verdicts) and self.verdicts[newest] is not Verdict.RETURNS_GENERIC
        certain &= failure is None or failure.certain
        return Refusal(self.verdicts[newest], tuple(refusing), certain, failure)

    @property
    def is_out(self) -> bool:
        """Whether it certainly is `Out`, with or without arguments."""
        return all(is_out(each) for each in self.values.values())


@dataclass(frozen=True, slots=True)
class Refusal:
    """A verdict against an annotation, and the Python versions of the target in which it falls.

    `certain` is False where not all of them refuse, or where a newer library may know the name. `failure` is there if
    the annotation cannot be evaluated.
    """

    verdict: Verdict
    versions: tuple[Version, ...]
    certain: bool
    failure: Failure | None


@dataclass(frozen=True, slots=True)
class Checked:
    """The binding that a parameter or return value belongs to, as the worker sees it.

    `converter` is None for a type of which it is not known whether it has one.
    """

    converter: Converter | None
    implicit_output: bool
    is_output: bool


def judge(values: Mapping[Version, Value], check: Callable[[Value, Version], Verdict]) -> Annotation:
    """Return the annotation with the verdict of a check in each version."""
    verdicts = {
        version: Verdict.UNRESOLVED if isinstance(value, Failure) else check(value, version)
        for version, value in values.items()
    }
    return Annotation(values, verdicts)


def value_in(version: Version, early: Value, late: Value, *, quoted: bool, defaults_to_none: bool) -> Value:
    """Return what an annotation is in a Python version.

    `early` is what it evaluates to with the `def`, `late` once all is loaded: that counts where it is quoted, as all
    are by `from __future__ import annotations`.
    """
    value = late if quoted or version >= LAZY else early
    optional = defaults_to_none and version < _EXPLICIT_OPTIONAL and not isinstance(value, Failure)
    return NOT_A_TYPE if optional and not _is_none(value) else value


def _is_none(value: Value) -> bool:
    return isinstance(value, PyClass) and value.dotted == "NoneType"


def check_nothing(_value: Value, _version: Version) -> Verdict:
    """Return the verdict on an annotation that the worker evaluates and does not look at."""
    return Verdict.ACCEPTED


def check_unbound_return(value: Value, _version: Version) -> Verdict:
    """Return the verdict on the return annotation of a handler without `$return`: it only has to be evaluated."""
    match value:
        case TypingGeneric(PyClass() as origin, tuple() as arguments) if origin.public == _OUT and len(arguments) != 1:
            return Verdict.OUT_BARE
        case _:
            return Verdict.ACCEPTED


def check_unsure(_value: Value, _version: Version) -> Verdict:
    """Return the verdict on an annotation of which only a failure would count."""
    return Verdict.UNSURE


def check_context(value: Value, _version: Version) -> Verdict:
    """Return the verdict on the annotation of a parameter `context` that is not bound."""
    match value:
        case Unsure() | PyClass(name=""):
            return Verdict.UNSURE
        case PyClass(name="Context"):
            return Verdict.ACCEPTED
        case _:
            return Verdict.CONTEXT


def check_parameter(value: Value, version: Version, binding: Checked) -> Verdict:
    """Return the verdict on the annotation of a bound parameter, in the order of the worker's checks."""
    inner = value
    out = is_out(value)
    if out:
        arguments = value.arguments if isinstance(value, TypingGeneric) else None
        if arguments is None or len(arguments) != 1:
            return Verdict.OUT_BARE
        inner = arguments[0]
    if isinstance(inner, Unsure) and not (out and not binding.is_output):
        return Verdict.UNSURE
    if _is_type(inner, version) is False:
        return Verdict.NON_TYPE
    if binding.is_output and not out:
        return Verdict.OUT_NEEDED
    if out and not binding.is_output:
        return Verdict.OUT_ON_INPUT
    if binding.converter is None:
        return Verdict.UNSURE
    if isinstance(inner, PyClass) and inner.dotted in _TEXTS and not binding.implicit_output:
        # Checked as `generic`, which takes both in either direction.
        return Verdict.ACCEPTED
    return _check(inner, version, binding.converter.outputs if binding.is_output else binding.converter.inputs)


def check_return(value: Value, version: Version, binding: Checked) -> Verdict:
    """Return the verdict on the return annotation of a handler with a `$return` binding."""
    if isinstance(value, Unsure):
        return Verdict.UNSURE
    if isinstance(value, TypingGeneric):
        return Verdict.RETURNS_OUT if is_out(value) else Verdict.NON_TYPE
    if _is_type(value, version) is False:
        return Verdict.NON_TYPE
    if binding.converter is None:
        return Verdict.UNSURE
    found = _check(value, version, binding.converter.outputs)
    fails = isinstance(value, PyClass) and value.is_generic and value.dotted != GENERIC and version < _CHECKS_ORIGIN
    return Verdict.RETURNS_GENERIC if fails and found is Verdict.ACCEPTED else found


def is_out(value: Value) -> bool:
    """Return whether the worker takes it for `Out`: it goes by the name of the class alone."""
    if isinstance(value, TypingGeneric):
        return value.origin is not None and value.origin.name == "Out" and value.arguments is not None
    return isinstance(value, PyClass) and value.name == "Out"


def _is_type(value: Value, version: Version) -> bool | None:
    """Whether the value is a class or a generic, None where that is not known."""
    match value:
        case PyClass(since=since):
            return version >= since
        case BuiltinGeneric():
            return version < _BRACKETS_ARE_NO_TYPE
        case NotAType():
            return False
        case TypingGeneric():
            return True
        case _:
            return None


def _check(value: Value, version: Version, accepted: Accepted | None) -> Verdict:
    """Return the answer of a converter's check."""
    if accepted is None:
        return Verdict.NO_CONVERTER
    if accepted.anything:
        return Verdict.UNSURE if isinstance(value, Plain) else Verdict.ACCEPTED
    match value:
        case Plain(perhaps_accepted=True) if accepted.readers or accepted.classes & _BUILTINS:
            return Verdict.UNSURE
        case TypingGeneric():
            return _check_items(value, version, accepted)
        case PyClass(is_generic=True, dotted=dotted) if accepted.items and dotted != GENERIC:
            # The converter asks for the class behind the generic, and there is none.
            return Verdict.MISMATCH
        case PyClass(lineage=lineage, whole=whole, reads=reads):
            if lineage & accepted.classes or (accepted.readers and reads):
                return Verdict.ACCEPTED
            # A private class of the library may be what the public one derives from.
            sure = whole and not (accepted.readers and reads is None) and value.public not in accepted.classes
            return Verdict.MISMATCH if sure else Verdict.UNSURE
        case BuiltinGeneric(PyClass(lineage=lineage, whole=whole)):
            if lineage & accepted.classes:
                return Verdict.ACCEPTED
            return Verdict.MISMATCH if whole else Verdict.UNSURE
        case _:
            return Verdict.MISMATCH


def _check_items(value: TypingGeneric, version: Version, accepted: Accepted) -> Verdict:
    """Return whether a generic over an iterable holds what the converter takes."""
    items = accepted.items or accepted.newer_items
    if not items or value.origin is None or not value.arguments or value.origin.iterable is False:
        return Verdict.MISMATCH
    found = _first_answer(value.arguments, version, items)
    if accepted.newer_items and found is Verdict.ACCEPTED:
        return Verdict.UNSURE
    return Verdict.UNSURE if found is Verdict.ACCEPTED and value.origin.iterable is None else found


def _first_answer(arguments: tuple[Value, ...], version: Version, items: tuple[str, ...]) -> Verdict:
    """Return what comes of asking, for each item in turn, whether it derives from one of the arguments."""
    for item, argument in product(items, arguments):
        match argument:
            case PyClass(dotted=dotted) if dotted in (item, "object"):
                return Verdict.ACCEPTED
            case PyClass(since=since, whole=True) if version >= since:
                continue
            case PyClass(since=since) if version < since:
                return Verdict.MISMATCH
            case TypingGeneric(PyClass(name=name), None):
                if name in (_BASES_OF_TEXTS if item in _TEXTS else _BASES_OF_ALL):
                    return Verdict.ACCEPTED
            case NotAType() | BuiltinGeneric() | TypingGeneric():
                # Python fails on the question.
                return Verdict.MISMATCH
            case _:
                return Verdict.UNSURE
    return Verdict.MISMATCH
