"""Tests of an app through the wire, those beside it too: definition, references, renaming."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from urllib.parse import unquote

import pytest
import pytest_asyncio
from lsprotocol import types
from pygls.exceptions import JsonRpcException

from support.app_folder import AppFolder, timers
from support.clients import BARE, full
from support.editor import Editor, editor

pytestmark = [pytest.mark.slow, pytest.mark.asyncio]

SCRIPT = "def main(timer): ...\n"
FINDINGS = {"Broken/function.json": ["json-syntax"]}
"""What stands when the workspace has been read."""
FUNCTION_JSON = timers("timer").replace("{", '{\n  "entryPoint": "main",', 1)


@pytest_asyncio.fixture(params=[full(), BARE], ids=["full", "bare"])
async def workspace(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[tuple[Editor, AppFolder]]:
    """A client with a workspace that holds an app and tests inside it and beside it."""
    app = AppFolder(tmp_path / "app")
    app.write("Orders/function.json", FUNCTION_JSON)
    app.write("Orders/__init__.py", SCRIPT)
    app.write("tests/test_inside.py", "from ..Orders import main\n")
    app.write("../tests/test_beside.py", "from __app__.Orders import main\n\nmain(None)\n")
    app.write("Broken/function.json", "{")
    async with editor() as client:
        await client.start([tmp_path], request.param)
        await client.comes_to(FINDINGS)
        yield client, app


def named(uri: str) -> str:
    return unquote(uri).rpartition("/")[2]


def edits_of(edit: types.WorkspaceEdit | None) -> Iterator[tuple[str, int | None, str]]:
    """The texts that an edit writes, each with its file and the version that it is for."""
    assert edit is not None
    for part in edit.document_changes or ():
        assert isinstance(part, types.TextDocumentEdit)
        for each in part.edits:
            assert isinstance(each, types.TextEdit)
            yield named(part.text_document.uri), part.text_document.version, each.new_text
    for uri, edits in (edit.changes or {}).items():
        yield from ((named(uri), None, each.new_text) for each in edits)


async def test_an_import_leads_to_the_handler(workspace: tuple[Editor, AppFolder]) -> None:
    client, app = workspace
    for path, column in [("tests/test_inside.py", 22), ("../tests/test_beside.py", 15)]:
        uri = client.open(app.root.joinpath(path).resolve())
        params = types.DefinitionParams(types.TextDocumentIdentifier(uri), types.Position(0, column))
        found = await client.text_document_definition_async(params)
        assert isinstance(found, list)
        (target,) = found
        is_link = isinstance(target, types.LocationLink)
        start = target.target_selection_range.start if is_link else target.range.start
        assert start == types.Position(0, 4)
        assert (target.target_uri if is_link else target.uri) == app.script.as_uri()


async def test_tests_further_above(tmp_path: Path) -> None:
    app = AppFolder(tmp_path / "src" / "app")
    app.write("Orders/function.json", FUNCTION_JSON)
    app.write("Orders/__init__.py", SCRIPT)
    test = app.write("../../tests/unit/test_above.py", "from src.app.Orders import main\n").resolve()
    async with editor() as client:
        await client.start([tmp_path], BARE)
        uri = client.open(app.script)
        await client.comes_to({})
        found = await client.text_document_references_async(
            types.ReferenceParams(
                types.ReferenceContext(include_declaration=False),
                types.TextDocumentIdentifier(uri),
                types.Position(0, 6),
            )
        )
        assert [(named(each.uri), each.range.start.character) for each in found or ()] == [
            ("function.json", 16),
            ("test_above.py", 27),
        ]
        uri = client.open(test)
        params = types.DefinitionParams(types.TextDocumentIdentifier(uri), types.Position(0, 28))
        links = await client.text_document_definition_async(params)
        assert isinstance(links, list)
        assert [each.uri for each in links if isinstance(each, types.Location)] == [app.script.as_uri()]


@pytest.mark.parametrize(
    ("mode", "module", "is_told"),
    [
        ("auto", "app.Orders", False),
        ("auto", "__app__.Orders", True),
        ("on", "app.Orders", True),
        ("off", "app.Orders", False),
    ],
)
async def test_beside_a_python_server_its_own_definitions_are_left_to_it(
    tmp_path: Path, mode: str, module: str, is_told: bool
) -> None:
    app = AppFolder(tmp_path / "app").function()
    app.write("Broken/function.json", "{")
    test = app.write("../tests/test_beside.py", f"from {module} import main\n").resolve()
    async with editor() as client:
        await client.start([tmp_path], BARE, options={"pythonServer": True, "intellisense": mode})
        await client.comes_to(FINDINGS)
        document = types.TextDocumentIdentifier(client.open(test))
        at = types.Position(0, test.read_text(encoding="utf-8").index("main"))
        found = await client.text_document_definition_async(types.DefinitionParams(document, at))
        assert isinstance(found, list) is is_told


async def test_references_in_saved_and_unsaved_tests(workspace: tuple[Editor, AppFolder]) -> None:
    client, app = workspace
    uri = client.open(app.script)
    client.open(app.root / "tests" / "test_inside.py", "import json\nfrom ..Orders import main as handler\n")
    params = types.ReferenceParams(
        types.ReferenceContext(include_declaration=False), types.TextDocumentIdentifier(uri), types.Position(0, 6)
    )
    found = await client.text_document_references_async(params)
    assert [(named(each.uri), each.range.start.line, each.range.start.character) for each in found or ()] == [
        ("function.json", 1, 16),
        ("test_beside.py", 0, 27),
        ("test_beside.py", 2, 0),
        ("test_inside.py", 1, 21),
    ]


async def test_an_entry_point_and_a_folder_are_renamed_in_tests(workspace: tuple[Editor, AppFolder]) -> None:
    client, app = workspace
    uri = client.open(app.script)
    inside = client.open(app.root / "tests" / "test_inside.py", "")
    client.change(inside, "import json\nfrom ..Orders import main\n", version=7)
    version = 7 if client.can.workspace is not None else None

    edit = await client.text_document_rename_async(
        types.RenameParams(types.TextDocumentIdentifier(uri), types.Position(0, 6), "run")
    )
    of_tests = [each for each in edits_of(edit) if each[0].startswith("test_")]
    assert sorted(of_tests) == [
        ("test_beside.py", None, "run"),
        ("test_beside.py", None, "run"),
        ("test_inside.py", version, "run"),
    ]

    move = types.FileRename((app.root / "Orders").as_uri(), (app.root / "Bills").as_uri())
    edit = await client.workspace_will_rename_files_async(types.RenameFilesParams([move]))
    assert sorted(edits_of(edit)) == [("test_beside.py", None, "Bills"), ("test_inside.py", version, "Bills")]


async def test_a_handler_is_asked_for_in_a_test(workspace: tuple[Editor, AppFolder]) -> None:
    client, app = workspace
    for path in ("tests/test_inside.py", "../tests/test_beside.py"):
        document = types.TextDocumentIdentifier(client.open(app.root.joinpath(path).resolve()))
        text = app.root.joinpath(path).read_text(encoding="utf-8")
        main = types.Position(0, text.index("main"))
        context = types.ReferenceContext(include_declaration=True)
        found = await client.text_document_references_async(types.ReferenceParams(context, document, main))
        assert {named(each.uri) for each in found or ()} == {
            "function.json",
            "__init__.py",
            "test_beside.py",
            "test_inside.py",
        }
        marked = await client.text_document_document_highlight_async(types.DocumentHighlightParams(document, main))
        assert len(marked or ()) == text.count("main")

        at = await client.text_document_prepare_rename_async(types.PrepareRenameParams(document, main))
        assert isinstance(at, types.PrepareRenamePlaceholder)
        assert (at.range.start, at.placeholder) == (main, "main")
        edit = await client.text_document_rename_async(types.RenameParams(document, main, "run"))
        assert sorted((file, new) for file, _, new in edits_of(edit)) == [
            ("__init__.py", "run"),
            ("function.json", "run"),
            ("test_beside.py", "run"),
            ("test_beside.py", "run"),
            ("test_inside.py", "run"),
        ]
        with pytest.raises(JsonRpcException, match="cannot be the name of a function"):
            await client.text_document_rename_async(types.RenameParams(document, main, "class"))


async def test_other_names_of_a_test_are_left_to_the_python_server(workspace: tuple[Editor, AppFolder]) -> None:
    client, app = workspace
    text = "from ..Orders import main as handler\n"
    document = types.TextDocumentIdentifier(client.open(app.root / "tests" / "test_inside.py", text))
    for word in ("Orders", "handler"):
        at = types.Position(0, text.index(word) + 1)
        context = types.ReferenceContext(include_declaration=True)
        assert await client.text_document_references_async(types.ReferenceParams(context, document, at)) is None
        highlights = types.DocumentHighlightParams(document, at)
        assert await client.text_document_document_highlight_async(highlights) is None
        assert await client.text_document_prepare_rename_async(types.PrepareRenameParams(document, at)) is None
        assert await client.text_document_rename_async(types.RenameParams(document, at, "run")) is None


async def test_nothing_is_said_of_a_test(workspace: tuple[Editor, AppFolder]) -> None:
    client, app = workspace
    client.open(app.root / "tests" / "test_inside.py", "from __app__.Lost import main\nfrom Orders import lost\n")
    client.open((app.root / "../tests/test_beside.py").resolve(), "from __app__.Lost import main\n")
    assert await client.findings() == FINDINGS
