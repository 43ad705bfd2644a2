"""What a name of a module can stand for."""

from __future__ import annotations

from dataclasses import dataclass

from funcls.model.modules import ImportedFrom
from funcls.model.source import Place
from funcls.syntax.python.expressions import Call, Expression, Lambda
from funcls.syntax.python.facts import ClassDef, FunctionDef
from funcls.text.span import Span


@dataclass(frozen=True, slots=True)
class Function:
    """A function defined in the file `path`.

    `retouched`: something may have been set on it by which it tells another signature than it has, or another function
    may have taken its place.
    """

    path: str
    definition: FunctionDef
    retouched: bool = False


@dataclass(frozen=True, slots=True)
class Class:
    """A class defined in the file `path`; `retouched` as for a function, or it may have been given another name."""

    path: str
    definition: ClassDef
    retouched: bool = False


@dataclass(frozen=True, slots=True)
class LambdaFunction:
    """A lambda assigned to a name in the file `path`; `retouched` as for a function."""

    path: str
    expression: Expression
    form: Lambda
    retouched: bool = False


@dataclass(frozen=True, slots=True)
class Called:
    """The result of a call in the file `path`; `function` is what is called.

    `at` is the moment of the call, for the names of its arguments.
    """

    path: str
    expression: Expression
    form: Call
    function: Resolved
    at: Span
    retouched: bool = False


@dataclass(frozen=True, slots=True)
class Literal:
    """A constant or a display of items, which cannot be called; `at` is the moment when it is assigned."""

    place: Place
    expression: Expression
    at: Span


@dataclass(frozen=True, slots=True)
class Written:
    """A union, or something with brackets, assigned to a name in the file `path` at the moment `at`."""

    path: str
    expression: Expression
    at: Span


@dataclass(frozen=True, slots=True)
class Attribute:
    """An attribute of a class, of a function, of what a call gives, or of a constant.

    `place` is the code that reads it, where it is assigned. With `deeper` an attribute of that attribute is meant.
    """

    owner: Class | Function | Called | Literal
    name: str
    place: Place | None = None
    deeper: bool = False


@dataclass(frozen=True, slots=True)
class Module:
    """A module or package."""

    module: ImportedFrom


@dataclass(frozen=True, slots=True)
class External:
    """A name of the standard library or of an installed package, by its absolute dotted name; `builtins.str` for `str`.

    `is_module` is True where it is imported as a module, and so cannot be called.
    """

    dotted: str
    is_module: bool = False


@dataclass(frozen=True, slots=True)
class Missing:
    """Provably no such name. `place` is the code that asks for it, None where it is asked from outside.

    `is_import` tells an import from a name that is read.
    """

    path: str
    name: str
    place: Place | None = None
    is_import: bool = False


@dataclass(frozen=True, slots=True)
class Unknown:
    """It cannot be known from the files."""


Resolved = (
    Function | Class | LambdaFunction | Called | Literal | Written | Attribute | Module | External | Missing | Unknown
)
