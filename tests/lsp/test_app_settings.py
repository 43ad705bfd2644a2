"""One app setting through the wire: in function.json, in Python and in local.settings.json."""

from __future__ import annotations

import pytest
from lsprotocol import types

from support.app_folder import AppFolder
from support.editor import Editor

pytestmark = [pytest.mark.slow, pytest.mark.asyncio(loop_scope="module")]

SETTINGS = """{
  "IsEncrypted": false,
  "Values": {"AzureWebJobsStorage": "UseDevelopmentStorage=true", "FUNCTIONS_WORKER_RUNTIME": "python", "STAGE": "x"}
}
"""
BINDINGS = '{"bindings": [{"name": "order", "type": "queueTrigger", "queueName": "%STAGE%", "connection": ""}]}\n'
SCRIPT = """import os

STAGE = os.environ["STAGE"]


def main(order): ...
"""


def at(uri: str, text: str, name: str) -> types.Location:
    """Return the only place of a name in a text."""
    line = next(index for index, each in enumerate(text.splitlines()) if f"{name}" in each.replace("STAGE =", ""))
    start = text.splitlines()[line].rindex(name)
    return types.Location(uri, types.Range(types.Position(line, start), types.Position(line, start + len(name))))


async def test_a_name_leads_everywhere(client: Editor, app: AppFolder) -> None:
    settings = client.open(app.write("local.settings.json", SETTINGS))
    function = client.open(app.write("Orders/function.json", BINDINGS))
    script = client.open(app.write("Orders/__init__.py", SCRIPT))
    places = [at(script, SCRIPT, "STAGE"), at(function, BINDINGS, "STAGE"), at(settings, SETTINGS, "STAGE")]
    for place in places:
        document = types.TextDocumentIdentifier(place.uri)
        context = types.ReferenceContext(include_declaration=True)
        params = types.ReferenceParams(context, document, place.range.start)
        assert list(await client.text_document_references_async(params) or ()) == places


async def test_names_are_offered_in_code_that_is_being_typed(client: Editor, app: AppFolder) -> None:
    app.write("local.settings.json", SETTINGS)
    app.write("Orders/function.json", BINDINGS)
    uri = client.open(app.write("Orders/__init__.py", SCRIPT))
    typed = SCRIPT.replace('["STAGE"]', '["ST')
    client.change(uri, typed)
    line = typed.splitlines().index('STAGE = os.environ["ST')
    position = types.Position(line, len('STAGE = os.environ["ST'))
    params = types.CompletionParams(types.TextDocumentIdentifier(uri), position)
    found = await client.text_document_completion_async(params)
    assert isinstance(found, types.CompletionList)
    assert [each.label for each in found.items] == ["AzureWebJobsStorage", "FUNCTIONS_WORKER_RUNTIME", "STAGE"]
