"""Quick fixes through the wire: edits in the form that a client takes, of the findings that it asks about."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import attrs
import pytest
from lsprotocol import types

from funcls.text.lines import Encoding, LineIndex, Position
from support.app_folder import AppFolder, handler, timers
from support.clients import BARE, full
from support.editor import Editor, editor

pytestmark = [pytest.mark.slow, pytest.mark.asyncio(loop_scope="module")]

CODE = "param-undeclared"
FIX_ALL = "source.fixAll.funcls"
REMOVE = "Remove the parameter 'extra'"
ON_LINE, IN_FILE = f"Ignore '{CODE}' on this line", f"Ignore '{CODE}' in this file"
EVERYTHING = types.Range(types.Position(0, 0), types.Position(99, 0))


async def actions(
    client: Editor,
    uri: str,
    where: types.Range = EVERYTHING,
    only: Sequence[types.CodeActionKind | str] | None = None,
    diagnostics: Sequence[types.Diagnostic] = (),
) -> dict[str, types.CodeAction]:
    """Return what is offered, by title."""
    context = types.CodeActionContext(diagnostics=diagnostics, only=only)
    params = types.CodeActionParams(types.TextDocumentIdentifier(uri), where, context)
    found = await client.text_document_code_action_async(params) or ()
    answers = [each for each in found if isinstance(each, types.CodeAction)]
    assert {each.kind for each in answers} <= {types.CodeActionKind.QuickFix, FIX_ALL}
    return {each.title: each for each in answers}


def edited(text: str, edits: Sequence[object]) -> str:
    """Return a text after the one edit."""
    (edit,) = edits
    assert isinstance(edit, types.TextEdit)
    lines = LineIndex(text)
    places = [Position(each.line, each.character) for each in (edit.range.start, edit.range.end)]
    start, end = (lines.offset(each, Encoding.UTF16) for each in places)
    return text[:start] + edit.new_text + text[end:]


def changes_of(action: types.CodeAction) -> list[object]:
    """Return the parts of an edit with versions."""
    assert action.edit is not None
    assert action.edit.changes is None
    return list(action.edit.document_changes or ())


class TestForms:
    async def test_a_client_without_code_actions_has_none(self, client: Editor, app: AppFolder) -> None:
        app.function("timer, extra")
        uri = client.open(app.script)
        await client.settled()

        assert bool(await actions(client, uri)) == (client.can != BARE)

    async def test_the_findings_that_are_mended_go_with_the_action(self, tmp_path: Path) -> None:
        app = AppFolder(tmp_path).function("timer, é, extra")
        async with editor() as client:
            answer = await client.start([tmp_path])
            assert isinstance(answer.capabilities.code_action_provider, types.CodeActionOptions)
            assert list(answer.capabilities.code_action_provider.code_action_kinds or ()) == [
                "quickfix",
                "refactor.rewrite",
                FIX_ALL,
            ]
            uri = client.open(app.script)
            await client.comes_to({"Orders/__init__.py": [CODE, CODE]})
            first, second = client.diagnostics[uri]

            found = await actions(client, uri, second.range, diagnostics=[second])
            assert list(found) == [REMOVE, ON_LINE, f"{IN_FILE} (funcls.toml)"]
            assert [list(each.diagnostics or ()) for each in found.values()] == [[second]] * 3

            both = await actions(client, uri, diagnostics=[first, second])
            assert list(both[ON_LINE].diagnostics or ()) == [first, second]

    async def test_edits_know_the_version_of_the_document(self, tmp_path: Path) -> None:
        app = AppFolder(tmp_path).function("timer, extra")
        app.write("pyproject.toml", "[tool.funcls]\n")
        async with editor() as client:
            await client.start([tmp_path])
            uri = client.open(app.script)
            client.change(uri, handler("timer, é, extra"), version=7)
            found = await actions(client, uri)

            (on_line,) = changes_of(found[ON_LINE])
            assert isinstance(on_line, types.TextDocumentEdit)
            assert on_line.text_document == types.OptionalVersionedTextDocumentIdentifier(uri, 7)
            text = edited(handler("timer, é, extra"), on_line.edits)
            assert f"def main(timer, é, extra):  # funcls: ignore[{CODE}]\n" in text
            client.change(uri, text, version=8)
            await client.comes_to({})

            (in_file,) = changes_of(found[f"{IN_FILE} (pyproject.toml)"])
            assert isinstance(in_file, types.TextDocumentEdit)
            project = (tmp_path / "pyproject.toml").as_uri()
            assert in_file.text_document == types.OptionalVersionedTextDocumentIdentifier(project, None)

    async def test_a_new_file(self, tmp_path: Path) -> None:
        app = AppFolder(tmp_path).function("timer, extra")
        async with editor() as client:
            await client.start([tmp_path])
            uri = client.open(app.script)
            new, filled = changes_of((await actions(client, uri))[f"{IN_FILE} (funcls.toml)"])

            configuration = tmp_path / "funcls.toml"
            assert new == types.CreateFile(configuration.as_uri())
            assert isinstance(filled, types.TextDocumentEdit)
            assert filled.text_document == types.OptionalVersionedTextDocumentIdentifier(configuration.as_uri(), None)
            configuration.write_text(edited("", filled.edits), encoding="utf-8")
            client.tell(configuration, types.FileChangeType.Created)
            await client.comes_to({})

    async def test_a_secret_moves_to_a_settings_file_that_is_made_for_it(self, tmp_path: Path) -> None:
        app = AppFolder(tmp_path).function("timer, msg", "timer", "msg")
        app.write("Orders/function.json", timers("timer", "msg").replace('"orders"', '"AccountKey=hidden"'))
        async with editor() as client:
            await client.start([tmp_path])
            found = await actions(client, client.open(app.function_json))
            title = "Move it to the app setting 'OrdersQueueName' in a new local.settings.json"
            assert not any("hidden" in each for each in found)

            settings = (tmp_path / "local.settings.json").as_uri()
            named, new, filled = changes_of(found[title])
            assert isinstance(named, types.TextDocumentEdit)
            assert new == types.CreateFile(settings)
            assert isinstance(filled, types.TextDocumentEdit)
            assert filled.text_document == types.OptionalVersionedTextDocumentIdentifier(settings, None)
            assert '"OrdersQueueName": "AccountKey=hidden"' in edited("", filled.edits)

    async def test_clients_that_take_plain_edits(self, tmp_path: Path) -> None:
        app = AppFolder(tmp_path).function("timer, extra")
        plain = full()
        assert plain.workspace is not None
        plain = attrs.evolve(plain, workspace=attrs.evolve(plain.workspace, workspace_edit=None))
        async with editor() as client:
            await client.start([tmp_path], plain)
            uri = client.open(app.script)
            found = await actions(client, uri)

            assert list(found) == [REMOVE, ON_LINE]
            edit = found[ON_LINE].edit
            assert edit is not None
            assert edit.document_changes is None
            assert list(edit.changes or ()) == [uri]


async def test_edits_of_two_documents(tmp_path: Path) -> None:
    app = AppFolder(tmp_path).function("timer, result", "timer", "result")
    app.write("Orders/__init__.py", handler("timer, result").replace("pass", "return 'ok'"))
    async with editor() as client:
        await client.start([tmp_path])
        script, function_json = client.open(app.script), client.open(app.function_json)
        found = await actions(client, script)

        title = "Name the binding 'result' '$return', and remove its parameter"
        assert found[title].is_preferred
        first, second = changes_of(found[title])
        assert isinstance(first, types.TextDocumentEdit)
        assert isinstance(second, types.TextDocumentEdit)
        assert [each.text_document.uri for each in (first, second)] == [function_json, script]
        assert [each.text_document.version for each in (first, second)] == [1, 1]
        assert "def main(timer):" in edited(app.script.read_text(encoding="utf-8"), second.edits)


async def test_what_is_asked_for(tmp_path: Path) -> None:
    app = AppFolder(tmp_path).function("timer, extra")
    async with editor() as client:
        await client.start([tmp_path])
        uri = client.open(app.script)
        start = types.Range(types.Position(0, 0), types.Position(0, 0))

        assert await actions(client, uri, start) == {}
        assert await actions(client, uri, only=[types.CodeActionKind.SourceFixAll]) == {}
        assert await actions(client, uri, only=["quickfix.other"]) == {}
        assert len(await actions(client, uri, only=[types.CodeActionKind.QuickFix])) == 3
        assert len(await actions(client, uri, only=[types.CodeActionKind.Empty])) == 3
        assert await actions(client, "untitled:x") == {}


class TestFixAll:
    @pytest.mark.parametrize("kind", [FIX_ALL, types.CodeActionKind.SourceFixAll, types.CodeActionKind.Source])
    async def test_all_preferred_fixes_of_the_document(self, tmp_path: Path, kind: str) -> None:
        app = AppFolder(tmp_path).function("timer, message", "timer", "mesage")
        async with editor() as client:
            await client.start([tmp_path])
            uri = client.open(app.function_json)
            (action,) = (await actions(client, uri, only=[kind])).values()

            assert action.kind == FIX_ALL
            (change,) = changes_of(action)
            assert isinstance(change, types.TextDocumentEdit)
            assert change.text_document.version == 1
            before = app.function_json.read_text(encoding="utf-8")
            assert edited(before, change.edits) == before.replace("mesage", "message")

    async def test_not_where_it_would_edit_another_document(self, tmp_path: Path) -> None:
        app = AppFolder(tmp_path).function("timer, message", "timer", "mesage")
        async with editor() as client:
            await client.start([tmp_path])

            assert await actions(client, client.open(app.script), only=[FIX_ALL]) == {}

    async def test_only_when_it_is_asked_for(self, tmp_path: Path) -> None:
        app = AppFolder(tmp_path).function("timer, message", "timer", "mesage")
        async with editor() as client:
            await client.start([tmp_path])
            uri = client.open(app.function_json)

            assert FIX_ALL not in {each.kind for each in (await actions(client, uri)).values()}
            assert await actions(client, uri, only=["source.organizeImports"]) == {}


async def test_where_nothing_is_shown_there_is_nothing_to_mend(tmp_path: Path) -> None:
    app = AppFolder(tmp_path).function("timer, extra")
    app.write("funcls.toml", 'validate = "off"\n')
    async with editor() as client:
        await client.start([tmp_path])
        uri = client.open(app.script)

        assert await actions(client, uri) == {}
