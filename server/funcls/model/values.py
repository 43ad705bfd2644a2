"""What an annotation stands for when the worker looks at it: a class, a generic, something else, or nothing at all."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final, TypeAlias

from funcls.model.target import Version

GENERIC: Final = "typing.Generic"
"""The class from which all user-defined generics derive."""


@dataclass(frozen=True, slots=True)
class PyClass:
    """A class.

    `dotted` tells it from all others, `name` is its `__name__`. `lineage` are the dotted names of itself and of the
    classes that it derives from; `whole` is False where there may be more of them than the files show. `parametric`: it
    takes arguments in brackets as a generic of `typing` does, None where it decides by itself what they mean. `reads`
    tells whether it has a `read` method, `iterable` whether it has `__iter__`, None where that is not known. `since` is
    the oldest Python in which it is a class.
    """

    dotted: str
    name: str
    lineage: frozenset[str]
    whole: bool = True
    parametric: bool | None = False
    reads: bool | None = False
    iterable: bool | None = False
    since: Version = (3, 0)

    @property
    def public(self) -> str:
        """The dotted name without its private parts: `azure.functions.HttpRequest` for `azure.functions._abc...`."""
        return ".".join(each for each in self.dotted.split(".") if not each.startswith("_"))

    @property
    def is_generic(self) -> bool:
        """Whether it certainly derives from `typing.Generic`."""
        return GENERIC in self.lineage


@dataclass(frozen=True, slots=True)
class TypingGeneric:
    """A generic of `typing`, or a user-defined one with its arguments: `typing.List[str]`, `func.Out[str]`.

    `origin` is the class behind it, None where that is no class (`typing.Literal[...]`). `arguments` is None for a bare
    one such as `typing.List`.
    """

    origin: PyClass | None
    arguments: tuple[Value, ...] | None


@dataclass(frozen=True, slots=True)
class BuiltinGeneric:
    """A class with arguments in brackets, such as `list[str]`: a type for the worker until Python 3.10."""

    origin: PyClass


@dataclass(frozen=True, slots=True)
class NotAType:
    """A value, a union, a special form: neither a class nor a generic. `is_variable`: a `typing.TypeVar`."""

    is_variable: bool = False


@dataclass(frozen=True, slots=True)
class Plain:
    """Something of the standard library: neither `Out` nor a class of azure.functions, and perhaps no class at all.

    `perhaps_accepted`: it may derive from a built-in class that converters take, have a `read` method, or be one of
    `typing` under another name.
    """

    perhaps_accepted: bool = False


@dataclass(frozen=True, slots=True)
class Failure:
    """What cannot be evaluated; `words` are Python's.

    `certain` is False where a newer library may know the name. `meant` is the name that a misspelt one stands for.
    `absent` is a module with the name that it does not have.
    """

    words: str
    certain: bool = True
    meant: str | None = None
    absent: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Unsure:
    """The files do not show what it is."""


Value: TypeAlias = "PyClass | TypingGeneric | BuiltinGeneric | NotAType | Plain | Failure | Unsure"

UNSURE: Final = Unsure()
NOT_A_TYPE: Final = NotAType()
PLAIN: Final = Plain()


def failure_among(values: Iterable[Value]) -> Failure | None:
    """Return the failure with which an expression of these values fails, a certain one before others; None for none."""
    failures = [each for each in values if isinstance(each, Failure)]
    return next((each for each in failures if each.certain), failures[0] if failures else None)
