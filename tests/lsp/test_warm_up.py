"""What happens after the first scan, whatever became of it."""

from __future__ import annotations

import asyncio
import gc
import logging
from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any, cast

import pytest
from lsprotocol import types

from funcls.lsp.server import FunclsServer, initialized
from funcls.lsp.session import start_session


@pytest.fixture
def without_collector() -> Iterator[None]:
    """The garbage collector as `funcls --stdio` starts: switched off."""
    gc.disable()
    yield
    gc.enable()
    gc.unfreeze()


@pytest.mark.usefixtures("without_collector")
def test_a_scan_that_fails_is_logged_and_the_collector_runs_again(caplog: pytest.LogCaptureFixture) -> None:
    session = start_session(lambda _: None, None, snippets=True)

    async def fail(_: object) -> None:
        raise RuntimeError("no such luck")

    cast(Any, session).scan = fail
    server = SimpleNamespace(
        session=session, is_told_of_files=False, workspace=SimpleNamespace(folders={}, root_path=None)
    )
    with caplog.at_level(logging.ERROR):
        asyncio.run(initialized(cast(FunclsServer, server), types.InitializedParams()))

    assert [each.getMessage() for each in caplog.records] == ["the first scan failed"]
    assert gc.isenabled()
