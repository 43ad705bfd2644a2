"""Code lenses through the wire: what they say, where they lead, and when they are asked for again."""

from __future__ import annotations

import pytest
from lsprotocol import types

from support.app_folder import AppFolder
from support.clients import BARE
from support.editor import Editor, editor

pytestmark = [pytest.mark.slow, pytest.mark.asyncio(loop_scope="module")]

TEXT = '{"bindings": [{"name": "timer", "type": "timerTrigger", "schedule": "0 */5 * * * *"}]}\n'
SCRIPT = "def main(timer): ...\n"


async def lenses(client: Editor, uri: str) -> list[types.CodeLens]:
    found = await client.text_document_code_lens_async(types.CodeLensParams(types.TextDocumentIdentifier(uri)))
    return list(found or ())


def titles(found: list[types.CodeLens]) -> list[str]:
    return [each.command.title for each in found if each.command is not None]


async def test_a_client_that_shows_no_documents_gets_words_alone(client: Editor, app: AppFolder) -> None:
    client.open(app.write("Clean/function.json", TEXT))
    uri = client.open(app.write("Clean/__init__.py", SCRIPT))
    (found,) = await lenses(client, uri)

    assert titles([found]) == ["Every 5 minutes"]
    assert found.command is not None
    assert found.command.command == ("" if client.can is BARE else "funcls.open")
    assert found.range == types.Range(types.Position(0, 4), types.Position(0, 8))


async def test_what_was_there_stays_while_the_script_is_half_typed(client: Editor, app: AppFolder) -> None:
    client.open(app.write("Clean/function.json", TEXT))
    uri = client.open(app.write("Clean/__init__.py", SCRIPT))
    await lenses(client, uri)
    client.change(uri, "\n\ndef (timer\n")
    (found,) = await lenses(client, uri)
    assert titles([found]) == ["Every 5 minutes"]

    client.change(uri, "\n\ndef walk(timer): ...\n", 3)
    assert await lenses(client, uri) == []


async def test_a_lens_opens_its_binding(app: AppFolder) -> None:
    async with editor() as client:
        await client.start([app.root])
        function_json = client.open(app.write("Clean/function.json", TEXT))
        uri = client.open(app.write("Clean/__init__.py", SCRIPT))
        (found,) = await lenses(client, uri)
        assert found.command is not None
        await client.workspace_execute_command_async(
            types.ExecuteCommandParams(found.command.command, found.command.arguments)
        )
        await client.until(lambda: bool(client.shown_documents))

        (shown,) = client.shown_documents
        assert shown.uri == function_json
        assert shown.selection == types.Range(types.Position(0, 23), types.Position(0, 30))


async def test_a_command_without_a_place_shows_nothing(app: AppFolder) -> None:
    async with editor() as client:
        await client.start([app.root])
        await client.workspace_execute_command_async(types.ExecuteCommandParams("funcls.open", ["x", "no number"]))
        await client.settled()
        assert client.shown_documents == []


async def test_they_can_be_switched_off(app: AppFolder) -> None:
    async with editor() as client:
        await client.start([app.root])
        client.open(app.write("Clean/function.json", TEXT))
        uri = client.open(app.write("Clean/__init__.py", SCRIPT))
        assert len(await lenses(client, uri)) == 1
        # Once with its first settings, once when the workspace has been searched.
        await client.until(lambda: client.lenses_refreshed == 2)

        client.set_configuration({"codeLens": {"enable": False}}, section="funcls")
        client.change_settings(None)
        await client.until(lambda: client.lenses_refreshed == 3)
        assert await lenses(client, uri) == []
