"""One session without a process: workspaces, settings and bursts of events; what the client is told is recorded."""

from __future__ import annotations

import asyncio
import shutil
from collections import Counter
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from lsprotocol import types

from funcls.lsp.client import ClientFeatures
from funcls.lsp.session import Session
from funcls.model.configured import EDITOR, Layer, Statement
from funcls.model.own_settings import Scope, Validate
from funcls.model.source import Listing
from funcls.text.lines import Encoding
from funcls.workspace.disk import LocalDisk
from funcls.workspace.host import Host
from funcls.workspace.resources import load_catalogue
from support.app_folder import AppFolder, handler, timers

pytestmark = pytest.mark.asyncio

BROKEN = {"Orders/function.json": ["binding-unused"], "Orders/__init__.py": ["param-undeclared"]}


class CountingDisk(LocalDisk):
    """The disk, and how often each folder was listed."""

    def __init__(self) -> None:
        self.listed: Counter[str] = Counter()

    def list(self, folder: str) -> Listing | None:
        self.listed[folder] += 1
        return super().list(folder)


class Client:
    """A session, and what its client shows: the codes of the findings by URI."""

    def __init__(self) -> None:
        self.disk = CountingDisk()
        self.host = Host(self.disk, load_catalogue())
        self.session = Session(self.host, self._publish, Encoding.UTF16, ClientFeatures())
        self.shown: dict[str, list[str]] = {}
        self.reports: list[str] = []
        self._news = asyncio.Event()

    def _publish(self, params: types.PublishDiagnosticsParams) -> None:
        self.shown[params.uri] = [str(each.code) for each in params.diagnostics]
        self._news.set()

    def below(self, folder: Path) -> dict[str, list[str]]:
        """What is shown below a folder, by paths; files without findings are left out."""
        top = f"{folder.as_uri()}/"
        return {uri.removeprefix(top): codes for uri, codes in self.shown.items() if uri.startswith(top) and codes}

    async def scan(self, *folders: Path) -> None:
        await self.session.scan([folder.as_uri() for folder in folders], self.reports.append)

    async def until(self, is_so: Callable[[], bool]) -> None:
        """Let the session work until something that is published makes it so."""
        while not is_so():
            self._news.clear()
            await asyncio.wait_for(self._news.wait(), timeout=20)

    def open(self, path: Path) -> str:
        self.session.opened(path.as_uri(), path.read_text(encoding="utf-8"), 1)
        return path.as_uri()

    def configure(self, default: Layer, of_folder: Mapping[str, Layer] | None = None) -> None:
        self.session.configure(default, of_folder or {})


@pytest.fixture
def client() -> Client:
    return Client()


def broken(root: Path) -> AppFolder:
    return AppFolder(root).function("clock", "timer")


