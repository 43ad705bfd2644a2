"""Inlay hints through the wire: where the settings ask for them, with the edits that write them."""

from __future__ import annotations

from pathlib import Path

import pytest
from lsprotocol import types

from support.app_folder import AppFolder
from support.editor import editor

pytestmark = [pytest.mark.slow, pytest.mark.asyncio(loop_scope="module")]

EVERYTHING = types.Range(types.Position(0, 0), types.Position(99, 0))


async def test_hints_where_they_are_asked_for(tmp_path: Path) -> None:
    app = AppFolder(tmp_path).function("timer, context")
    async with editor() as client:
        answer = await client.start([tmp_path])
        assert answer.capabilities.inlay_hint_provider == types.InlayHintOptions(resolve_provider=False)
        uri = client.open(app.script)
        params = types.InlayHintParams(types.TextDocumentIdentifier(uri), EVERYTHING)
        assert await client.text_document_inlay_hint_async(params) == ()

        configuration = app.write("funcls.toml", "[inlayHints]\nenable = true\n")
        client.tell(configuration, types.FileChangeType.Created)
        timer, context = await client.text_document_inlay_hint_async(params) or ()
        assert (timer.position, timer.label, timer.kind) == (
            types.Position(3, 14),
            ": func.TimerRequest",
            types.InlayHintKind.Type,
        )
        assert timer.text_edits == (types.TextEdit(types.Range(timer.position, timer.position), ": func.TimerRequest"),)
        assert context.label == ": func.Context"
