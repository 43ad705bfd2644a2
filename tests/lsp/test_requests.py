"""Completion, hover and definition through the wire, and documents that are not funcls's business."""

from __future__ import annotations

from pathlib import Path

import attrs
import pytest
from lsprotocol import types

from support.app_folder import AppFolder, handler, timers
from support.clients import BARE, full
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
    text = found.contents.value
    if client.can == BARE:
        assert found.contents.kind is types.MarkupKind.PlainText
        assert text.startswith("timer  # no annotation\n\nParameter of `Orders/__init__.py:4`.")
    else:
        assert found.contents.kind is types.MarkupKind.Markdown
        assert text.startswith("```python\ntimer")
        assert f"[`Orders/__init__.py:4`]({app.script.as_uri()}#L4)" in text
    assert found.range == types.Range(types.Position(3, 14), types.Position(3, 21))


async def define(client: Editor, uri: str, text: str, mark: str) -> list[types.Location]:
    """Return where a mark leads to, in either form, after a look at what the fuller one tells of the mark."""
    document, position = at(uri, text, mark)
    found = await client.text_document_definition_async(types.DefinitionParams(document, position))
    assert isinstance(found, list | tuple)
    locations = []
    for each in found:
        assert isinstance(each, types.Location if client.can == BARE else types.LocationLink)
        if isinstance(each, types.LocationLink):
            assert each.target_selection_range == each.target_range
            assert each.origin_selection_range is not None
            assert each.origin_selection_range.start <= position <= each.origin_selection_range.end
            each = types.Location(each.target_uri, each.target_range)
        locations.append(each)
    return locations


async def test_definition_from_function_json(client: Editor, app: AppFolder) -> None:
    app.function()
    uri = client.open(app.function_json)

    target = types.Range(types.Position(3, 9), types.Position(3, 14))
    found = await define(client, uri, timers("timer"), '"tim<|>er"')
    assert found == [types.Location(app.script.as_uri(), target)]


async def test_definition_from_the_handler(client: Editor, app: AppFolder) -> None:
    app.function()
    uri = client.open(app.script)

    target = types.Range(types.Position(3, 14), types.Position(3, 21))
    found = await define(client, uri, handler("timer"), "main(tim<|>er")
    assert found == [types.Location(app.function_json.as_uri(), target)]


async def complete(client: Editor, app: AppFolder, text: str, mark: str) -> list[types.CompletionItem]:
    """Return the items at a mark in the text of function.json."""
    app.function()
    document, position = at(client.open(app.function_json, text), text, mark)
    found = await client.text_document_completion_async(types.CompletionParams(document, position))
    assert isinstance(found, types.CompletionList)
    assert not found.is_incomplete
    return list(found.items)


def accepted(text: str, item: types.CompletionItem) -> str:
    """Return an ASCII text after all edits of an item."""
    assert isinstance(item.text_edit, types.TextEdit)
    lines = text.splitlines(keepends=True)
    edits = [item.text_edit, *(item.additional_text_edits or ())]
    for edit in sorted(edits, key=lambda each: each.range.start, reverse=True):
        start, end = edit.range.start, edit.range.end
        assert start.line == end.line
        line = lines[start.line]
        lines[start.line] = line[: start.character] + edit.new_text + line[end.character :]
    return "".join(lines)


class TestCompletion:
    async def test_an_item(self, client: Editor, app: AppFolder) -> None:
        text = '{\n  "bindings": [{"type": "http" }]\n}'
        items = await complete(client, app, text, '"http" <|>')

        assert [each.label for each in items] == ["name", "direction", "dataType"]
        assert [each.sort_text for each in items] == sorted(str(each.sort_text) for each in items)
        first = items[0]
        assert first.kind == types.CompletionItemKind.Property
        is_bare = client.can == BARE
        kind = types.InsertTextFormat.PlainText if is_bare else types.InsertTextFormat.Snippet
        assert first.insert_text_format == kind
        name = '"name": ""' if is_bare else '"name": "$1"'
        assert accepted(text, first) == f'{{\n  "bindings": [{{"type": "http", {name}}}]\n}}'

    async def test_its_documentation_comes_when_the_client_can_take_it(self, client: Editor, app: AppFolder) -> None:
        item, *_ = await complete(client, app, '{"bindings": [{"type": "http", }]}', '"http", <|>')
        if client.can == BARE:
            documentation = item.documentation
            expected, start = types.MarkupKind.PlainText, "Name of the binding (`name`, required)\n\n"
        else:
            assert item.documentation is None
            documentation = (await client.completion_item_resolve_async(item)).documentation
            expected, start = types.MarkupKind.Markdown, "**Name of the binding** (`name`, required)\n\n"

        assert isinstance(documentation, types.MarkupContent)
        assert documentation.kind is expected
        assert documentation.value.startswith(start)

    async def test_a_resolved_item_is_otherwise_as_it_was(self, client: Editor, app: AppFolder) -> None:
        item, *_ = await complete(client, app, '{"bindings": []}', "[<|>]")
        resolved = await client.completion_item_resolve_async(item)

        assert resolved.documentation is not None
        assert attrs.evolve(resolved, documentation=item.documentation) == item

    @pytest.mark.parametrize(
        "data", [None, 5, "http", [], {}, {"type": 5}, {"type": "unheard"}, {"colour": "x"}], ids=str
    )
    async def test_an_item_of_somebody_else_stays_as_it_is(self, client: Editor, data: object) -> None:
        item = types.CompletionItem("label", data=data)

        assert await client.completion_item_resolve_async(item) == item

    @pytest.mark.parametrize("place", [(0, 999), (1, 0), (999, 999)], ids=str)
    async def test_past_the_end_is_the_end(self, client: Editor, app: AppFolder, place: tuple[int, int]) -> None:
        text = '{"bindings": ['
        at_the_end = await complete(client, app, text, "[<|>")
        document = types.TextDocumentIdentifier(app.function_json.as_uri())
        found = await client.text_document_completion_async(types.CompletionParams(document, types.Position(*place)))

        assert at_the_end
        assert isinstance(found, types.CompletionList)
        assert list(found.items) == at_the_end

    async def test_a_binding_without_snippets(self, app: AppFolder) -> None:
        async with editor() as client:
            await client.start([app.root], full(snippets=False))
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


class TestHostFile:
    async def test_completion_with_its_documentation(self, client: Editor, app: AppFolder) -> None:
        text = '{"version": "2.0", "extensions": {"http": {}}}'
        app.function()
        document, position = at(client.open(app.host_json, text), text, '"http": {<|>}')
        found = await client.text_document_completion_async(types.CompletionParams(document, position))
        assert isinstance(found, types.CompletionList)
        first = found.items[0]
        assert first.label == "routePrefix"
        resolved = first if client.can == BARE else await client.completion_item_resolve_async(first)
        documentation = resolved.documentation
        assert isinstance(documentation, types.MarkupContent | str)
        said = documentation if isinstance(documentation, str) else documentation.value
        assert "What the path of every HTTP trigger begins with" in said

    async def test_hover(self, client: Editor, app: AppFolder) -> None:
        text = '{"version": "2.0", "functionTimeout": "5"}'
        app.function()
        document, position = at(client.open(app.host_json, text), text, '"<|>5"')
        found = await client.text_document_hover_async(types.HoverParams(document, position))
        assert found is not None
        assert isinstance(found.contents, types.MarkupContent)
        assert "is 5 days." in found.contents.value
        assert found.range == types.Range(types.Position(0, 38), types.Position(0, 41))
