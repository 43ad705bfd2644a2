"""What the worker compares with the bindings of a function."""

from __future__ import annotations

from dataclasses import dataclass

from funcls.syntax.python.expressions import Expression, Parameter
from funcls.text.span import Span


@dataclass(frozen=True, slots=True)
class Signature:
    """The parameters and the return annotation; annotations are names of the module `path`.

    `at` is the moment when they are evaluated, None where they are not. `annotated` is the class, by its dotted name,
    with which a library annotates the parameters that it makes.
    """

    path: str
    parameters: tuple[Parameter, ...]
    returns: Expression | None
    at: Span | None = None
    annotated: str = ""
