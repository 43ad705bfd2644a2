"""Members, signatures and more of what a handler gets, through the wire."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import pytest
from lsprotocol import types

from support.app_folder import AppFolder, handler, timers
from support.clients import BARE
from support.editor import Editor, editor

pytestmark = [pytest.mark.slow, pytest.mark.asyncio(loop_scope="module")]

BINDINGS = """{"bindings": [
  {"name": "req", "type": "httpTrigger", "authLevel": "anonymous"},
  {"name": "msg", "type": "queue", "direction": "out", "queueName": "orders"},
  {"name": "$return", "type": "http", "direction": "out"}
]}
"""
UNANNOTATED = "import azure.functions as func\n\n\ndef main(req, msg):\n    '😋'; {}"
ANNOTATED = UNANNOTATED.replace("req, msg", "req: func.HttpRequest, msg: func.Out[str]")
REQUEST = ["files", "form", "get_body", "get_json", "headers", "method", "params", "route_params", "url"]


def write(app: AppFolder, client: Editor, marked: str) -> tuple[types.TextDocumentIdentifier, types.Position]:
    """Open the handler with a text, and return the place of its mark, in UTF-16."""
    app.write("Orders/function.json", BINDINGS)
    before, _, after = marked.partition("<|>")
    uri = client.open(app.write("Orders/__init__.py", before + after))
    last = before.split("\n")[-1]
    position = types.Position(before.count("\n"), len(last.encode("utf-16-le")) // 2)
    return types.TextDocumentIdentifier(uri), position


async def completed(client: Editor, app: AppFolder, marked: str) -> list[types.CompletionItem]:
    """Return what is offered at the mark, without what begins with an underscore."""
    document, position = write(app, client, marked)
    found = await client.text_document_completion_async(types.CompletionParams(document, position))
    assert found is None or isinstance(found, types.CompletionList)
    return [each for each in (found.items if found is not None else ()) if not each.label.startswith("_")]


@pytest.mark.parametrize("text", [UNANNOTATED, ANNOTATED])
async def test_members_of_what_the_handler_gets(client: Editor, app: AppFolder, text: str) -> None:
    items = await completed(client, app, text.format("req.<|>"))
    assert [each.label for each in items] == REQUEST
    assert {each.label: each.kind for each in items}["get_json"] == types.CompletionItemKind.Method


async def test_an_orchestrator_that_nobody_annotated(client: Editor, app: AppFolder) -> None:
    app.write("Fulfil/function.json", '{"bindings": [{"name": "context", "type": "orchestrationTrigger"}]}')
    before = "import azure.durable_functions as df\n\n\ndef run(context):\n    yield context.call_activity("
    uri = client.open(app.write("Fulfil/__init__.py", f"{before}\n\n\nmain = df.Orchestrator.create(run)\n"))
    document, position = types.TextDocumentIdentifier(uri), types.Position(4, len(before.split("\n")[-1]))
    found = await client.text_document_signature_help_async(types.SignatureHelpParams(document, position))
    assert found is not None
    assert [each.label.partition("(")[0] for each in found.signatures] == ["call_activity"]
    at_method = types.Position(4, position.character - 2)
    hover = await client.text_document_hover_async(types.HoverParams(document, at_method))
    assert hover is not None
    assert "funcls's own description of azure.durable_functions" in str(hover.contents)
    places = await client.text_document_definition_async(types.DefinitionParams(document, at_method))
    assert "DurableOrchestrationContext.pyi" in str(places)


async def test_an_item_replaces_the_word_at_the_cursor(client: Editor, app: AppFolder) -> None:
    (item,) = await completed(client, app, UNANNOTATED.format("msg.s<|>e"))
    assert isinstance(item.text_edit, types.TextEdit)
    assert item.text_edit.new_text == "set"
    column = len("    '😋'; msg.") + 1
    assert item.text_edit.range == types.Range(types.Position(4, column), types.Position(4, column + 2))


async def test_the_documentation_comes_at_once_or_when_it_is_asked_for(client: Editor, app: AppFolder) -> None:
    (item,) = await completed(client, app, UNANNOTATED.format("req.get_b<|>"))
    if client.can == BARE:
        assert item.documentation is not None
    else:
        assert item.documentation is None
        item = await client.completion_item_resolve_async(item)
    assert isinstance(item.documentation, types.MarkupContent)
    assert "def get_body() -> bytes" in item.documentation.value
    assert "Return the body as bytes." in item.documentation.value
    assert "funcls's own description" in item.documentation.value


async def test_signatures(client: Editor, app: AppFolder) -> None:
    document, position = write(app, client, UNANNOTATED.format("func.HttpResponse('a', status_code=<|>"))
    found = await client.text_document_signature_help_async(types.SignatureHelpParams(document, position))
    assert found is not None
    (signature,) = found.signatures
    assert signature.label.startswith("HttpResponse(body: ")
    assert signature.parameters is not None
    assert found.active_parameter is not None
    active = signature.parameters[found.active_parameter].label
    assert isinstance(active, str)
    assert active.startswith("status_code: ")
    assert active in signature.label


async def test_hover_and_definition_of_the_library(client: Editor, app: AppFolder) -> None:
    app.write(".venv/lib/python3.12/site-packages/azure/functions/__init__.py", "x = 1\n\n\nclass é😋: ...\n")
    library = "class HttpRequest:\n    '''A request.'''\n    def get_body(self) -> bytes:\n        '''The body.'''\n"
    path = app.write(".venv/lib/python3.12/site-packages/azure/functions/__init__.py", library)
    document, position = write(app, client, UNANNOTATED.format("req.get_<|>body()"))
    found = await client.text_document_hover_async(types.HoverParams(document, position))
    assert found is not None
    assert isinstance(found.contents, types.MarkupContent)
    assert "def get_body() -> bytes" in found.contents.value
    assert "The body." in found.contents.value
    assert "funcls" not in found.contents.value
    places = await client.text_document_definition_async(types.DefinitionParams(document, position))
    assert isinstance(places, list | tuple)
    (place,) = places
    assert (place.uri if isinstance(place, types.Location) else place.target_uri) == path.as_uri()
    expected = types.Range(types.Position(2, 8), types.Position(2, 16))
    assert (place.range if isinstance(place, types.Location) else place.target_range) == expected


async def test_nothing_is_offered_where_no_name_is_typed(client: Editor, app: AppFolder) -> None:
    for text in ("x = '<|>'", "x = 1.<|>", "# req.<|>", "'req.<|>'", "x = {<|>}", "def f(x:<|>"):
        assert await completed(client, app, UNANNOTATED.format(text)) == []


@asynccontextmanager
async def started(app: AppFolder, settings: Any, options: Any) -> AsyncIterator[Editor]:
    """Start a client of its own, and wait until its settings count."""
    app.write("Clock/function.json", timers("timer"))
    app.write("Clock/__init__.py", handler("clock"))
    async with editor() as client:
        await client.start([app.root], settings=settings, options=options)
        await client.comes_to({"Clock/__init__.py": ["param-undeclared"], "Clock/function.json": ["binding-unused"]})
        yield client


MODES = [
    ({"intellisense": "auto"}, None, True, True),
    ({"intellisense": "auto"}, {"pythonServer": True}, True, False),
    ({"intellisense": "on"}, {"pythonServer": True}, True, True),
    ({"intellisense": "off"}, None, False, False),
]


@pytest.mark.parametrize(("settings", "options", "unannotated", "annotated"), MODES)
async def test_the_setting(app: AppFolder, settings: Any, options: Any, unannotated: bool, annotated: bool) -> None:
    async with started(app, settings, options) as client:
        for text, expected in ((UNANNOTATED, unannotated), (ANNOTATED, annotated)):
            items = await completed(client, app, text.format("req.<|>"))
            assert [each.label for each in items] == (REQUEST if expected else [])
            client.close(app.script.as_uri())
        assert client.log_messages == []
