"""The folders of a workspace: looked through, watched, and changed while the server runs."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from lsprotocol import types

from support.app_folder import AppFolder, timers
from support.clients import BARE, full
from support.editor import Editor, editor

pytestmark = [pytest.mark.slow, pytest.mark.asyncio]

BROKEN = {"Orders/function.json": ["binding-unused"], "Orders/__init__.py": ["param-undeclared"]}


@pytest.fixture
def app(app: AppFolder) -> AppFolder:
    """An app with a mistake that shows in two files."""
    return app.function("clock", "timer")


def watched(client: Editor) -> list[types.Registration]:
    return [each for each in client.registered if each.method == types.WORKSPACE_DID_CHANGE_WATCHED_FILES]


def patterns(registration: types.Registration) -> Any:
    options: Any = registration.register_options
    return [each["globPattern"] for each in options["watchers"]]


def everything_in(folder: Path) -> Any:
    return {"baseUri": folder.as_uri(), "pattern": "**/*"}


class TestWatching:
    async def test_each_folder_is_watched(self, tmp_path: Path) -> None:
        folders = [AppFolder(tmp_path / name).root for name in ("shop", "office")]
        async with editor() as client:
            await client.start(folders)
            await client.until(lambda: bool(watched(client)))
        (registration,) = watched(client)
        assert patterns(registration) == [everything_in(folder) for folder in folders]

    async def test_a_client_without_relative_patterns_watches_its_workspace(self, app: AppFolder) -> None:
        async with editor() as client:
            await client.start([app.root], full(relative_patterns=False))
            await client.until(lambda: bool(watched(client)))
            client.change_folders(removed=[app.root])
            await client.comes_to({})
        (registration,) = watched(client)
        assert patterns(registration) == ["**/*"]
        assert client.unregistered == []

    async def test_other_folders_are_watched_when_they_change(self, tmp_path: Path) -> None:
        shop, office = (AppFolder(tmp_path / name).root for name in ("shop", "office"))
        async with editor() as client:
            await client.start([shop])
            await client.until(lambda: bool(watched(client)))
            client.change_folders(added=[office], removed=[shop])
            await client.until(lambda: bool(client.unregistered))
        before, after = watched(client)
        assert (patterns(before), patterns(after)) == ([everything_in(shop)], [everything_in(office)])
        assert [each.id for each in client.unregistered] == [before.id] != [after.id]

    async def test_a_client_that_cannot_watch_is_not_asked_to(self, app: AppFolder) -> None:
        async with editor() as client:
            await client.start([app.root], BARE)
            await client.comes_to(BROKEN)
        assert client.registered == []


class TestChanges:
    async def test_a_folder_that_is_added_is_looked_through(self, app: AppFolder, tmp_path: Path) -> None:
        async with editor() as client:
            await client.start([tmp_path / "empty"])
            client.change_folders(added=[app.root])
            await client.comes_to(BROKEN)

    async def test_what_was_said_of_a_folder_goes_with_it(self, app: AppFolder) -> None:
        async with editor() as client:
            await client.start([app.root])
            await client.comes_to(BROKEN)
            client.change_folders(removed=[app.root])
            await client.comes_to({})

    async def test_changes_are_taken_in_their_order(self, app: AppFolder) -> None:
        async with editor() as client:
            await client.start()
            for _ in range(3):
                client.change_folders(added=[app.root])
                client.change_folders(removed=[app.root])
            client.change_folders(added=[app.root])
            await client.comes_to(BROKEN)

    async def test_a_client_of_one_root(self, app: AppFolder) -> None:
        async with editor() as client:
            await client.start(capabilities=BARE, root=app.root)
            await client.comes_to(BROKEN)

    async def test_the_root_is_nothing_to_a_client_that_knows_of_folders(self, app: AppFolder, tmp_path: Path) -> None:
        shop = AppFolder(tmp_path / "shop")
        shop.write("Pay/function.json", timers("timer"))
        async with editor() as client:
            await client.start(root=app.root)
            client.change_folders(added=[shop.root])
            await client.comes_to({"Pay/function.json": ["script-undetermined"]})
