"""Refactorings through the wire: offered at their place, to clients that ask for them."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import attrs
import pytest
from lsprotocol import types

from support.app_folder import AppFolder
from support.clients import full
from support.editor import Editor, editor

pytestmark = [pytest.mark.slow, pytest.mark.asyncio(loop_scope="module")]

KIND = types.CodeActionKind.RefactorRewrite
TEST = "Create tests/test_Orders.py, a unit test of 'Orders'"
DECLARED = "Create Later/function.json for 'main'"


async def offered(
    client: Editor, uri: str, line: int, column: int, only: Sequence[types.CodeActionKind | str] | None = None
) -> dict[str, types.CodeAction]:
    """Return the refactorings that are offered at a place, by title."""
    at = types.Range(types.Position(line, column), types.Position(line, column))
    params = types.CodeActionParams(
        types.TextDocumentIdentifier(uri), at, types.CodeActionContext(diagnostics=[], only=only)
    )
    found = await client.text_document_code_action_async(params) or ()
    answers = [each for each in found if isinstance(each, types.CodeAction)]
    return {each.title: each for each in answers if each.kind == KIND}


async def test_what_is_asked_for(tmp_path: Path) -> None:
    app = AppFolder(tmp_path).function()
    async with editor() as client:
        await client.start([tmp_path])
        uri = client.open(app.script)

        for only in (None, [types.CodeActionKind.Refactor], [KIND], [types.CodeActionKind.Empty]):
            assert list(await offered(client, uri, 3, 5, only)) == [TEST]
        for other in (types.CodeActionKind.QuickFix, types.CodeActionKind.RefactorExtract, "refactor.rewrite.more"):
            assert await offered(client, uri, 3, 5, [other]) == {}
        assert await offered(client, uri, 0, 0) == {}


async def test_a_file_is_made(tmp_path: Path) -> None:
    app = AppFolder(tmp_path).function()
    async with editor() as client:
        await client.start([tmp_path])
        edit = (await offered(client, client.open(app.script), 3, 5))[TEST].edit

        assert edit is not None
        created, filled = edit.document_changes or ()
        made = (tmp_path / "tests" / "test_Orders.py").as_uri()
        assert created == types.CreateFile(made)
        assert isinstance(filled, types.TextDocumentEdit)
        assert filled.text_document == types.OptionalVersionedTextDocumentIdentifier(made, None)


async def test_nothing_for_a_client_that_makes_no_files(tmp_path: Path) -> None:
    app = AppFolder(tmp_path).function()
    plain = full()
    assert plain.workspace is not None
    plain = attrs.evolve(plain, workspace=attrs.evolve(plain.workspace, workspace_edit=None))
    async with editor() as client:
        await client.start([tmp_path], plain)

        assert await offered(client, client.open(app.script), 3, 5) == {}


async def test_a_script_that_no_function_has_yet(tmp_path: Path) -> None:
    app = AppFolder(tmp_path).function()
    script = app.write(
        "Later/__init__.py", "import azure.functions as func\n\n\ndef main(timer: func.TimerRequest): ...\n"
    )
    async with editor() as client:
        await client.start([tmp_path])
        uri = client.open(script)
        assert list(await offered(client, uri, 3, 5)) == [DECLARED]

        client.change(uri, "import azure.functions as func\n\n\ndef main(timer): ...\n", version=2)
        assert await offered(client, uri, 3, 5) == {}


async def test_what_mends_a_finding_is_offered_once(tmp_path: Path) -> None:
    app = AppFolder(tmp_path).function()
    bundle = {"id": "Microsoft.Azure.Functions.ExtensionBundle", "version": "[4.*, 5.0.0)"}
    app.write("host.json", json.dumps({"version": "2.0", "extensionBundle": bundle}))
    app.script.write_text(
        "import azure.functions as func\n\n\ndef main(timer, file: func.InputStream):\n    file.read()\n"
    )
    title = "Add a binding 'file' of type 'blob' to Orders/function.json"
    async with editor() as client:
        await client.start([tmp_path])
        uri, at = client.open(app.script), types.Range(types.Position(3, 18), types.Position(3, 18))
        document = types.TextDocumentIdentifier(uri)
        params = types.CodeActionParams(document, at, types.CodeActionContext(diagnostics=[]))
        found = await client.text_document_code_action_async(params) or ()
        same = [each for each in found if isinstance(each, types.CodeAction) and each.title == title]
        assert [each.kind for each in same] == [types.CodeActionKind.QuickFix]
        assert title in await offered(client, uri, 3, 18, [KIND])
