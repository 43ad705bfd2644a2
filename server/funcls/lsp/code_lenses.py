"""Code lenses in the types of the protocol; what was there stays while a file is half typed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from lsprotocol import types

from funcls.features.code_lenses import CodeLens, code_lenses, is_half_typed, kept
from funcls.lsp.commands import OPEN_COMMAND
from funcls.lsp.convert import Converter
from funcls.workspace.paths import absolute

_INERT: Final = ""
"""The command of a lens that only tells something."""


class Lenses:
    """Answers what stands above the handlers and function.json files of apps."""

    def __init__(self) -> None:
        self._shown: dict[str, tuple[str, Sequence[CodeLens]]] = {}
        """By absolute path the text that was last told of, and its lenses."""

    def answer(self, converter: Converter, path: str) -> list[types.CodeLens]:
        """Return the lenses of a file of the app; none where the settings say so."""
        state = converter.state
        source = state.files.get(path)
        if source is None or not state.configured.settings.code_lens:
            return []
        found: Sequence[CodeLens] = code_lenses(state, path)
        key = absolute(state.root, path)
        text, shown = self._shown.get(key, ("", ()))
        if len(found) < len(shown) and is_half_typed(state, path):
            found = kept(shown, text, source.text)
        self._shown.pop(key, None)
        if found:
            self._shown[key] = (source.text, found)
        return [_lens(each, path, converter) for each in found]


def _lens(lens: CodeLens, path: str, converter: Converter) -> types.CodeLens:
    target = converter.range(lens.target.path, lens.target.span)
    command = types.Command(lens.title, _INERT)
    if converter.client.shows_documents:
        places = (target.start.line, target.start.character, target.end.line, target.end.character)
        command = types.Command(lens.title, OPEN_COMMAND, arguments=[converter.uri(lens.target.path), *places])
    return types.CodeLens(converter.range(path, lens.span), command)
