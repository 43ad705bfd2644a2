"""Completion in brackets: the names that the trigger gives in `{name}`, formats, and the constraints of a route."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from funcls.features.cursor import JsonCursor
from funcls.features.expressions import Content, content_at, expression_at
from funcls.features.insert import as_typed, escaped, made_whole, plain_text
from funcls.features.results import CompletionItem, CompletionKind
from funcls.model.trigger_names import GivenName, trigger_names
from funcls.schema.built_ins import BUILT_INS, built_in
from funcls.schema.expressions import Token, TokenKind
from funcls.schema.property import Expression
from funcls.schema.route_constraints import CONSTRAINT_NAMES, Constraint, describe_constraint
from funcls.schema.route_parameters import RouteParameter
from funcls.schema.routes import read_route
from funcls.text.span import Span

_ROUTE: Final = "x-route"
_REST_OF_NAME: Final = re.compile(r"[\w.-]*")
_REST_OF_FORMAT: Final = re.compile(r"[\w-]*")
_ARGUMENTS: Final = ("", "(${1:1})", "(${1:1},${2:10})")


class _Offer(NamedTuple):
    """What may stand at the cursor: `snippet` where it is more than the label."""

    label: str
    detail: str
    kind: CompletionKind
    snippet: str = ""


def complete_in_brackets(cursor: JsonCursor, offset: int) -> list[CompletionItem] | None:
    """Return what may be written in the brackets at the cursor; None where it stands in none, or gives a name.

    A bracket that lacks its other half gets it.
    """
    content = content_at(cursor)
    found = _found(cursor, content, offset) if content is not None else None
    if content is None or found is None:
        return None
    return [made_whole(each, cursor, content.span.end, offset) for each in found]


def _found(cursor: JsonCursor, content: Content, offset: int) -> list[CompletionItem] | None:
    if _ROUTE in content.known.roles:
        start = content.span.start
        parameters = read_route(content.text).parameters
        parameter = next(
            (each for each in parameters if _is_inside(each.span.shifted(start), offset, each.closed)), None
        )
        return _in_route(cursor, parameter, start, offset) if parameter is not None else None
    token = expression_at(cursor, offset)
    if token is None or token.kind is not TokenKind.NAME or not _is_inside(token.span, offset, token.closed):
        return None
    if content.known.expression is Expression.CAPTURES and cursor.binding is not None and cursor.binding.is_trigger:
        return None
    return _in_token(cursor, token, offset)


def _is_inside(span: Span, offset: int, closed: bool) -> bool:
    return span.start < offset <= span.end - closed


def _in_token(cursor: JsonCursor, token: Token, offset: int) -> list[CompletionItem]:
    if offset <= token.name_span.end:
        span = Span(token.name_span.start, token.name_span.end)
        if not token.closed:
            span = Span(span.start, _end_of(_REST_OF_NAME, cursor, offset, token.span))
        ends = token.closed or token.format is not None
        begun = cursor.function.file.text[span.start : offset].lower()
        outer = begun[: begun.rfind(".") + 1]
        names = (each for each in _names(cursor) if each.label.lower().startswith(outer))
        return list(_items(names, cursor, span, offset, "" if ends else "}"))
    known = built_in(token.name)
    start = token.name_span.end + 1
    end = token.span.end - 1 if token.closed else _end_of(_REST_OF_FORMAT, cursor, offset, token.span)
    forms = known.forms if known is not None else ()
    offers = [_Offer(each.text, f"such as {each.example}", CompletionKind.VALUE) for each in forms]
    return list(_items(offers, cursor, Span(start, end), offset, "" if token.closed else "}"))


def _end_of(rest: re.Pattern[str], cursor: JsonCursor, offset: int, token: Span) -> int:
    """Return where the word at the cursor ends, in a token that is not closed and so has the rest of the text in it."""
    found = rest.match(cursor.function.file.text, offset, token.end)
    return found.end() if found is not None else offset


def _names(cursor: JsonCursor) -> Iterator[_Offer]:
    names = trigger_names(cursor.bindings, cursor.function.file.text)
    for each in names.given:
        if "$" not in each.name:
            # The host keeps the request under a name that no text can state.
            snippet = f"{escaped(each.name)}.${{1:name}}" if each.has_members else ""
            yield _Offer(each.name, _detail(each), CompletionKind.PARAMETER, snippet)
    for known in BUILT_INS:
        if names.named(known.name) is None:
            yield _Offer(known.name, known.words, CompletionKind.VALUE)


def _detail(given: GivenName) -> str:
    constraints = given.use.parameter.constraints if given.use is not None and given.use.parameter is not None else ()
    words = [each for each in map(describe_constraint, constraints) if each]
    said = given.words or "data of the trigger"
    return f"{said}: {', '.join(words)}".replace("`", "'") if words else said


def _in_route(cursor: JsonCursor, parameter: RouteParameter, start: int, offset: int) -> list[CompletionItem] | None:
    """Return the constraints, where the cursor stands behind a colon of the parameter and not in brackets of one."""
    text = cursor.function.file.text
    written = text[parameter.name_span.shifted(start).end : offset]
    begun = re.fullmatch(r"(?:.*\))?:(?:\w*:)*(\w*)", written)
    if begun is None:
        return None
    end = _end_of(re.compile(r"\w*"), cursor, offset, parameter.span.shifted(start))
    span = Span(offset - len(begun[1]), end)
    has_arguments = text.startswith("(", end)
    return list(
        _items(_constraints(has_arguments=has_arguments), cursor, span, offset, "" if parameter.closed else "}")
    )


def _constraints(*, has_arguments: bool) -> Iterator[_Offer]:
    for name in CONSTRAINT_NAMES:
        samples = (Constraint(name + plain_text(each), Span(0, 0)) for each in _ARGUMENTS)
        snippet, words = next(
            (each, words)
            for each, sample in zip(_ARGUMENTS, samples, strict=True)
            if (words := describe_constraint(sample))
        )
        yield _Offer(name, words.replace("`", "'"), CompletionKind.VALUE, "" if has_arguments else name + snippet)


def _items(
    offers: Iterable[_Offer], cursor: JsonCursor, span: Span, offset: int, closing: str
) -> Iterator[CompletionItem]:
    typed = cursor.function.file.text[span.start : offset]
    for each in offers:
        is_snippet = each.snippet not in ("", each.label)
        text = each.snippet + escaped(closing) if is_snippet else each.label + closing
        yield CompletionItem(
            label=each.label,
            kind=each.kind,
            text=text,
            span=span,
            filter_text=as_typed(each.label, typed),
            detail=each.detail,
            is_snippet=is_snippet,
        )
