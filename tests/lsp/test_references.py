"""References through the wire, for each kind of client."""

from __future__ import annotations

import pytest
from lsprotocol import types

from support.app_folder import AppFolder
from support.editor import Editor

pytestmark = [pytest.mark.slow, pytest.mark.asyncio(loop_scope="module")]

TEXT = """{
  "bindings": [
    {"name": "blob", "type": "blobTrigger", "path": "in/{name}", "connection": "AzureWebJobsStorage"},
    {"name": "copy", "type": "blob", "direction": "out", "path": "out/{NAME}", "connection": "AzureWebJobsStorage"}
  ]
}
"""


def location(uri: str, line: int, name: str) -> types.Location:
    start = TEXT.splitlines()[line].index(f"{{{name}}}") + 1
    return types.Location(uri, types.Range(types.Position(line, start), types.Position(line, start + len(name))))


async def references(
    client: Editor, uri: str, place: types.Position, *, declaration: bool
) -> list[types.Location] | None:
    params = types.ReferenceParams(
        types.ReferenceContext(include_declaration=declaration), types.TextDocumentIdentifier(uri), place
    )
    found = await client.text_document_references_async(params)
    return list(found) if found is not None else None


async def test_a_name_in_brackets(client: Editor, app: AppFolder) -> None:
    uri = client.open(app.write("Orders/function.json", TEXT))
    given, used = location(uri, 2, "name"), location(uri, 3, "NAME")

    assert await references(client, uri, used.range.start, declaration=True) == [given, used]
    assert await references(client, uri, given.range.end, declaration=False) == [used]


async def test_where_nothing_is_known(client: Editor, app: AppFolder) -> None:
    uri = client.open(app.write("Orders/function.json", TEXT))
    assert await references(client, uri, types.Position(1, 0), declaration=True) is None


async def test_a_binding_from_its_parameter(client: Editor, app: AppFolder) -> None:
    function_json = client.open(app.write("Orders/function.json", TEXT))
    uri = client.open(app.write("Orders/__init__.py", "def main(blob, copy):\n    copy.set(blob.read())\n"))
    used = types.Location(uri, types.Range(types.Position(1, 13), types.Position(1, 17)))
    parameter = types.Location(uri, types.Range(types.Position(0, 9), types.Position(0, 13)))
    named = types.Location(function_json, types.Range(types.Position(2, 14), types.Position(2, 18)))

    assert await references(client, uri, types.Position(0, 10), declaration=False) == [used]
    assert await references(client, uri, types.Position(0, 10), declaration=True) == [parameter, used, named]
