"""The tree of a JSON text. Every node knows its place; nothing in it can change."""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum
from typing import TypeAlias

from funcls.syntax.node import node
from funcls.text import Span


class ProblemKind(Enum):
    """What a problem means to the host."""

    REFUSED = "refused"
    """The host cannot read the text."""
    LENIENT = "lenient"
    """The host reads it, stricter JSON tools do not."""
    DUPLICATE = "duplicate"
    """A key that stands again later in its object: the host takes the last one."""


@node
class JsonProblem:
    """A problem at the smallest range that is guilty; `related` is its other half, such as the bracket left open."""

    span: Span
    kind: ProblemKind
    message: str
    related: Span | None = None


@node
class JsonString:
    """A string or key. `span` includes the quotes; `value` is decoded, and raw where an escape is refused.

    `closed` is False where the closing quote is missing: the string then ends at the end of its line.
    `quoted` is False for a key without quotes, whose span is the bare word.
    """

    span: Span
    value: str
    closed: bool = True
    quoted: bool = True


@node
class JsonNumber:
    """A number in any form that the host reads, `NaN` and `Infinity` among them (as floats)."""

    span: Span
    value: int | float


@node
class JsonLiteral:
    """`true`, `false` or `null`."""

    span: Span
    value: bool | None


@node
class JsonOther:
    """A place where a value stands that JSON has no type for.

    It is `undefined`, `new Date(1)`, the nothing between two commas of an array (an empty span): read by the host; or a
    word that the host refuses (`True`, a half-typed `tru`): then the document has a problem of kind REFUSED.
    """

    span: Span
    text: str


@node
class Member:
    """A key with what follows it.

    `colon` is the index of the colon. Both it and `value` may be missing; with a colon and no value, `span` reaches to
    the next token, so that it holds every place where the value could be typed. Only `"key":,` is read by the host (as
    undefined).
    """

    span: Span
    key: JsonString
    colon: int | None
    value: JsonValue | None


@node
class JsonArray:
    """`commas` are the indices of the commas directly in it.

    `closed` is False where its bracket is missing: `span` then reaches to the token that cannot belong to it.
    `damaged` is True where a refused problem lies directly in it (not in a container within), or it is not closed.
    """

    span: Span
    items: tuple[JsonValue, ...]
    commas: tuple[int, ...]
    closed: bool
    damaged: bool


@node
class JsonObject:
    """`commas`, `closed` and `damaged` are as in `JsonArray`."""

    span: Span
    members: tuple[Member, ...]
    commas: tuple[int, ...]
    closed: bool
    damaged: bool

    def get(self, name: str) -> Member | None:
        """The member of exactly this name; of several the last one, as the host takes it."""
        found = None
        for member in self.members:
            # A key that is still being typed, without its colon, must not hide the finished one.
            if member.key.value == name and (found is None or member.colon is not None):
                found = member
        return found

    def effective_members(self) -> Iterator[Member]:
        """Yield in text order the members that `get` returns for their names."""
        effective: dict[str, Member] = {}
        for member in self.members:
            if member.key.value not in effective or member.colon is not None:
                effective[member.key.value] = member
        return (member for member in self.members if effective[member.key.value] is member)

    def get_ignoring_case(self, name: str) -> Member | None:
        """What the host's case-insensitive readers take: the exact name, else the first that differs only in case."""
        exact = self.get(name)
        if exact is not None:
            return exact
        folded = name.casefold()
        return next((member for member in self.members if member.key.value.casefold() == folded), None)


JsonValue: TypeAlias = JsonString | JsonNumber | JsonLiteral | JsonOther | JsonArray | JsonObject


@node
class JsonDocument:
    """A whole text; `problems` and `comments` stand in text order. A `root` that is no object has its problem."""

    text: str
    root: JsonValue | None
    problems: tuple[JsonProblem, ...]
    comments: tuple[Span, ...]

    @property
    def refused(self) -> bool:
        """Whether the host cannot read the text at all."""
        return any(problem.kind is ProblemKind.REFUSED for problem in self.problems)


def holds_damage(node: JsonValue | None) -> bool:
    """Whether a syntax error lies in the container, or in one within it."""
    if isinstance(node, JsonObject):
        return node.damaged or any(holds_damage(each.value) for each in node.members)
    return isinstance(node, JsonArray) and (node.damaged or any(map(holds_damage, node.items)))
