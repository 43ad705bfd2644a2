"""Formatting through the wire: which documents, in which units, and which clients are asked to send what."""

from __future__ import annotations

from pathlib import Path

import pytest
from lsprotocol import types

from support.app_folder import AppFolder
from support.clients import BARE, full
from support.editor import Editor, editor

pytestmark = [pytest.mark.slow, pytest.mark.asyncio(loop_scope="module")]

TEXT = '{\n"😀": 1,"b":2\n}'
OPTIONS = types.FormattingOptions(tab_size=4, insert_spaces=True)


def edit(line: int, start: int, end: int, text: str) -> types.TextEdit:
    return types.TextEdit(types.Range(types.Position(line, start), types.Position(line, end)), text)


EDITS = [edit(1, 0, 0, "    "), edit(1, 8, 8, "\n    "), edit(1, 12, 12, " ")]
"""Columns in UTF-16, in which the face is two units wide."""


async def formatted(client: Editor, uri: str) -> list[types.TextEdit] | None:
    params = types.DocumentFormattingParams(types.TextDocumentIdentifier(uri), OPTIONS)
    found = await client.text_document_formatting_async(params)
    return list(found) if found is not None else None


@pytest.mark.parametrize("path", ["Orders/function.json", "host.json", "local.settings.json"])
async def test_a_file_of_an_app(client: Editor, app: AppFolder, path: str) -> None:
    assert await formatted(client, client.open(app.write(path, TEXT))) == EDITS


async def test_a_file_of_some_other_product(client: Editor, tmp_path: Path) -> None:
    file = AppFolder(tmp_path / "other", host_json=False).write("Orders/function.json", TEXT)
    assert await formatted(client, client.open(file)) is None


async def test_a_range(client: Editor, app: AppFolder) -> None:
    uri = client.open(app.write("host.json", '{\n"a": 1,\n"b":2\n}'))
    lines = types.Range(types.Position(2, 0), types.Position(3, 0))
    params = types.DocumentRangeFormattingParams(types.TextDocumentIdentifier(uri), lines, OPTIONS)

    found = await client.text_document_range_formatting_async(params)
    assert list(found or ()) == [edit(2, 0, 0, "    "), edit(2, 4, 4, " ")]


async def test_what_the_editor_asks_for_at_the_end(client: Editor, app: AppFolder) -> None:
    uri = client.open(app.write("host.json", "{}"))
    options = types.FormattingOptions(2, True, insert_final_newline=True)
    params = types.DocumentFormattingParams(types.TextDocumentIdentifier(uri), options)

    assert list(await client.text_document_formatting_async(params) or ()) == [edit(0, 2, 2, "\n")]


async def test_a_text_that_is_half_typed_gets_no_edits(client: Editor, app: AppFolder) -> None:
    uri = client.open(app.write("host.json", "{}"), '{"a":1')
    assert await formatted(client, uri) == []


@pytest.mark.parametrize("path", ["Orders/__init__.py", "readme.json", "Orders/function.jsonc"])
async def test_no_other_file(client: Editor, app: AppFolder, path: str) -> None:
    assert await formatted(client, client.open(app.write(path, TEXT))) is None


async def test_no_file_that_is_not_open(client: Editor, app: AppFolder) -> None:
    assert await formatted(client, app.function().function_json.as_uri()) is None


METHODS = {types.TEXT_DOCUMENT_FORMATTING, types.TEXT_DOCUMENT_RANGE_FORMATTING}


async def test_a_client_that_can_be_told_the_files_asks_for_them_alone(app: AppFolder) -> None:
    async with editor() as client:
        answer = await client.start([app.root])
        await client.until(lambda: {each.method for each in client.registered} >= METHODS)

    assert answer.capabilities.document_formatting_provider is None
    assert answer.capabilities.document_range_formatting_provider is None
    for each in client.registered:
        if each.method in METHODS:
            assert each.register_options is not None
            patterns = [document["pattern"] for document in each.register_options["documentSelector"]]
            assert patterns == ["**/function.json", "**/host.json", "**/local.settings.json"]


@pytest.mark.parametrize("capabilities", [BARE, full(formatting=False)], ids=["bare", "static"])
async def test_any_other_client_may_ask_for_every_document(
    app: AppFolder, capabilities: types.ClientCapabilities
) -> None:
    async with editor() as client:
        answer = await client.start([app.root], capabilities)
        await client.settled()

    assert answer.capabilities.document_formatting_provider
    assert answer.capabilities.document_range_formatting_provider
    assert METHODS.isdisjoint(each.method for each in client.registered)
