"""Folding: objects, arrays, comments and regions that run over several lines."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from funcls.features.results import Fold, FoldKind
from funcls.model.source import SourceFile
from funcls.syntax.json.tree import JsonArray, JsonObject, JsonValue
from funcls.text.span import Span

_REGION: Final = re.compile(r"//\s*#(?P<mark>region|endregion)\b")
"""The marks of regions, as Visual Studio Code reads them in JSON."""


def folds(source: SourceFile) -> tuple[Fold, ...]:
    """Return what can be folded in a JSON file, in the order of its beginnings, the outer one first."""
    document = source.json
    containers = list(_containers(document.root))
    found = [_of_container(each, source.text) for each in containers]
    blocks = (each for each in document.comments if source.text.startswith("/*", each.start))
    found += [Fold(FoldKind.COMMENT, _without_end(each, source.text)) for each in blocks]
    found += [Fold(FoldKind.REGION, each) for each in _regions(source) if not _is_torn(each, containers)]
    return tuple(sorted((each for each in found if _is_long(each.span, source)), key=lambda each: each.span.start))


def _containers(value: JsonValue | None) -> Iterator[JsonObject | JsonArray]:
    if not isinstance(value, JsonObject | JsonArray):
        return
    yield value
    for inner in (each.value for each in value.members) if isinstance(value, JsonObject) else value.items:
        yield from _containers(inner)


def _of_container(container: JsonObject | JsonArray, text: str) -> Fold:
    """Return the fold between two brackets; without the closing one it ends with the last of what stands in there."""
    start, end = container.span.start + 1, container.span.end
    if container.closed:
        return Fold(FoldKind.CONTAINER, Span(start, end - 1), last_line_stays=True)
    return Fold(FoldKind.CONTAINER, _without_end(Span(start, end), text))


def _without_end(span: Span, text: str) -> Span:
    """Return the span up to the last that is no blank: what is never closed reaches over the lines that follow."""
    return Span(span.start, span.start + len(text[slice(*span)].rstrip()))


def _regions(source: SourceFile) -> Iterator[Span]:
    open_ones: list[int] = []
    for comment in source.json.comments:
        found = _REGION.match(source.text, *comment)
        if found is None:
            continue
        if found["mark"] == "region":
            open_ones.append(comment.start)
        elif open_ones:
            yield Span(open_ones.pop(), comment.end)


def _is_torn(region: Span, containers: list[JsonObject | JsonArray]) -> bool:
    """Return whether only one end of the region lies in some container: no editor can fold that."""
    return any(
        each.span.start < region.start < each.span.end < region.end
        or region.start < each.span.start < region.end < each.span.end
        for each in containers
    )


def _is_long(span: Span, source: SourceFile) -> bool:
    """Return whether a span runs over several lines."""
    return any(source.text.find(end, *span) >= 0 for end in "\r\n")
