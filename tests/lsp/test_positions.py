"""Lines and characters are converted in every encoding that a client can ask for."""

from __future__ import annotations

import re
from collections.abc import Sequence

import pytest
from lsprotocol import types

from support.app_folder import AppFolder
from support.clients import full
from support.editor import editor

pytestmark = [pytest.mark.slow, pytest.mark.asyncio]

BINDING = '{"type": "timerTrigger", "schedule": "0 0 * * * *", "name": "timer"}'
FUNCTION_JSON = f'{{\r\n\r/* é 😀 \u2028 */ "bindings": [{BINDING}]}}'
HANDLER = '# one\r# two\r\ndef main(timer="é 😀 \u2028", clock=0): ...\n'

Kind = types.PositionEncodingKind
UNITS = {Kind.Utf8: ("utf-8", 1), Kind.Utf16: ("utf-16-le", 2), Kind.Utf32: ("utf-32-le", 4)}


def position(text: str, part: str, encoding: Kind) -> types.Position:
    """Return where a part of the text begins, its characters counted by Python's own codecs."""
    lines = re.split(r"\r\n|\r|\n", text[: text.index(part)])
    codec, size = UNITS[encoding]
    return types.Position(len(lines) - 1, len(lines[-1].encode(codec)) // size)


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ([Kind.Utf8, Kind.Utf16], Kind.Utf8),
        ([Kind.Utf32], Kind.Utf32),
        ([Kind.Utf16, Kind.Utf8], Kind.Utf16),
        (None, Kind.Utf16),
    ],
)
async def test_positions_count_in_the_encoding_that_was_agreed_on(
    app: AppFolder, asked: Sequence[Kind] | None, expected: Kind
) -> None:
    function_json = app.write("Orders/function.json", FUNCTION_JSON)
    script = app.write("Orders/__init__.py", HANDLER)
    async with editor() as client:
        answer = await client.start(capabilities=full(encodings=asked))
        assert answer.capabilities.position_encoding == expected

        client.open(script, HANDLER)
        client.open(function_json, FUNCTION_JSON)
        await client.settled()
        (undeclared,) = client.diagnostics[script.as_uri()]
        assert undeclared.range.start == position(HANDLER, "clock", expected)
        assert undeclared.range.end == position(HANDLER, "=0): ...", expected)

        document = types.TextDocumentIdentifier(function_json.as_uri())
        name = position(FUNCTION_JSON, '"timer"', expected)
        hovered = await client.text_document_hover_async(types.HoverParams(document, name))
        assert hovered is not None
        assert hovered.range == types.Range(name, position(FUNCTION_JSON, "}]}", expected))

        document = types.TextDocumentIdentifier(script.as_uri())
        undeclared_name = position(HANDLER, "timer", expected)
        found = await client.text_document_definition_async(types.DefinitionParams(document, undeclared_name))
        assert isinstance(found, list)
        (link,) = found
        assert isinstance(link, types.LocationLink)
        assert (link.target_uri, link.target_range) == (function_json.as_uri(), hovered.range)
        end = position(HANDLER, '="é', expected)
        assert link.origin_selection_range == types.Range(undeclared_name, end)

        document = types.TextDocumentIdentifier(function_json.as_uri())
        inside = position(FUNCTION_JSON, 'timer"', expected)
        completed = await client.text_document_completion_async(types.CompletionParams(document, inside))
        assert isinstance(completed, types.CompletionList)
        edit = completed.items[0].text_edit
        assert isinstance(edit, types.TextEdit)
        assert edit.range == types.Range(inside, position(FUNCTION_JSON, '"}]}', expected))

        outlined = await client.text_document_document_symbol_async(types.DocumentSymbolParams(document))
        assert outlined is not None
        (bindings,) = outlined
        assert isinstance(bindings, types.DocumentSymbol)
        assert bindings.selection_range.start == position(FUNCTION_JSON, '"bindings"', expected)

        selecting = types.SelectionRangeParams(document, [inside])
        selected = await client.text_document_selection_range_async(selecting)
        assert selected is not None
        assert selected[0].range == types.Range(inside, position(FUNCTION_JSON, '"}]}', expected))