class TestWorkspace:
    async def test_several_folders_nested_apps_and_odd_names(self, client: Client, tmp_path: Path) -> None:
        folders = [tmp_path / name for name in ("my app", "café", "100%", "a#b?c", "[x]", "mono")]
        apps = [*folders, tmp_path / "mono" / "services" / "one"]
        for root in apps:
            broken(root)
        await client.scan(*folders)

        assert client.shown == {(root / path).as_uri(): codes for root in apps for path, codes in BROKEN.items()}

    async def test_a_folder_inside_an_app_brings_the_app(self, client: Client, tmp_path: Path) -> None:
        app = broken(tmp_path)
        await client.scan(app.root / "Orders")

        assert client.below(app.root) == BROKEN

    async def test_tests_beside_an_app_are_read_before_the_first_scan(self, client: Client, tmp_path: Path) -> None:
        app = AppFolder(tmp_path / "app").function()
        app.write("../tests/test_it.py", "from app.Orders import main\n")
        client.session.add_folders([tmp_path.as_uri()])
        document = types.TextDocumentIdentifier(client.open(app.script))
        script = app.script.read_text(encoding="utf-8")
        start = script.index("def main")
        found = client.session.answers.references(
            types.ReferenceParams(
                types.ReferenceContext(include_declaration=False),
                document,
                types.Position(script.count("\n", 0, start), 5),
            )
        )
        assert [each.uri.rpartition("/")[2] for each in found or ()] == ["function.json", "test_it.py"]

    async def test_a_folder_that_comes_and_goes(self, client: Client, tmp_path: Path) -> None:
        one, two = broken(tmp_path / "one"), broken(tmp_path / "two")
        await client.scan(one.root)
        await client.session.change_folders([two.root.as_uri()], [one.root.as_uri()], client.reports.append)

        assert (client.below(one.root), client.below(two.root)) == ({}, BROKEN)

    async def test_an_app_stays_while_another_folder_or_a_document_needs_it(
        self, client: Client, tmp_path: Path
    ) -> None:
        one, two = broken(tmp_path / "one"), broken(tmp_path / "two")
        await client.scan(tmp_path, one.root, two.root)
        await client.session.change_folders([], [one.root.as_uri()], client.reports.append)
        assert client.below(one.root) == BROKEN

        client.open(two.script)
        await client.session.change_folders([], [tmp_path.as_uri(), two.root.as_uri()], client.reports.append)
        assert (client.below(one.root), client.below(two.root)) == ({}, BROKEN)

    async def test_an_app_outside_the_workspace_goes_with_its_last_document(
        self, client: Client, tmp_path: Path
    ) -> None:
        app = broken(tmp_path)
        script, function_json = client.open(app.script), client.open(app.function_json)
        client.session.closed(script)
        assert client.below(app.root) == BROKEN

        client.session.closed(function_json)
        assert client.below(app.root) == {}

    async def test_a_linked_app_is_one_app_and_answers_come_as_the_client_found_it(
        self, client: Client, tmp_path: Path
    ) -> None:
        app = broken(tmp_path / "real" / "app")
        workspace = tmp_path / "workspace"
        workspace.mkdir()
        (workspace / "linked").symlink_to(app.root, target_is_directory=True)
        await client.scan(workspace)
        assert client.below(workspace / "linked") == BROKEN

        client.open(workspace / "linked" / "Orders" / "__init__.py")
        client.session.changed((workspace / "linked/Orders/__init__.py").as_uri(), handler("timer"), 2)
        assert client.below(workspace / "linked") == client.below(app.root) == {}

    async def test_links_that_lead_around_end(self, client: Client, tmp_path: Path) -> None:
        app = broken(tmp_path / "app")
        (app.root / "Orders" / "again").symlink_to(tmp_path, target_is_directory=True)
        (tmp_path / "app2").symlink_to(app.root, target_is_directory=True)
        await client.scan(tmp_path)

        assert client.below(tmp_path) == {f"app/{path}": codes for path, codes in BROKEN.items()}

    async def test_documents_without_a_file_are_nobodys(self, client: Client) -> None:
        for uri in ("untitled:Untitled-1", "git:/app/Orders/function.json", "file:", ""):
            client.session.opened(uri, timers("timer"), 1)
            client.session.changed(uri, "{}", 2)
            assert client.session.answers.hover(uri, types.Position(0, 0)) is None
            client.session.saved(uri)
            client.session.closed(uri)

        assert client.shown == {}


class TestScan:
    async def test_requests_are_answered_meanwhile(self, client: Client, tmp_path: Path) -> None:
        app = broken(tmp_path)
        for number in range(200):
            shutil.copytree(app.root / "Orders", app.root / f"Orders{number:03}")
        uri = client.open(app.function_json)
        name_of_binding = types.Position(3, 16)
        scan = asyncio.ensure_future(client.scan(app.root))
        answered = 0
        while not scan.done():
            answered += client.session.answers.hover(uri, name_of_binding) is not None
            await asyncio.sleep(0)

        assert answered > 3
        assert len(client.below(app.root)) == 2 * 201
        assert client.reports

    async def test_the_app_of_an_open_document_is_there_at_once(self, client: Client, tmp_path: Path) -> None:
        app = broken(tmp_path)
        client.open(app.script)

        assert client.below(app.root) == BROKEN

    async def test_a_version_that_is_older_is_dropped(self, client: Client, tmp_path: Path) -> None:
        app = broken(tmp_path)
        uri = client.open(app.script)
        client.session.changed(uri, handler("timer"), 3)
        client.session.changed(uri, handler("clock"), 2)
        assert client.below(app.root) == {}

    async def test_a_client_that_counts_no_versions_is_served(self, client: Client, tmp_path: Path) -> None:
        app = broken(tmp_path)
        uri = client.open(app.script)
        client.session.changed(uri, handler("timer"), 1)
        assert client.below(app.root) == {}

    async def test_a_change_of_a_document_that_is_not_open_is_dropped(self, client: Client, tmp_path: Path) -> None:
        app = broken(tmp_path)
        client.open(app.script)
        client.session.changed(app.function_json.as_uri(), timers("clock"), 9)

        assert client.below(app.root) == BROKEN


