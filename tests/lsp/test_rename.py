"""Renaming through the wire: what is asked first, the edits in the form that a client takes, and reasons."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pytest
from lsprotocol import types
from pygls.exceptions import JsonRpcException

from funcls.text.lines import Encoding, LineIndex, Position
from support.app_folder import AppFolder, timers
from support.clients import BARE, full
from support.editor import Editor, editor

pytestmark = [pytest.mark.slow, pytest.mark.asyncio(loop_scope="module")]

SCRIPT = 'def main(timer):\n    print("\N{WAVING HAND SIGN}", timer)\n'
RENAMED = SCRIPT.replace("timer", "clock")
JSON = timers("timer")


def place_of(text: str, marked: str) -> types.Position:
    """Return the position of a mark in a part of a text."""
    before, _, after = marked.partition("<|>")
    offset = text.index(before + after) + len(before)
    return types.Position(*LineIndex(text).position(offset, Encoding.UTF16))


def edited(text: str, edits: Sequence[object]) -> str:
    """Return a text after edits in their order."""
    lines = LineIndex(text)
    for edit in reversed(edits):
        assert isinstance(edit, types.TextEdit)
        places = [Position(each.line, each.character) for each in (edit.range.start, edit.range.end)]
        start, end = (lines.offset(each, Encoding.UTF16) for each in places)
        text = text[:start] + edit.new_text + text[end:]
    return text


async def rename(client: Editor, uri: str, position: types.Position, name: str) -> types.WorkspaceEdit | None:
    params = types.RenameParams(types.TextDocumentIdentifier(uri), position, name)
    return await client.text_document_rename_async(params)


def in_versions(edit: types.WorkspaceEdit) -> Mapping[str, tuple[int | None, Sequence[object]]]:
    """Return the parts of an edit with versions, by URI."""
    assert edit.changes is None
    parts = [each for each in edit.document_changes or () if isinstance(each, types.TextDocumentEdit)]
    return {each.text_document.uri: (each.text_document.version, each.edits) for each in parts}


async def test_both_files_change(client: Editor, app: AppFolder) -> None:
    function_json = app.write("Orders/function.json", JSON)
    script = client.open(app.write("Orders/__init__.py", "def main(timer): ..."), "")
    client.change(script, SCRIPT, version=7)

    answer = await rename(client, script, place_of(SCRIPT, ", ti<|>mer"), "clock")

    assert answer is not None
    if client.can.workspace is not None:
        parts = in_versions(answer)
        assert {uri: version for uri, (version, _) in parts.items()} == {script: 7, function_json.as_uri(): None}
        edits = {uri: each for uri, (_, each) in parts.items()}
    else:
        assert answer.document_changes is None
        edits = dict(answer.changes or {})
    assert edited(SCRIPT, edits[script]) == RENAMED
    assert edited(JSON, edits[function_json.as_uri()]) == JSON.replace('"timer"', '"clock"')


async def test_what_is_offered(client: Editor, app: AppFolder) -> None:
    app.write("Orders/function.json", JSON)
    uri = client.open(app.write("Orders/__init__.py", SCRIPT))

    async def prepare(marked: str) -> types.PrepareRenameResult | None:
        params = types.PrepareRenameParams(types.TextDocumentIdentifier(uri), place_of(SCRIPT, marked))
        return await client.text_document_prepare_rename_async(params)

    start = place_of(SCRIPT, ", <|>timer")
    span = types.Range(start, types.Position(start.line, start.character + len("timer")))
    assert await prepare(", ti<|>mer") == types.PrepareRenamePlaceholder(span, "timer")
    assert await prepare("pri<|>nt") is None
    assert await rename(client, uri, place_of(SCRIPT, "pri<|>nt"), "x") is None


async def test_a_reason_is_an_error_with_a_text(client: Editor, app: AppFolder) -> None:
    app.write("Orders/function.json", JSON)
    uri = client.open(app.write("Orders/__init__.py", SCRIPT))

    with pytest.raises(JsonRpcException) as refused:
        await rename(client, uri, place_of(SCRIPT, ", ti<|>mer"), "class")

    assert refused.value.code == types.LSPErrorCodes.RequestFailed
    assert refused.value.message == "`class` is a keyword of Python, and cannot be the name of a parameter."

    client.change(uri, SCRIPT + "    locals()\n")
    params = types.PrepareRenameParams(types.TextDocumentIdentifier(uri), place_of(SCRIPT, ", ti<|>mer"))
    with pytest.raises(JsonRpcException, match="calls `locals`"):
        await client.text_document_prepare_rename_async(params)


async def test_files_that_will_be_renamed(client: Editor, app: AppFolder) -> None:
    function_json = app.write("Orders/function.json", JSON)
    client.open(app.write("Orders/__init__.py", SCRIPT))

    async def will_rename(new: str) -> types.WorkspaceEdit | None:
        moved = types.FileRename(app.script.as_uri(), (app.root / "Orders" / new).as_uri())
        return await client.workspace_will_rename_files_async(types.RenameFilesParams([moved]))

    answer = await will_rename("run.py")
    assert answer is not None
    uri = function_json.as_uri()
    edits = answer.changes[uri] if answer.changes else in_versions(answer)[uri][1]
    assert edited(JSON, edits) == JSON.replace('"bindings"', '"scriptFile": "run.py",\n  "bindings"')
    assert await will_rename("notes.txt") is None


async def test_an_address_that_changes_is_logged(client: Editor, app: AppFolder) -> None:
    trigger = '{"bindings": [{"name": "req", "type": "httpTrigger", "direction": "in"}]}'
    client.open(app.write("Orders/function.json", trigger))
    folder = types.FileRename((app.root / "Orders").as_uri(), (app.root / "Sales").as_uri())

    assert await client.workspace_will_rename_files_async(types.RenameFilesParams([folder])) is None
    remark = "Orders states no route: with the folder, its address becomes that of `Sales`."
    assert remark in [each.message for each in client.log_messages]


async def test_what_the_server_says_it_can(app: AppFolder) -> None:
    for capabilities, expected in ((full(), types.RenameOptions(prepare_provider=True)), (BARE, True)):
        async with editor() as client:
            answer = await client.start([app.root], capabilities)
            assert answer.capabilities.rename_provider == expected
            assert answer.capabilities.workspace is not None
            operations = answer.capabilities.workspace.file_operations
            filters = operations.will_rename.filters if operations is not None and operations.will_rename else []
            assert [each.pattern.glob for each in filters] == (["**/*.py", "**"] if capabilities is not BARE else [])
