"""Document links and highlights through the wire, for each kind of client."""

from __future__ import annotations

import pytest
from lsprotocol import types

from support.app_folder import AppFolder
from support.clients import BARE
from support.editor import Editor

pytestmark = [pytest.mark.slow, pytest.mark.asyncio(loop_scope="module")]

TEXT = """{
  "scriptFile": "main.py",
  "bindings": [
    {"name": "blob", "type": "blobTrigger", "path": "in/{name}", "connection": "AzureWebJobsStorage"},
    {"name": "copy", "type": "blob", "direction": "out", "path": "out/{NAME}", "connection": "AzureWebJobsStorage"}
  ]
}
"""
Kind = types.DocumentHighlightKind


def on_line(line: int, text: str, but: str = "") -> types.Range:
    """Return where a text stands first on a line of the function.json above, without its last part."""
    start = TEXT.splitlines()[line].index(text)
    return types.Range(types.Position(line, start), types.Position(line, start + len(text) - len(but)))


async def links(client: Editor, uri: str) -> list[types.DocumentLink] | None:
    params = types.DocumentLinkParams(types.TextDocumentIdentifier(uri))
    found = await client.text_document_document_link_async(params)
    return list(found) if found is not None else None


async def highlights(client: Editor, uri: str, line: int, character: int) -> list[types.DocumentHighlight] | None:
    params = types.DocumentHighlightParams(types.TextDocumentIdentifier(uri), types.Position(line, character))
    found = await client.text_document_document_highlight_async(params)
    return list(found) if found is not None else None


async def test_links(client: Editor, app: AppFolder) -> None:
    script = app.write("Orders/main.py", "def main(blob, copy): ...\n")
    uri = client.open(app.write("Orders/function.json", TEXT))
    found = await links(client, uri)

    assert found is not None
    file, *pages = found
    assert file.range == on_line(1, "main.py")
    assert file.target == script.as_uri()
    assert [each.range for each in pages] == [on_line(3, "blobTrigger"), on_line(4, "blob")]
    assert all(str(each.target).startswith("https://learn.microsoft.com/") for each in pages)
    assert [each.tooltip is None for each in found] == [client.can == BARE] * 3


async def test_no_links_of_settings(client: Editor, app: AppFolder) -> None:
    app.function()
    uri = client.open(app.write("local.settings.json", '{"Values": {"Address": "https://example.com"}}'))
    assert await links(client, uri) == []


async def test_highlights(client: Editor, app: AppFolder) -> None:
    uri = client.open(app.write("Orders/function.json", TEXT))

    name = on_line(4, "NAME")
    assert await highlights(client, uri, 4, name.start.character) == [
        types.DocumentHighlight(on_line(3, "name}", but="}"), Kind.Write),
        types.DocumentHighlight(name, Kind.Read),
    ]
    copy = on_line(4, "copy")
    assert await highlights(client, uri, 4, copy.end.character) == [types.DocumentHighlight(copy)]


async def test_where_nothing_is_known_the_editor_is_left_to_itself(client: Editor, app: AppFolder) -> None:
    uri = client.open(app.write("Orders/function.json", TEXT))
    assert await highlights(client, uri, 2, 5) is None
