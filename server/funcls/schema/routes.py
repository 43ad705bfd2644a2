"""The template of a route as ASP.NET Core reads it: its parameters, and the first thing that it refuses.

Sources: ASP.NET Core RoutePatternParser.cs and RouteParameterParser.cs (read).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Final, NamedTuple

from funcls.schema.route_constraints import Constraint
from funcls.schema.route_parameters import RouteParameter, read_parameter
from funcls.text.span import Span

_SEPARATOR: Final = "/"
_NOT_IN_NAMES: Final = frozenset("/{}?*")


class RouteProblem(NamedTuple):
    """What is refused in a route: where it stands, and the words of the runtime."""

    span: Span
    words: str


@dataclass(frozen=True, slots=True)
class RouteTemplate:
    """A route, read: its parameters in order, half-typed ones too, and the first problem, None where it is read."""

    parameters: tuple[RouteParameter, ...]
    problem: RouteProblem | None

    @property
    def constraints(self) -> Iterator[Constraint]:
        """The constraints of all parameters in order."""
        return (constraint for each in self.parameters for constraint in each.constraints)


def read_route(text: str) -> RouteTemplate:
    """Return what stands in a route; any text is one that can be read."""
    reader = _Reader(text)
    problem = None
    try:
        reader.check()
    except _RefusedError as refused:
        problem = refused.problem
    return RouteTemplate(tuple(_parameters(text)), problem)


def shape_of(text: str) -> str:
    """Return a route without the names of its parameters: routes of one shape answer the same paths.

    The answer is empty for one that is not read.
    """
    template = read_route(text)
    if template.problem is not None:
        return ""
    parts, end = [], 0
    for each in template.parameters:
        rest = text[each.name_span.end : each.span.end]
        parts += [text[end : each.span.start].lower(), "{*" if each.catch_all else "{", rest]
        end = each.span.end
    return "".join((*parts, text[end:].lower())).strip(_SEPARATOR)


class _RefusedError(Exception):
    def __init__(self, start: int, end: int, words: str) -> None:
        super().__init__(words)
        self.problem = RouteProblem(Span(start, end), words)


class _Part(NamedTuple):
    """A literal, or a parameter, of a segment."""

    span: Span
    parameter: RouteParameter | None


class _Reader:
    """Goes through the text as the parser of ASP.NET Core does, and raises where that gives up."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._names: set[str] = set()

    def check(self) -> None:
        """Raise _RefusedError at the first thing that is refused."""
        segments: list[list[_Part]] = []
        index = self._start()
        while index < len(self._text):
            if self._text[index] == _SEPARATOR:
                raise _RefusedError(
                    index,
                    index + 1,
                    "The route template separator character '/' cannot appear consecutively. It must be separated by "
                    "either a parameter or a literal value.",
                )
            parts = list(self._segment(index))
            self._check_segment(parts)
            segments.append(parts)
            index = parts[-1].span.end + 1
        self._check_catch_all([part for parts in segments for part in parts])

    def _start(self) -> int:
        if self._text.startswith("~/"):
            return 2
        if self._text.startswith("~"):
            words = "The route template cannot start with a '~' character unless followed by a '/'."
            raise _RefusedError(0, 1, words)
        return 1 if self._text.startswith(_SEPARATOR) else 0

    def _segment(self, index: int) -> Iterator[_Part]:
        text = self._text
        while index < len(text) and text[index] != _SEPARATOR:
            is_parameter = text[index] == "{" and text[index : index + 2] != "{{"
            part = self._parameter(index) if is_parameter else self._literal(index)
            yield part
            index = part.span.end

    def _parameter(self, start: int) -> _Part:
        end = end_of_parameter(self._text, start)
        if end is None:
            is_unescaped = _holds_bracket(self._text, start)
            raise _RefusedError(start, _end_of_rest(self._text, start), _UNESCAPED if is_unescaped else _INCOMPLETE)
        parameter = read_parameter(self._text, Span(start, end))
        self._check_parameter(parameter)
        return _Part(parameter.span, parameter)

    def _check_parameter(self, parameter: RouteParameter) -> None:
        start, end = parameter.span
        if parameter.catch_all and parameter.optional:
            raise _RefusedError(start, end, "A catch-all parameter cannot be marked optional.")
        if parameter.optional and parameter.default is not None:
            raise _RefusedError(start, end, "An optional parameter cannot have default value.")
        if not parameter.name or not _NOT_IN_NAMES.isdisjoint(parameter.name):
            raise _RefusedError(start, end, f"The route parameter name '{parameter.name}' is invalid.")
        if parameter.name.lower() in self._names:
            words = f"The route parameter name '{parameter.name}' appears more than one time in the route template."
            raise _RefusedError(start, end, words)
        self._names.add(parameter.name.lower())

    def _literal(self, start: int) -> _Part:
        text, index = self._text, start
        while index < len(text) and text[index] != _SEPARATOR:
            if text[index : index + 2] in ("{{", "}}"):
                index += 2
            elif text[index] == "{":
                # One at the very end is refused here already, which makes no difference.
                break
            elif text[index] == "}":
                raise _RefusedError(index, index + 1, _INCOMPLETE)
            else:
                index += 1
        literal = text[start:index].replace("}}", "}").replace("{{", "{")
        if "?" in literal:
            words = f"The literal section '{literal}' is invalid. Literal sections cannot contain the '?' character."
            raise _RefusedError(start, index, words)
        return _Part(Span(start, index), None)

    def _check_segment(self, parts: list[_Part]) -> None:
        if len(parts) == 1:
            return
        for part in parts:
            if part.parameter is not None and part.parameter.catch_all:
                raise _RefusedError(*part.span, _CATCH_ALL_AMONG_OTHERS)
        for index, part in enumerate(parts):
            if part.parameter is None or not part.parameter.optional:
                continue
            if index < len(parts) - 1:
                raise _RefusedError(*part.span, "An optional parameter must be at the end of the segment.")
            if self._text[slice(*parts[index - 1].span)] != ".":
                raise _RefusedError(*part.span, "Only a period (.) can precede an optional parameter.")
        for before, part in pairwise(parts):
            if before.parameter is not None and part.parameter is not None:
                raise _RefusedError(*part.span, _TWO_PARAMETERS)

    def _check_catch_all(self, parts: list[_Part]) -> None:
        for part in parts[:-1]:
            if part.parameter is not None and part.parameter.catch_all:
                words = "A catch-all parameter can only appear as the last segment of the route template."
                raise _RefusedError(*part.span, words)


