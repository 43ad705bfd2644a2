"""Completion in the signature of a handler: the parameters that it still needs, and what may annotate them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from funcls.features.library_imports import LibraryNames, library_names
from funcls.features.results import CompletionItem, CompletionKind
from funcls.model.binding import Binding
from funcls.model.checked import as_checked
from funcls.model.function import Function
from funcls.model.trigger_names import delivers_many
from funcls.text.span import Span
from funcls.workspace.app_state import AppState

_UNREAD: Final = re.compile(r"#[^\r\n]*|\"[^\"\r\n]*\"|'[^'\r\n]*'")
_NAME: Final = re.compile(r"\s*(?P<typed>(?:[^\W\d]\w*)?)")
_ANNOTATION: Final = re.compile(r"\s*\**(?P<name>[^\W\d]\w*)\s*:\s*(?P<typed>[\w.]*)")
_RETURN: Final = re.compile(r"\s*->\s*(?P<typed>[\w.]*)")
_PARAMETER: Final = re.compile(r"\s*\**\s*([^\W\d]\w*)")
_REST: Final = re.compile(r"\w*")
_FOLLOWING: Final = re.compile(r"\s*[\w*]")
_ITERABLE: Final = "typing.Iterable["
_LIST: Final = "typing.List["
_LONGEST: Final = 5000
"""Characters of a signature; what is longer is none."""


class _Place(NamedTuple):
    """A place in a signature: its parameters by text, and what stands between the last comma and the cursor.

    `behind` is the text between the closing parenthesis and the cursor, None inside the parentheses.
    """

    parameters: tuple[str, ...]
    current: str
    behind: str | None


def complete_signature(state: AppState, path: str, offset: int) -> list[CompletionItem]:
    """Return what may be written at `offset` of a Python file, in the signature of a handler that is being typed."""
    source = state.files.get(path)
    if source is None or not source.readable:
        return []
    found: dict[str, CompletionItem] = {}
    for function in state.functions_of(path):
        place = _place(function, source.text, offset) if function.script.path == path else None
        if place is not None:
            names = library_names(source)
            for item in _items(function, place, source.text, offset, names):
                found.setdefault(item.label, item)
    return list(found.values())


def annotations_of(binding: Binding, function: Function) -> list[str]:
    """Return what may annotate the parameter of a binding, or the handler for `$return`; the likeliest first."""
    checked = as_checked(binding, function.catalogue)
    converter = checked.converter if checked is not None else None
    if checked is None or converter is None:
        return []
    accepted = converter.outputs if checked.is_output else converter.inputs
    texts = [each for each in accepted.texts if not each.startswith("*")] if accepted is not None else []
    many = [each.replace(_ITERABLE, _LIST, 1) for each in texts if each.startswith(_ITERABLE)]
    single = [each for each in texts if not each.startswith("typing.")]
    if checked.is_output:
        return single if binding.is_return else [f"func.Out[{each}]" for each in single or ["str"]]
    return many if many and delivers_many(binding) else single


def _place(function: Function, text: str, offset: int) -> _Place | None:
    """Return the place in the last signature of the handler's name before the cursor; None outside of it."""
    head = re.compile(rf"^[ \t]*(?:async[ \t]+)?def[ \t]+{re.escape(function.entry_point)}[ \t]*\(", re.MULTILINE)
    starts = [match.end() for match in head.finditer(text, max(offset - _LONGEST, 0), offset)]
    if not starts:
        return None
    start = starts[-1]
    before = text[start:offset]
    comments = [match for match in _UNREAD.finditer(before) if match[0].startswith("#")]
    if (comments and comments[-1].end() == len(before)) or set("\"'") & set(_blanked(before)):
        return None
    code = _blanked(text[start : offset + _LONGEST])
    parameters, begin, depth = [], 0, 1
    current = ""
    for index, character in enumerate(code):
        if index == offset - start:
            current = code[begin:index]
        if character in "([{":
            depth += 1
        elif character in ")]}":
            depth -= 1
        if depth == 0 or (character == "," and depth == 1):
            parameters.append(code[begin:index])
            begin = index + 1
        if depth == 0:
            behind = code[index + 1 : offset - start] if index < offset - start else None
            return _Place(tuple(parameters), current, behind)
        if depth == 1 and character == ":" and index > offset - start and "\n" in code[begin:index]:
            # Nothing closes the parentheses: what follows is the body, or the next definition.
            break
    else:
        if len(code) == offset - start:
            current = code[begin:]
    return _Place(tuple(parameters), current, None)


def _blanked(text: str) -> str:
    """Return a text with blanks for its comments and strings."""
    return _UNREAD.sub(lambda match: " " * len(match[0]), text)


def _items(function: Function, place: _Place, text: str, offset: int, names: LibraryNames) -> Iterator[CompletionItem]:
    if place.behind is not None:
        match = _RETURN.fullmatch(place.behind)
        returned = next((each for each in function.bindings if each.is_return), None)
        if match and returned is not None:
            yield from _annotations(returned, function, match["typed"], text, offset, names)
        return
    match = _ANNOTATION.fullmatch(place.current)
    if match:
        bound = next((each for each in function.bindings if each.name == match["name"]), None)
        if bound is not None and not bound.is_return:
            yield from _annotations(bound, function, match["typed"], text, offset, names)
        return
    match = _NAME.fullmatch(place.current)
    if match:
        yield from _parameters(function, place, match["typed"], text, offset, names)


def _annotations(
    binding: Binding, function: Function, typed: str, text: str, offset: int, names: LibraryNames
) -> Iterator[CompletionItem]:
    before = " " if not typed and text[offset - 1 : offset] in (":", ">") else ""
    for each in annotations_of(binding, function):
        written, also = names.written(each)
        yield CompletionItem(
            label=written,
            kind=CompletionKind.VALUE,
            text=before + written,
            span=_span(typed, text, offset),
            filter_text=before + written,
            detail=f"{binding.type} in function.json",
            also=also,
        )


def _parameters(
    function: Function, place: _Place, typed: str, text: str, offset: int, names: LibraryNames
) -> Iterator[CompletionItem]:
    own = place.current.strip()
    standing = {match[1] for each in place.parameters if (match := _PARAMETER.match(each))} - {own}
    missing = [
        each
        for each in function.bindings
        if each.name and each.name.isidentifier() and not each.is_return and each.name not in standing
    ]
    span = _span(typed, text, offset)
    after = ", " if _FOLLOWING.match(text, span.end) else ""
    written = []
    for binding in missing:
        annotation, also = names.written(next(iter(annotations_of(binding, function)), ""))
        written.append((binding, f"{binding.name}: {annotation}" if annotation else str(binding.name), also))
    for binding, parameter, also in written:
        yield CompletionItem(
            label=parameter,
            kind=CompletionKind.PARAMETER,
            text=parameter + after,
            span=span,
            filter_text=parameter,
            detail=f"{binding.type} in function.json",
            also=also,
        )
    if len(written) > 1:
        label = ", ".join(parameter for _, parameter, _ in written)
        also = tuple(dict.fromkeys(edit for _, _, edits in written for edit in edits))
        yield CompletionItem(
            label, CompletionKind.PARAMETER, label + after, span, label, "all that function.json needs", also=also
        )


def _span(typed: str, text: str, offset: int) -> Span:
    # A word that begins at the cursor is one that stands already.
    rest = _REST.match(text, offset) if typed else None
    return Span(offset - len(typed), rest.end() if rest is not None else offset)
