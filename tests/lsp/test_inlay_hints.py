"""Inlay hints through the wire: off until somebody asks for them."""

from __future__ import annotations

import pytest
from lsprotocol import types

from support.app_folder import AppFolder
from support.editor import Editor, editor

pytestmark = [pytest.mark.slow, pytest.mark.asyncio(loop_scope="module")]

TEXT = '{"bindings": [{"name": "timer", "type": "timerTrigger", "schedule": "0 */5 * * * *"}]}\n'
SCRIPT = "import azure.functions as func\ndef main(timer): ...\n"


async def hints(client: Editor, uri: str) -> list[types.InlayHint] | None:
    whole = types.Range(types.Position(0, 0), types.Position(9, 0))
    found = await client.text_document_inlay_hint_async(types.InlayHintParams(types.TextDocumentIdentifier(uri), whole))
    return list(found) if found is not None else None


async def test_they_are_off(client: Editor, app: AppFolder) -> None:
    client.open(app.write("Clean/function.json", TEXT))
    assert await hints(client, client.open(app.write("Clean/__init__.py", SCRIPT))) is None


async def test_a_hint_comes_with_the_edit_that_writes_it(app: AppFolder) -> None:
    async with editor() as client:
        await client.start([app.root], settings={"inlayHints": {"enable": True}})
        client.open(app.write("Clean/function.json", TEXT))
        uri = client.open(app.write("Clean/__init__.py", SCRIPT))
        await client.until(lambda: client.lenses_refreshed == 2)
        place, text = types.Position(1, 14), ": func.TimerRequest"

        assert await hints(client, uri) == [
            types.InlayHint(
                place, text, types.InlayHintKind.Type, text_edits=(types.TextEdit(types.Range(place, place), text),)
            )
        ]
        await client.settled()
        assert client.hints_refreshed == 2
