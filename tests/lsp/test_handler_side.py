"""What funcls knows of handlers, asked through the wire in one app: each question once, at a mark in the text."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterable
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio
from lsprotocol import types

from funcls.text.lines import Encoding, LineIndex
from support.app_folder import AppFolder
from support.clients import BARE, full
from support.durable_apps import APP
from support.editor import Editor, editor

pytestmark = [pytest.mark.slow, pytest.mark.asyncio(loop_scope="module")]

HTTP = """
--- Orders/function.json
{"bindings": [
  {"name": "req", "type": "httpTrigger", "authLevel": "anonymous", "route": "orders/{id}"},
  {"name": "msg", "type": "queue", "direction": "out", "queueName": "orders", "connection": "Shop"},
  {"name": "$return", "type": "http", "direction": "out"}
]}
--- Orders/__init__.py
import os
import azure.functions as func
from ..shared import retries
def main(req: func.HttpRequest, msg: func.Out[str], context: func.Context) -> func.HttpResponse:
    msg.set(req.route_params["id"] + os.environ["Shop"])
    return func.HttpResponse()
--- Beside/function.json
{"bindings": [{"name": "timer", "type": "timerTrigger", "schedule": "0 0 * * * *"}]}
--- Beside/__init__.py
import helper
def main(timer): ...
--- Beside/helper.py
--- local.settings.json
{"IsEncrypted": false, "Values": {
  "FUNCTIONS_WORKER_RUNTIME": "python",
  "AzureWebJobsStorage": "UseDevelopmentStorage=true",
  "Shop": "UseDevelopmentStorage=true"
}}
--- host.json
{"version": "2.0", "extensionBundle": {"id": "Microsoft.Azure.Functions.ExtensionBundle", "version": "[4.0.0, 5.0.0)"}}
"""
TYPED = {
    "parameters": "import azure.functions as func\ndef main(<|>",
    "annotation": "import azure.functions as func\ndef main(req: <|>",
    "result": "import azure.functions as func\ndef main(req: func.HttpRequest) -> <|>",
}


@pytest_asyncio.fixture(scope="module", loop_scope="module", params=[full(), BARE], ids=["full", "bare"])
async def workspace(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> AsyncIterator[tuple[Editor, Path]]:
    """A client with the app open, of which everything is known."""
    app = AppFolder(tmp_path_factory.mktemp("app"))
    for part in f"{APP.rstrip()}{HTTP}".split("\n--- ")[1:]:
        path, _, text = part.partition("\n")
        app.write(path, f"{text}\n")
    async with editor() as client:
        await client.start([app.root], request.param)
        await client.comes_to({"Beside/__init__.py": ["import-missing"]})
        yield client, app.root


def at_mark(root: Path, path: str, marked: str) -> tuple[types.TextDocumentIdentifier, types.Position]:
    """Return the place of the mark `<|>` in a part of a file."""
    text = (root / path).read_text(encoding="utf-8")
    before, _, after = marked.partition("<|>")
    place = LineIndex(text).position(text.index(before + after) + len(before), Encoding.UTF16)
    return types.TextDocumentIdentifier((root / path).as_uri()), types.Position(*place)


def shown(root: Path, places: Iterable[types.Location]) -> list[str]:
    """Return each place as its file, and the text that stands there."""
    found = []
    for each in places:
        path = each.uri.removeprefix(f"{root.as_uri()}/")
        line = (root / path).read_text(encoding="utf-8").split("\n")[each.range.start.line]
        found.append(f"{path}: {line[each.range.start.character : each.range.end.character]}")
    return sorted(found)


def as_locations(answer: Any) -> list[types.Location]:
    """Return the places of an answer in whichever form the client takes."""
    answers = answer if isinstance(answer, list | tuple) else [answer] if answer is not None else []
    return [
        types.Location(each.target_uri, each.target_selection_range) if isinstance(each, types.LocationLink) else each
        for each in answers
    ]


@pytest.mark.parametrize(
    ("path", "mark", "expected"),
    [
        ("Fulfil/__init__.py", '"charge<|>card"', ["ChargeCard/__init__.py: main"]),
        ("Start/__init__.py", '"Ful<|>fil"', ["Fulfil/__init__.py: run"]),
        ("Start/__init__.py", 'EntityId("Cou<|>nter"', ["Counter/__init__.py: run"]),
        ("Orders/__init__.py", "import ret<|>ries", ["shared/retries.py: "]),
        ("Orders/__init__.py", '"Sh<|>op"', ["local.settings.json: Shop"]),
        ("Orders/__init__.py", "def main(r<|>eq", ['Orders/function.json: "req"']),
    ],
)
async def test_definition(workspace: tuple[Editor, Path], path: str, mark: str, expected: list[str]) -> None:
    client, root = workspace
    found = await client.text_document_definition_async(types.DefinitionParams(*at_mark(root, path, mark)))
    assert shown(root, as_locations(found)) == expected


@pytest.mark.parametrize(
    ("path", "mark", "expected"),
    [
        ("Fulfil/__init__.py", '"charge<|>card"', ["Fulfil/__init__.py: ChargeCard", "Fulfil/__init__.py: chargecard"]),
        (
            *("ChargeCard/__init__.py", "def ma<|>in"),
            [
                *('ChargeCard/function.json: "bindings"', "Fulfil/__init__.py: ChargeCard"),
                "Fulfil/__init__.py: chargecard",
            ],
        ),
        ("Orders/__init__.py", "def main(req: func.HttpRequest, m<|>sg", ["Orders/__init__.py: msg"]),
        ("Orders/function.json", "orders/{i<|>d}", ["Orders/__init__.py: id"]),
    ],
)
async def test_references(workspace: tuple[Editor, Path], path: str, mark: str, expected: list[str]) -> None:
    client, root = workspace
    context = types.ReferenceContext(include_declaration=False)
    found = await client.text_document_references_async(types.ReferenceParams(context, *at_mark(root, path, mark)))
    assert shown(root, found or ()) == expected


async def test_highlights(workspace: tuple[Editor, Path]) -> None:
    client, root = workspace
    document, position = at_mark(root, "Orders/__init__.py", "m<|>sg.set")
    found = await client.text_document_document_highlight_async(types.DocumentHighlightParams(document, position))
    assert [each.range.start.line for each in found or ()] == [3, 4]


@pytest.mark.parametrize(
    ("path", "mark", "expected"),
    [
        ("Fulfil/__init__.py", '"charge<|>card"', "Charge the card."),
        ("Orders/__init__.py", "con<|>text: func", "invocation"),
        ("Orders/__init__.py", "func.O<|>ut[str]", "queue"),
        ("Orders/__init__.py", "-> func.Http<|>Response", "$return"),
        ("Orders/__init__.py", "def ma<|>in", "thread"),
    ],
)
async def test_hover(workspace: tuple[Editor, Path], path: str, mark: str, expected: str) -> None:
    client, root = workspace
    found = await client.text_document_hover_async(types.HoverParams(*at_mark(root, path, mark)))
    assert found is not None
    assert expected in str(found.contents)


async def labels(client: Editor, document: types.TextDocumentIdentifier, position: types.Position) -> list[str]:
    found = await client.text_document_completion_async(types.CompletionParams(document, position))
    assert isinstance(found, types.CompletionList)
    return [each.label for each in found.items]


async def test_names_of_durable_functions_are_offered(workspace: tuple[Editor, Path]) -> None:
    client, root = workspace
    assert await labels(client, *at_mark(root, "Fulfil/__init__.py", '"<|>chargecard"')) == ["ChargeCard", "Ship-It"]


@pytest.mark.parametrize(
    ("typed", "expected"),
    [("parameters", "req: func.HttpRequest"), ("annotation", "func.HttpRequest"), ("result", "func.HttpResponse")],
)
async def test_what_a_signature_needs_is_offered_first(
    workspace: tuple[Editor, Path], typed: str, expected: str
) -> None:
    client, root = workspace
    text = TYPED[typed].replace("<|>", "")
    uri = client.open(root / "Orders" / "__init__.py", text)
    last = text.split("\n")[-1]
    place = types.Position(text.count("\n"), len(last))
    assert (await labels(client, types.TextDocumentIdentifier(uri), place))[0] == expected
    client.close(uri)


@pytest.mark.parametrize(
    ("path", "mark", "name", "expected"),
    [
        ("Orders/__init__.py", "def ma<|>in", "answer", {"Orders/__init__.py", "Orders/function.json"}),
        (
            *("Orders/__init__.py", '"Sh<|>op"', "Store"),
            {"Orders/__init__.py", "Orders/function.json", "local.settings.json"},
        ),
        ("Orders/function.json", "orders/{i<|>d}", "number", {"Orders/__init__.py", "Orders/function.json"}),
        ("Orders/function.json", '"r<|>eq"', "request", {"Orders/__init__.py", "Orders/function.json"}),
    ],
)
async def test_rename(workspace: tuple[Editor, Path], path: str, mark: str, name: str, expected: set[str]) -> None:
    client, root = workspace
    document, position = at_mark(root, path, mark)
    edit = await client.text_document_rename_async(types.RenameParams(document, position, name))
    assert edit is not None
    documents = [each for each in edit.document_changes or () if isinstance(each, types.TextDocumentEdit)]
    uris = {*(edit.changes or ()), *(each.text_document.uri for each in documents)}
    assert {each.removeprefix(f"{root.as_uri()}/") for each in uris} == expected


async def test_an_import_that_fails_in_the_cloud_has_a_fix(workspace: tuple[Editor, Path]) -> None:
    client, root = workspace
    document, position = at_mark(root, "Beside/__init__.py", "import he<|>lper")
    context = types.CodeActionContext(diagnostics=client.diagnostics[document.uri])
    params = types.CodeActionParams(document, types.Range(position, position), context)
    found = await client.text_document_code_action_async(params)
    titles = [each.title for each in found or () if isinstance(each, types.CodeAction | types.Command)]
    takes_actions = client.can.text_document is not None and client.can.text_document.code_action is not None
    assert titles[:1] == (["Import it from the folder of this file"] if takes_actions else [])
