"""What stands between the brackets of a route: `{id}`, `{id?}`, `{id=5}`, `{*rest}`, `{id:int:min(1)}`.

Source: ASP.NET Core RouteParameterParser.cs (read).
"""

from __future__ import annotations

from dataclasses import dataclass

from funcls.schema.route_constraints import Constraint
from funcls.text.span import Span


@dataclass(frozen=True, slots=True)
class RouteParameter:
    """A part of the path that has a name; spans are indices of the route, `span` with the brackets.

    `default` is the value that it has where the path ends before it, None without one. `closed` is False for one that
    is still being written.
    """

    name: str
    name_span: Span
    span: Span
    catch_all: bool
    optional: bool
    default: str | None
    constraints: tuple[Constraint, ...]
    closed: bool


def read_parameter(text: str, span: Span, *, closed: bool = True) -> RouteParameter:
    """Return the parameter that stands at a span of a route, brackets included; any text is one."""
    inside, places = _decoded(text, Span(span.start + 1, span.end - 1 if closed else span.end))
    stars = 2 if inside.startswith("**") else 1 if inside.startswith("*") else 0
    # A lone question mark or star is still no name.
    is_optional = inside.endswith("?") and bool(inside)
    end = len(inside) - is_optional
    name_end = next((index for index in range(stars, end) if inside[index] in ":=" and index > stars), max(stars, end))
    constraints, at = _constraints(inside, name_end, end)
    return RouteParameter(
        name=inside[stars:name_end],
        name_span=Span(places[min(stars, len(inside))], places[min(name_end, len(inside))]),
        span=span,
        catch_all=bool(stars),
        optional=is_optional,
        default=inside[at + 1 : end] if at < end and inside[at] == "=" else None,
        constraints=tuple(
            Constraint(inside[slice(*each)], Span(places[each.start], places[each.end])) for each in constraints
        ),
        closed=closed,
    )


def _decoded(text: str, span: Span) -> tuple[str, list[int]]:
    """Return what two brackets of a kind stand for, and where each character stands in the text, with the end."""
    characters, places, index = [], [], span.start
    while index < span.end:
        characters.append(text[index])
        places.append(index)
        index += 2 if text[index : min(index + 2, span.end)] in ("{{", "}}") else 1
    return "".join(characters), [*places, span.end]


def _constraints(inside: str, start: int, end: int) -> tuple[list[Span], int]:
    """Return where the constraints stand, and where what follows them begins: the sign of a default value."""
    found: list[Span] = []
    index = start
    while index < end and inside[index] == ":":
        stop = _end_of_constraint(inside, index + 1, end)
        if stop > index + 1:
            found.append(Span(index + 1, stop))
        index = stop
    return found, index


def _end_of_constraint(inside: str, start: int, end: int) -> int:
    """Return where a constraint ends: before a colon or equals sign, but not in brackets that are closed behind it."""
    index, is_in_brackets = start, False
    while index < end:
        sign = inside[index]
        if not is_in_brackets:
            if sign in ":=":
                return index
            is_in_brackets = sign == "("
        elif sign == ")" and (index + 1 == end or inside[index + 1] in ":="):
            return index + 1
        elif sign in ":=":
            closing = inside.find(")", index + 1)
            if closing < 0:
                return index
            if closing < end:
                # That bracket is stepped over, as the parser of ASP.NET Core does.
                index = closing
        index += 1
    return end
