"""Expressions as facts: the few forms that say something about a handler, everything else is `Other`."""

from __future__ import annotations

from enum import Enum
from types import EllipsisType
from typing import TypeAlias

from funcls.syntax.node import node
from funcls.text.span import Span

ConstantValue: TypeAlias = "str | bytes | int | float | complex | bool | EllipsisType | None"


@node
class Name:
    """A plain dotted name: `str`, `func.Out`."""

    dotted: str


@node
class Subscript:
    """`base[item, item]`."""

    base: Expression
    items: tuple[Expression, ...]


@node
class Call:
    """A call; `keywords` holds the names of the keyword arguments, `**` for an unpacked mapping."""

    function: Expression
    arguments: tuple[Expression, ...]
    keywords: tuple[str, ...]


@node
class Constant:
    """A literal; the value of a string may itself be an annotation."""

    value: ConstantValue


@node
class Union:
    """`left | right`."""

    left: Expression
    right: Expression


@node
class Lambda:
    """A lambda with its parameters."""

    parameters: tuple[Parameter, ...]


@node
class Sequence:
    """A tuple or list display."""

    items: tuple[Expression, ...]


@node
class Braces:
    """A set or dictionary display; its items are not followed."""


@node
class Data:
    """Any other expression that gives a number, a text, a truth value or a collection, whatever its names stand for."""


@node
class Other:
    """Any other expression: nothing is known of its value."""


Form: TypeAlias = "Name | Subscript | Call | Constant | Union | Lambda | Sequence | Braces | Data | Other"


@node
class Expression:
    """One expression: where it stands, how it is written, what it is.

    `span` and `text` leave out parentheses around the expression, as `ast` does; those of a tuple belong to it.
    """

    span: Span
    text: str
    form: Form


class ParameterKind(Enum):
    """How arguments reach a parameter; the words of `inspect.Parameter`."""

    POSITIONAL_ONLY = "positional-only"
    POSITIONAL_OR_KEYWORD = "positional or keyword"
    VAR_POSITIONAL = "variadic positional"
    KEYWORD_ONLY = "keyword-only"
    VAR_KEYWORD = "variadic keyword"


@node
class Parameter:
    """One parameter: `span` is its name alone, `whole` adds the stars, the annotation and the default."""

    name: str
    span: Span
    whole: Span
    kind: ParameterKind
    annotation: Expression | None
    default: Expression | None