_INCOMPLETE: Final = (
    "There is an incomplete parameter in the route template. Check that each '{' character has a matching '}' "
    "character."
)
_CATCH_ALL_AMONG_OTHERS: Final = (
    "A path segment that contains more than one section, such as a literal section or a parameter, cannot contain a "
    "catch-all parameter."
)
_TWO_PARAMETERS: Final = (
    "A path segment cannot contain two consecutive parameters. They must be separated by a '/' or by a literal string."
)
_UNESCAPED: Final = "In a route parameter, '{' and '}' must be escaped with '{{' and '}}'."


def end_of_parameter(text: str, start: int) -> int | None:
    """Return where the parameter that opens at `start` ends; None where it is not closed, or holds a lone bracket."""
    index = start + 1
    while index < len(text):
        pair = text[index : index + 2]
        if pair in ("{{", "}}"):
            index += 2
        elif text[index] == "{":
            return None
        elif text[index] == "}":
            return index + 1
        else:
            index += 1
    return None


def _holds_bracket(text: str, start: int) -> bool:
    """Return whether a parameter that does not end holds a lone opening bracket, with something behind it."""
    index = start + 1
    while index < len(text):
        if text[index : index + 2] in ("{{", "}}"):
            index += 2
        elif text[index] == "{":
            return index + 1 < len(text)
        else:
            index += 1
    return False


def _end_of_rest(text: str, start: int) -> int:
    """Return where a parameter ends that is still being written: before the next separator or bracket."""
    ends = (text.find(sign, start + 1) for sign in "/{}")
    return min((each for each in ends if each >= 0), default=len(text))


def _parameters(text: str) -> Iterator[RouteParameter]:
    index = 0
    while index < len(text):
        if text[index : index + 2] in ("{{", "}}"):
            index += 2
        elif text[index] == "{":
            end = end_of_parameter(text, index)
            yield read_parameter(text, Span(index, end or _end_of_rest(text, index)), closed=end is not None)
            index = end or _end_of_rest(text, index)
        else:
            index += 1
