"""Completion, hover and definition through the wire, and documents that are not funcls's business."""

from __future__ import annotations

from pathlib import Path

import pytest
from lsprotocol import types

from support.app_folder import AppFolder, handler, timers
from support.editor import Editor, editor

pytestmark = [pytest.mark.slow, pytest.mark.asyncio(loop_scope="module")]


def at(uri: str, text: str, mark: str) -> tuple[types.TextDocumentIdentifier, types.Position]:
    """Return where the mark `<|>` of a piece of an ASCII text stands."""
    offset = text.index(mark.replace("<|>", "")) + mark.index("<|>")
    line = text.count("\n", 0, offset)
    return types.TextDocumentIdentifier(uri), types.Position(line, offset - text.rfind("\n", 0, offset) - 1)


async def test_hover(client: Editor, app: AppFolder) -> None:
    app.function()
    uri = client.open(app.function_json)
    document, position = at(uri, timers("timer"), '"tim<|>er"')
    found = await client.text_document_hover_async(types.HoverParams(document, position))

    assert found is not None
    assert isinstance(found.contents, types.MarkupContent)
    assert found.contents.kind is types.MarkupKind.Markdown
    assert found.contents.value.startswith("```python\ntimer")
    assert f"[Orders/__init__.py:4]({app.script.as_uri()}#L4)" in found.contents.value
    assert found.range == types.Range(types.Position(3, 14), types.Position(3, 21))


async def test_definition_from_function_json(client: Editor, app: AppFolder) -> None:
    app.function()
    uri = client.open(app.function_json)
    document, position = at(uri, timers("timer"), '"tim<|>er"')
    found = await client.text_document_definition_async(types.DefinitionParams(document, position))

    target = types.Range(types.Position(3, 9), types.Position(3, 14))
    assert found == [types.Location(app.script.as_uri(), target)]


async def test_definition_from_the_handler(client: Editor, app: AppFolder) -> None:
    app.function()
    uri = client.open(app.script)
    document, position = at(uri, handler("timer"), "main(tim<|>er")
    found = await client.text_document_definition_async(types.DefinitionParams(document, position))

    target = types.Range(types.Position(3, 14), types.Position(3, 21))
    assert found == [types.Location(app.function_json.as_uri(), target)]


async def complete(client: Editor, app: AppFolder, text: str, mark: str) -> list[types.CompletionItem]:
    """Return the items at a mark in the text of function.json."""
    app.function()
    document, position = at(client.open(app.function_json, text), text, mark)
    found = await client.text_document_completion_async(types.CompletionParams(document, position))
    assert isinstance(found, types.CompletionList)
    assert not found.is_incomplete
    return list(found.items)


async def test_completion(client: Editor, app: AppFolder) -> None:
    items = await complete(client, app, '{\n  "bindings": [{"type": "http", "}]\n}', '"http", "<|>')

    assert [each.label for each in items] == ["name", "direction", "dataType"]
    assert [each.sort_text for each in items] == sorted(str(each.sort_text) for each in items)
    first = items[0]
    assert first.kind == types.CompletionItemKind.Property
    assert first.insert_text_format == types.InsertTextFormat.Snippet
    assert first.filter_text == '"name"'
    assert first.text_edit == types.TextEdit(types.Range(types.Position(1, 32), types.Position(1, 33)), '"name": "$1"')
    assert isinstance(first.documentation, types.MarkupContent)
    assert first.documentation.value.startswith("**Name of the binding**")


async def test_completion_for_an_editor_without_snippets(app: AppFolder) -> None:
    async with editor() as client:
        await client.start([app.root], snippets=False)
        items = await complete(client, app, '{"bindings": []}', "[<|>]")

    assert {each.insert_text_format for each in items} == {types.InsertTextFormat.PlainText}
    (http,) = (each for each in items if each.label == "http")
    assert isinstance(http.text_edit, types.TextEdit)
    assert http.text_edit.new_text == '{ "name": "$return", "type": "http", "direction": "out" }'


class TestNoAnswer:
    """Documents that are in no app, or in no file, are answered with nothing, and nothing is said of them."""

    async def ask_everything(self, client: Editor, uri: str) -> list[object]:
        document, position = types.TextDocumentIdentifier(uri), types.Position(0, 15)
        return [
            await client.text_document_hover_async(types.HoverParams(document, position)),
            await client.text_document_definition_async(types.DefinitionParams(document, position)),
            await client.text_document_completion_async(types.CompletionParams(document, position)),
        ]

    @pytest.mark.parametrize("uri", ["untitled:Untitled-1", "git:/app/Orders/function.json", "vscode-userdata:/x"])
    async def test_a_document_that_is_no_file(self, client: Editor, uri: str) -> None:
        client.open_uri(uri, '{"bindings": [{"type": "http"}]}')
        client.change(uri, "{")
        assert await self.ask_everything(client, uri) == [None, None, None]
        client.save(uri)
        client.close(uri)
        assert await client.settled() == []

    async def test_a_function_json_in_no_app(self, client: Editor, tmp_path: Path) -> None:
        file = AppFolder(tmp_path, host_json=False).write("Orders/function.json", "{")
        assert await self.ask_everything(client, client.open(file)) == [None, None, None]
        assert await client.settled() == []

    async def test_a_document_that_was_never_opened(self, client: Editor, app: AppFolder) -> None:
        app.function()
        assert await self.ask_everything(client, app.script.as_uri()) == [None, None, None]

    async def test_a_file_of_an_app_that_is_no_part_of_a_function(self, client: Editor, app: AppFolder) -> None:
        file = app.function().write("notes/function.json", "{")
        other = client.open(app.write("readme.json", "{"))
        assert [bool(each) for each in await self.ask_everything(client, other)] == [False, False, False]
        assert file.parent.name not in await client.findings()

    async def test_a_position_outside_the_document(self, client: Editor, app: AppFolder) -> None:
        app.function()
        document = types.TextDocumentIdentifier(client.open(app.function_json))
        position = types.Position(1000, 1000)
        assert await client.text_document_hover_async(types.HoverParams(document, position)) is None