class TestBurst:
    async def test_a_branch_switch_is_read_once(self, client: Client, tmp_path: Path) -> None:
        app = broken(tmp_path / "app")
        await client.scan(tmp_path)
        app.function()
        broken(tmp_path / "app" / "nested")
        events = [(app.root / f"file{number}.txt").as_uri() for number in range(3000)]
        client.disk.listed.clear()
        for start in range(0, len(events), 100):
            client.session.refresh(events[start : start + 100])
        client.session.refresh([app.script.as_uri()])
        await client.until(
            lambda: client.below(tmp_path / "app") == {f"nested/{path}": BROKEN[path] for path in BROKEN}
        )

        # The first hundreds are followed one by one, then everything is read once.
        assert client.disk.listed[f"{app.root.as_posix()}/Orders"] == 1

    async def test_an_app_that_went_with_the_branch(self, client: Client, tmp_path: Path) -> None:
        app = broken(tmp_path / "app")
        await client.scan(tmp_path)
        shutil.rmtree(app.root)
        client.session.refresh((app.root / f"{number}").as_uri() for number in range(1000))
        await client.until(lambda: client.below(tmp_path) == {})


def stated(**values: object) -> Layer:
    """What an editor states."""
    return {attribute: Statement(value, EDITOR) for attribute, value in values.items()}


class TestSettings:
    async def test_only_open_files(self, client: Client, tmp_path: Path) -> None:
        app = broken(tmp_path)
        await client.scan(app.root)
        client.configure(stated(scope=Scope.OPEN_FILES))
        assert client.below(app.root) == {}

        uri = client.open(app.script)
        assert client.below(app.root) == {"Orders/__init__.py": ["param-undeclared"]}

        client.session.closed(uri)
        assert client.below(app.root) == {}

        client.configure(stated())
        assert client.below(app.root) == BROKEN

    async def test_nothing_is_said_between_saves(self, client: Client, tmp_path: Path) -> None:
        app = AppFolder(tmp_path).function()
        client.configure(stated(validate=Validate.SAVE))
        uri = client.open(app.script)
        client.session.changed(uri, handler("clock"), 2)
        client.session.refresh([app.function_json.as_uri()])
        assert client.below(app.root) == {}

        client.session.saved(uri)
        assert client.below(app.root) == BROKEN

        client.session.changed(uri, handler("timer"), 3)
        assert client.below(app.root) == BROKEN
        client.session.saved(uri)
        assert client.below(app.root) == {}

    async def test_an_edit_that_is_thrown_away_was_never_said(self, client: Client, tmp_path: Path) -> None:
        app = AppFolder(tmp_path).function()
        await client.scan(app.root)
        client.configure(stated(validate=Validate.SAVE))
        uri = client.open(app.script)
        client.session.changed(uri, handler("clock"), 2)
        client.session.closed(uri)

        assert client.shown == {}

    async def test_a_document_that_is_opened_again_as_it_is_stays_unsaved(self, client: Client, tmp_path: Path) -> None:
        app = AppFolder(tmp_path).function()
        client.configure(stated(validate=Validate.SAVE))
        uri = client.open(app.script)
        client.session.changed(uri, handler("clock"), 2)
        client.session.opened(uri, handler("clock"), 2)
        assert client.below(app.root) == {}

        client.session.saved(uri)
        assert client.below(app.root) == BROKEN

    async def test_a_document_that_is_read_again_is_not_unsaved(self, client: Client, tmp_path: Path) -> None:
        app = broken(tmp_path)
        client.configure(stated(validate=Validate.SAVE))
        uri = client.open(app.script)
        client.session.changed(uri, handler("timer"), 2)
        client.session.saved(uri)
        assert client.below(app.root) == {}

        client.session.changed(uri, handler("timer, clock"), 3)
        client.open(app.script)
        assert client.below(app.root) == BROKEN

    async def test_nothing_is_said_at_all(self, client: Client, tmp_path: Path) -> None:
        app = broken(tmp_path)
        client.open(app.script)
        client.configure(stated(validate=Validate.OFF))
        assert client.below(app.root) == {}

        client.configure(stated())
        assert client.below(app.root) == BROKEN

    async def test_each_folder_has_its_own(self, client: Client, tmp_path: Path) -> None:
        one, two = broken(tmp_path / "one"), broken(tmp_path / "two")
        await client.scan(one.root, two.root)
        client.configure(stated(), {one.root.as_uri(): stated(validate=Validate.OFF)})

        assert (client.below(one.root), client.below(two.root)) == ({}, BROKEN)

    async def test_the_target_is_that_of_the_folder(self, client: Client, tmp_path: Path) -> None:
        one, two = broken(tmp_path / "one"), broken(tmp_path / "two")
        await client.scan(one.root, two.root)
        client.configure(stated(target_python="3.12"), {one.root.as_uri(): stated(target_python="3.11")})

        targets = {Path(root).name: state.facts.target.python for root, state in client.host.snapshot.apps.items()}
        assert {name: target.versions for name, target in targets.items()} == {"one": ((3, 11),), "two": ((3, 12),)}
