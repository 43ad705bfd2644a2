"""The constraints of routes, `{id:int}`: which there are, what they say of a value, and what the host refuses in them.

Sources: ASP.NET Core RouteOptions.cs, RouteConstraintBuilder.cs and ParameterPolicyActivator.cs (read).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from funcls.schema.canonical import INTEGER
from funcls.text.span import Span


@dataclass(frozen=True, slots=True)
class Constraint:
    """What a route says of the value of one of its parameters: `text` is all of it, without the colon before."""

    text: str
    span: Span

    @property
    def name(self) -> str:
        """The name by which the host looks it up: what follows an unclosed bracket belongs to it."""
        return self.text.partition("(")[0] if self._has_arguments else self.text

    @property
    def argument(self) -> str | None:
        """What stands in the brackets, None without any."""
        return self.text.partition("(")[2][:-1] if self._has_arguments else None

    @property
    def _has_arguments(self) -> bool:
        return "(" in self.text and self.text.endswith(")")


@dataclass(frozen=True, slots=True)
class _Kind:
    """What a constraint says, by the number of its whole numbers; `pattern` takes any text in their place."""

    words: dict[int, str]
    pattern: bool = False


_KINDS: Final = {
    "int": _Kind({0: "a whole number of 32 bits"}),
    "long": _Kind({0: "a whole number of 64 bits"}),
    "bool": _Kind({0: "`true` or `false`"}),
    "datetime": _Kind({0: "a date, with or without a time"}),
    "decimal": _Kind({0: "a decimal number"}),
    "double": _Kind({0: "a number"}),
    "float": _Kind({0: "a number"}),
    "guid": _Kind({0: "a GUID"}),
    "alpha": _Kind({0: "letters from `a` to `z` alone, in any case"}),
    "required": _Kind({0: "not empty"}),
    "file": _Kind({0: "like the name of a file: a dot in its last part"}),
    "nonfile": _Kind({0: "not like the name of a file: no dot in its last part"}),
    "minlength": _Kind({1: "at least {0} characters long"}),
    "maxlength": _Kind({1: "at most {0} characters long"}),
    "length": _Kind({1: "exactly {0} characters long", 2: "{0} to {1} characters long"}),
    "min": _Kind({1: "a whole number of at least {0}"}),
    "max": _Kind({1: "a whole number of at most {0}"}),
    "range": _Kind({2: "a whole number from {0} to {1}"}),
    "regex": _Kind({1: "a text that matches `{0}`"}, pattern=True),
}

CONSTRAINT_NAMES: Final = tuple(_KINDS)


def describe_constraint(constraint: Constraint) -> str:
    """Return what the value has to be, in words: `a whole number of 32 bits`; empty where the host refuses it."""
    kind = _KINDS.get(constraint.name.lower())
    if kind is None or constraint_refusal(constraint) is not None:
        return ""
    arguments = _arguments(constraint, kind)
    return kind.words[len(arguments)].format(*arguments)


def constraint_refusal(constraint: Constraint) -> str | None:
    """Return why the host cannot make the constraint, as the end of a sentence; None where it can."""
    kind = _KINDS.get(constraint.name.lower())
    if kind is None:
        return f"there is no constraint '{constraint.name}'"
    arguments = _arguments(constraint, kind)
    if len(arguments) not in kind.words:
        return f"'{constraint.name}' takes {_numbers(kind)}"
    is_read = kind.pattern or all(map(INTEGER.fullmatch, arguments))
    return None if is_read else f"'{constraint.name}' takes {_numbers(kind)}"


def _arguments(constraint: Constraint, kind: _Kind) -> list[str]:
    text = constraint.argument
    if text is None:
        return []
    return [text] if kind.pattern else [each.strip() for each in text.split(",")]


def _numbers(kind: _Kind) -> str:
    if kind.pattern:
        return "a regular expression in brackets"
    counts = sorted(kind.words)
    if counts == [0]:
        return "nothing in brackets"
    shown = " or ".join(map(str, counts))
    return f"{shown} whole number{'s' if counts[-1] > 1 else ''} in brackets"
