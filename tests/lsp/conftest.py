"""Servers for all tests of a module: each test opens an app of its own, with each kind of client."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio

from support.app_folder import AppFolder
from support.clients import BARE, full
from support.editor import Editor, editor


@pytest_asyncio.fixture(scope="module", loop_scope="module", params=[full(), BARE], ids=["full", "bare"])
async def shared_editor(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> AsyncIterator[Editor]:
    async with editor() as client:
        await client.start([tmp_path_factory.mktemp("workspace")], request.param)
        yield client


@pytest_asyncio.fixture(loop_scope="module")
async def client(shared_editor: Editor) -> AsyncIterator[Editor]:
    """The shared editor, with nothing received yet."""
    await shared_editor.settled()
    shared_editor.diagnostics.clear()
    yield shared_editor
    assert shared_editor.messages == [], "the server asked for a popup"


@pytest.fixture
def app(tmp_path: Path) -> AppFolder:
    return AppFolder(tmp_path)
