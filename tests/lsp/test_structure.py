"""The structure of function.json, host.json and local.settings.json through the wire."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from lsprotocol import types

from support.app_folder import AppFolder, timers
from support.clients import BARE
from support.editor import Editor, editor

pytestmark = [pytest.mark.slow, pytest.mark.asyncio(loop_scope="module")]

TEXT = timers("timer", "msg")
SETTINGS = '{"IsEncrypted": false, "Values": {"STORAGE": "hush"}}'


async def symbols(client: Editor, uri: str) -> Sequence[types.DocumentSymbol] | Sequence[types.SymbolInformation]:
    document = types.TextDocumentIdentifier(uri)
    found = await client.text_document_document_symbol_async(types.DocumentSymbolParams(document))
    assert found is not None
    return found


def named(name: str, kind: types.SymbolKind, found: object) -> types.DocumentSymbol | types.SymbolInformation:
    """Return the first symbol of this name and kind, at whatever depth."""
    waiting = list(found) if isinstance(found, Sequence) else []
    for each in waiting:
        if each.name == name:
            assert each.kind == kind
            assert isinstance(each, types.DocumentSymbol | types.SymbolInformation)
            return each
        waiting.extend(getattr(each, "children", None) or ())
    raise AssertionError(name)


class TestDocumentSymbols:
    async def test_a_function_json(self, client: Editor, app: AppFolder) -> None:
        app.function()
        uri = client.open(app.function_json, TEXT)
        found = await symbols(client, uri)

        binding = named("msg: queue", types.SymbolKind.Interface, found)
        trigger = named("timer: timerTrigger", types.SymbolKind.Function, found)
        whole = types.Range(types.Position(7, 4), types.Position(12, 5))
        if client.can == BARE:
            assert isinstance(binding, types.SymbolInformation)
            assert binding.location == types.Location(uri, whole)
            assert [binding.container_name, trigger.name] == ["bindings", "timer: timerTrigger"]
            assert [getattr(each, "container_name", None) for each in found][:2] == [None, "bindings"]
        else:
            assert isinstance(binding, types.DocumentSymbol)
            assert [each.name for each in found] == ["bindings"]
            assert binding.detail == "out, queue orders"
            assert binding.range == whole
            assert binding.selection_range == types.Range(types.Position(8, 14), types.Position(8, 19))

    async def test_every_other_file_of_its_own_language(self, client: Editor, app: AppFolder) -> None:
        app.function().write("local.settings.json", SETTINGS)
        host = await symbols(client, client.open(app.root / "host.json"))
        settings = await symbols(client, client.open(app.root / "local.settings.json", SETTINGS))
        astray = await symbols(client, client.open(app.write("old/Orders/function.json", TEXT)))

        assert named("version", types.SymbolKind.String, host)
        assert named("STORAGE", types.SymbolKind.String, settings)
        assert "hush" not in repr(settings)
        assert named("msg: queue", types.SymbolKind.Interface, astray)

    async def test_no_other_document(
        self, client: Editor, app: AppFolder, tmp_path_factory: pytest.TempPathFactory
    ) -> None:
        app.function()
        elsewhere = AppFolder(tmp_path_factory.mktemp("no-app"), host_json=False)
        for uri in (
            client.open(app.script),
            client.open(app.write("package.json", "{}")),
            client.open(elsewhere.write("Orders/function.json", TEXT)),
            client.open_uri("untitled:function.json", TEXT),
        ):
            params = types.DocumentSymbolParams(types.TextDocumentIdentifier(uri))
            assert await client.text_document_document_symbol_async(params) is None


FOLDED = """/* a
   b */
{"bindings": [
    {
      "name": "x"
    }
  ]
}
"""


class TestFolds:
    async def test_objects_arrays_and_comments(self, client: Editor, app: AppFolder) -> None:
        app.function()
        uri = client.open(app.function_json, FOLDED)
        params = types.FoldingRangeParams(types.TextDocumentIdentifier(uri))
        found = await client.text_document_folding_range_async(params)

        assert found is not None
        comment = types.FoldingRangeKind.Comment
        if client.can == BARE:
            assert list(found) == [
                types.FoldingRange(0, 1, 0, 7, comment),
                types.FoldingRange(2, 7, 1, 0),
                types.FoldingRange(2, 6, 14, 2),
                types.FoldingRange(3, 5, 5, 4),
            ]
        else:
            # Lines that hold a closing bracket stay, and only one fold begins on a line.
            assert list(found) == [
                types.FoldingRange(0, 1, kind=comment),
                types.FoldingRange(2, 6),
                types.FoldingRange(3, 4),
            ]

    async def test_of_too_many_the_longest(self, app: AppFolder) -> None:
        app.function()
        async with editor() as client:
            folding = types.FoldingRangeClientCapabilities(line_folding_only=True, range_limit=2)
            can = types.ClientCapabilities(text_document=types.TextDocumentClientCapabilities(folding_range=folding))
            await client.start([app.root], can)
            params = types.FoldingRangeParams(types.TextDocumentIdentifier(client.open(app.function_json, FOLDED)))
            found = await client.text_document_folding_range_async(params)
            assert [(each.start_line, each.end_line) for each in found or ()] == [(0, 1), (2, 6)]

    async def test_no_other_document(self, client: Editor, app: AppFolder) -> None:
        app.function()
        params = types.FoldingRangeParams(types.TextDocumentIdentifier(client.open(app.script)))
        assert await client.text_document_folding_range_async(params) is None


class TestSelections:
    async def test_outwards_from_each_place(self, client: Editor, app: AppFolder) -> None:
        app.function()
        document = types.TextDocumentIdentifier(client.open(app.root / "host.json", '{"version": "2.0"}'))
        positions = [types.Position(0, 3), types.Position(0, 100)]
        found = await client.text_document_selection_range_async(types.SelectionRangeParams(document, positions))

        assert found is not None
        first, last = found
        assert columns(first) == [(2, 9), (1, 10), (1, 17), (0, 18)]
        assert columns(last) == [(0, 18)]

    async def test_no_other_document(self, client: Editor, app: AppFolder) -> None:
        app.function()
        document = types.TextDocumentIdentifier(client.open(app.script))
        params = types.SelectionRangeParams(document, [types.Position(0, 0)])
        assert await client.text_document_selection_range_async(params) is None


def columns(selection: types.SelectionRange | None) -> list[tuple[int, int]]:
    """Return the columns between which each step outwards selects on the first line."""
    if selection is None:
        return []
    return [(selection.range.start.character, selection.range.end.character), *columns(selection.parent)]


async def test_functions_of_the_workspace(client: Editor, app: AppFolder) -> None:
    app.function()
    client.open(app.function_json)
    found = await client.workspace_symbol_async(types.WorkspaceSymbolParams("order"))

    place = types.Location(app.script.as_uri(), types.Range(types.Position(3, 4), types.Position(3, 8)))
    function = types.SymbolKind.Function
    assert types.SymbolInformation(place, "Orders", function, container_name=app.root.name) in (found or ())
