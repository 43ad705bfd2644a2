"""Document links: what in a JSON file leads to another file or to a page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final
from urllib.parse import urlsplit

from funcls.features.cursor import function_at
from funcls.features.results import DocumentLink
from funcls.model.facts import HOST_FILE
from funcls.model.function import Function
from funcls.model.script import ScriptState
from funcls.syntax.json.lexemes import LexemeKind, lexemes
from funcls.syntax.json.path import nodes_at
from funcls.syntax.json.tree import JsonDocument, JsonString, Member
from funcls.text.secrets import masked
from funcls.text.span import Span
from funcls.workspace.app_state import AppState

_SCHEME: Final = "https://"
_REPLACED: Final = re.compile(r"[\s{}]|%(?![0-9A-Fa-f]{2})")
"""What shows that an address is only made when the app runs, or that a text is none."""


def document_links(state: AppState, path: str) -> list[DocumentLink]:
    """Return the links of the file `path`, in order.

    In a function.json, `scriptFile` leads to the script that the host finds, and `type` to the documentation of the
    binding type. There and in host.json, so do values that are addresses. Other files have none, least of all those
    that hold values of settings.
    """
    function = function_at(state, path)
    if function is not None:
        links = [*_of_script(function), *_of_types(function), *_addresses(function.file.json)]
        return sorted(links, key=lambda each: each.origin)
    source = state.files.get(path)
    return list(_addresses(source.json)) if source is not None and path == HOST_FILE else []


def _of_script(function: Function) -> Iterator[DocumentLink]:
    script = function.script
    if script.field is not None and script.path and script.state is ScriptState.FOUND:
        yield DocumentLink(_inside(script.field.span), f"The script of {function.name}", path=script.path)


def _of_types(function: Function) -> Iterator[DocumentLink]:
    for binding in function.bindings:
        entry = binding.entry
        if entry is not None and entry.docs and binding.type_field is not None:
            origin = _inside(binding.type_field.span)
            yield DocumentLink(origin, f"Microsoft's documentation: {entry.title}", address=entry.docs)


def _addresses(document: JsonDocument) -> Iterator[DocumentLink]:
    for kind, span in lexemes(document):
        if kind is LexemeKind.WORD and document.text.startswith(_SCHEME, span.start + 1):
            value = _value_at(document, span)
            if value is not None and value.closed and _is_address(value.value):
                yield DocumentLink(_inside(span), address=value.value)


def _value_at(document: JsonDocument, span: Span) -> JsonString | None:
    """Return the string at the span, where it is no key."""
    *outer, node = nodes_at(document, span.start)
    is_key = bool(outer) and isinstance(outer[-1], Member) and outer[-1].key is node
    return node if isinstance(node, JsonString) and not is_key else None


def _is_address(text: str) -> bool:
    """Return whether a browser could open the text, and no secret in it stands in the way."""
    if _REPLACED.search(text) or masked(text) != text:
        return False
    try:
        parts = urlsplit(text)
    except ValueError:
        return False
    return bool(parts.hostname) and "@" not in parts.netloc


def _inside(span: Span) -> Span:
    """Return what stands between the quotes."""
    return Span(span.start + 1, span.end - 1)
