"""Completion of the names of app settings: in function.json, in Python, and in local.settings.json."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from funcls.features.app_settings import all_uses, definitions
from funcls.features.cursor import JsonCursor, Role
from funcls.features.expressions import content_at, expression_at
from funcls.features.insert import Offer, as_typed, made_whole
from funcls.features.results import CompletionItem, CompletionKind
from funcls.features.values import items_at, values_at
from funcls.model.defined_settings import STORAGE_SETTING, normalized, stands_for
from funcls.model.local_settings import VALUES_KEY
from funcls.model.settings import SETTINGS_FILE, template_files, template_names
from funcls.model.source import ROOT, Listing
from funcls.schema.expressions import TokenKind
from funcls.text.span import Span
from funcls.workspace.app_state import AppState

_ASKS: Final = re.compile(
    r"""(?:\benviron\s*(?:\[\s*|\.\s*(?:get|pop|setdefault)\s*\(\s*)|\bgetenv\s*\(\s*)(?P<quote>["'])(?P<typed>[\w.:-]*)$"""
)
_REST_OF_NAME: Final = re.compile(r"[\w.:-]*")
_SECTION: Final = "__"
_DEFINED: Final = f"in {SETTINGS_FILE}"


def connection_names(state: AppState, cursor: JsonCursor) -> Iterator[Offer]:
    """Yield the names that a property may have for a setting.

    They are the names of the app's own settings and that of its storage, then those that the schema gives as examples.
    """
    known, sections = state.catalogue.settings, state.catalogue.connection_section
    offered: dict[str, Offer] = {}
    for name, detail in _names(state, cursor.function.file.path, cursor.span):
        head, separator, key = name.rpartition(_SECTION)
        shown = head if separator and key.lower() in sections else name
        if known.setting(shown) is None or shown == STORAGE_SETTING:
            offered.setdefault(normalized(shown), Offer(shown, CompletionKind.SETTING, shown, detail=detail))
    for each in items_at(cursor) if cursor.role is Role.ITEM else values_at(cursor, state):
        offered.setdefault(normalized(each.label), each)
    return iter(offered.values())


def complete_replaced(cursor: JsonCursor, state: AppState, offset: int) -> list[CompletionItem] | None:
    """Return the names for the `%NAME%` at the cursor, with the sign that it lacks; None where there are none."""
    token = expression_at(cursor, offset)
    content = content_at(cursor)
    if content is None or token is None or token.kind is not TokenKind.SETTING:
        return None
    if not token.span.start < offset <= token.name_span.end:
        # Before the opening sign, or behind the closing one.
        return None
    text, end = cursor.text, token.name_span.end
    if not token.closed:
        rest = _REST_OF_NAME.match(text, offset, content.span.end)
        end = rest.end() if rest is not None else offset
    span = Span(token.name_span.start, end)
    names = _names(state, cursor.function.file.path, span)
    closing = "" if token.closed else "%"
    found = (_item(name, detail, text, span, offset, closing) for name, detail in names)
    return [made_whole(each, cursor, content.span.end, offset) for each in found] or None


def complete_variable(state: AppState, path: str, offset: int) -> list[CompletionItem]:
    """Return the names for `os.environ["..."]` and the like at `offset` of a Python file, half typed too."""
    source = state.files.get(path)
    if source is None or not source.readable:
        return []
    text = source.text
    line_start = max(text.rfind("\n", 0, offset), text.rfind("\r", 0, offset)) + 1
    asks = _ASKS.search(text[line_start:offset])
    rest = _REST_OF_NAME.match(text, offset)
    if asks is None or rest is None:
        return []
    quote, end = asks["quote"], rest.end()
    span = Span(offset - len(asks["typed"]), end)
    closing = "" if text.startswith(quote, end) else quote
    names = _names(state, path, span)
    return [_item(name, detail, text, span, offset, closing) for name, detail in names if ":" not in name]


def wanted_settings(state: AppState) -> Iterator[tuple[str, str]]:
    """Yield the names that local.settings.json lacks, with where they are used, or which template has them."""
    defined = [each.name for each in definitions(state)]
    for name, detail in _names(state, SETTINGS_FILE, Span(0, 0)):
        if not any(stands_for(each, name, as_connection=True) for each in defined):
            yield name, detail


def is_named_at(cursor: JsonCursor) -> bool:
    """Return whether the value at the cursor is the name of a setting."""
    content = content_at(cursor)
    return content is not None and content.known.setting and cursor.role in (Role.VALUE, Role.ITEM)


def _names(state: AppState, path: str, typed: Span) -> Iterator[tuple[str, str]]:
    """Yield each name once with where it comes from: those that are defined first, then those that are only used.

    What is being typed, `typed` in the file `path`, is no use of a name.
    """
    seen: set[str] = set()
    for name, detail in (*_defined(state), *_used(state, path, typed), *_in_templates(state)):
        if normalized(name) not in seen:
            seen.add(normalized(name))
            yield name, detail


def _defined(state: AppState) -> Iterator[tuple[str, str]]:
    for each in definitions(state):
        yield each.name, _DEFINED if each.section == VALUES_KEY else f"connection string {_DEFINED}"


def _used(state: AppState, path: str, typed: Span) -> Iterator[tuple[str, str]]:
    for use in all_uses(state):
        is_typed = use.place.path == path and typed.start <= use.place.span.end and use.place.span.start <= typed.end
        if not use.is_default and not is_typed:
            yield use.name, f"used in {use.place.path}"


def _in_templates(state: AppState) -> Iterator[tuple[str, str]]:
    for file in template_files(state.listings.get(ROOT) or Listing()):
        for name in sorted(template_names(state.files.get(file))):
            yield name, f"in {file}"


def _item(name: str, detail: str, text: str, span: Span, offset: int, closing: str) -> CompletionItem:
    return CompletionItem(
        label=name,
        kind=CompletionKind.SETTING,
        text=f"{name}{closing}",
        span=span,
        filter_text=as_typed(name, text[span.start : offset]),
        detail=detail,
    )
