"""Which of the problems that a parse meets are told: every one once, and none that only follows from another."""

from __future__ import annotations

from funcls.syntax.json.tree import JsonProblem, ProblemKind
from funcls.text import Span


class ProblemLog:
    """Collects the problems of one parse.

    After a problem that derails the reader, refusals are its echo until the reader is back on track (`resynchronised`).
    Brackets are counted over the whole text: once one is known to be missing or too many, nothing certain can be said
    of the others, so a text gets one problem of that sort.
    """

    __slots__ = ("_balanced", "_derailed", "_duplicates", "_lenient", "_refused")

    def __init__(self) -> None:
        self._refused: list[JsonProblem] = []
        self._duplicates: list[JsonProblem] = []
        self._lenient: JsonProblem | None = None
        self._derailed = False
        self._balanced = True

    def refuse(self, span: Span, message: str, *, derails: bool = True) -> None:
        """The host refuses `span`; with `derails`, refusals that come next say nothing new."""
        self._refuse(JsonProblem(span, ProblemKind.REFUSED, message), derails)

    def refuse_bracket(self, span: Span, message: str, related: Span | None = None) -> None:
        """A bracket is missing or too many; `related` is the opening one."""
        if self._balanced:
            self._refuse(JsonProblem(span, ProblemKind.REFUSED, message, related), derails=True)
        self._derailed = True
        self._balanced = False

    def lose_brackets(self) -> None:
        """Text was swallowed that may hold brackets: from here on their balance tells nothing."""
        self._balanced = False

    def resynchronised(self) -> None:
        """The reader met what must stand here: what is refused next is a problem of its own."""
        self._derailed = False

    def lenient(self, span: Span, message: str) -> None:
        """Stricter tools than the host refuse `span`."""
        if self._lenient is None or span < self._lenient.span:
            self._lenient = JsonProblem(span, ProblemKind.LENIENT, message)

    def duplicate(self, span: Span, message: str, last: Span) -> None:
        """The key at `span` has no effect: the one at `last` wins."""
        self._duplicates.append(JsonProblem(span, ProblemKind.DUPLICATE, message, last))

    def problems(self) -> tuple[JsonProblem, ...]:
        """In text order. At most one is lenient, and none where the host refuses the text: no tool reads it then."""
        found = [*self._refused, *self._duplicates]
        if self._lenient is not None and not self._refused:
            found.append(self._lenient)
        return tuple(sorted(found, key=lambda problem: problem.span))

    def _refuse(self, problem: JsonProblem, derails: bool) -> None:
        # A key that is none (`{.5}`) is told as such; that it lacks a colon as well is no news.
        is_told = any(each.span == problem.span for each in self._refused[-1:])
        if not self._derailed and not is_told:
            self._refused.append(problem)
        self._derailed = self._derailed or derails
