"""Formatting: answered from the text of an open document in an app; other products have files of these names, too."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterable
from typing import Final

from lsprotocol import types

from funcls.features.formatting import Style, format_document, format_range
from funcls.features.results import Edit
from funcls.lsp.uris import Uris
from funcls.model.facts import HOST_FILE
from funcls.model.script import FUNCTION_FILE
from funcls.model.settings import SETTINGS_FILE
from funcls.model.source import SourceFile
from funcls.text.lines import Encoding, LineIndex, Position
from funcls.text.span import Span

FILES: Final = (FUNCTION_FILE, HOST_FILE, SETTINGS_FILE)
"""The names of the files that are laid out, wherever in an app they lie."""


class Formatting:
    """Lays out the files that the host reads as JSON; for any other document there is no answer."""

    def __init__(self, uris: Uris, open_text: Callable[[str], str | None], encoding: Encoding) -> None:
        """`open_text` returns what the editor has in a file at a path; None for one that is not open, or in no app."""
        self._uris = uris
        self._open_text = open_text
        self._encoding = encoding

    def document(self, params: types.DocumentFormattingParams) -> list[types.TextEdit] | None:
        """Return the edits that lay out a document."""
        source = self._source(params.text_document.uri)
        if source is None:
            return None
        return self._edits(source.lines, format_document(source, _style(params.options)))

    def range(self, params: types.DocumentRangeFormattingParams) -> list[types.TextEdit] | None:
        """Return the edits that lay out some lines of a document."""
        source = self._source(params.text_document.uri)
        if source is None:
            return None
        start, end = (
            source.lines.offset(Position(each.line, each.character), self._encoding)
            for each in (params.range.start, params.range.end)
        )
        edits = format_range(source, _style(params.options), Span(start, max(start, end)))
        return self._edits(source.lines, edits)

    def _source(self, uri: str) -> SourceFile | None:
        path = self._uris.path(uri)
        name = posixpath.basename(path) if path is not None else ""
        text = self._open_text(path) if path is not None and name in FILES else None
        return SourceFile(name, text) if text is not None else None

    def _edits(self, lines: LineIndex, edits: Iterable[Edit]) -> list[types.TextEdit]:
        return [
            types.TextEdit(
                types.Range(
                    types.Position(*lines.position(each.span.start, self._encoding)),
                    types.Position(*lines.position(each.span.end, self._encoding)),
                ),
                each.text,
            )
            for each in edits
        ]


def _style(options: types.FormattingOptions) -> Style:
    return Style.of(
        tab_size=options.tab_size,
        insert_spaces=options.insert_spaces,
        insert_final_newline=bool(options.insert_final_newline),
        trim_final_newlines=bool(options.trim_final_newlines),
    )
