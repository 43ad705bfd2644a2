"""What happens after the first scan, whatever became of it."""

from __future__ import annotations

import asyncio
import gc
import logging
from collections.abc import Iterator
from typing import Any, cast

import pytest

from support.local_server import LocalServer, initialize, notification


@pytest.fixture
def without_collector() -> Iterator[None]:
    """The garbage collector as `funcls --stdio` starts: switched off."""
    gc.disable()
    yield
    gc.enable()
    gc.unfreeze()


async def start(server: LocalServer) -> None:
    """Go through the start of a session, up to the moment when all is warm."""
    server.tell(initialize())

    async def fail(*_: object) -> None:
        raise RuntimeError("no such luck")

    cast(Any, server.server.session).scan = fail
    server.tell(notification("initialized", {}))
    while not gc.isenabled():
        await asyncio.sleep(0)


@pytest.mark.usefixtures("without_collector")
def test_a_scan_that_fails_is_logged_and_the_collector_runs_again(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.ERROR):
        asyncio.run(asyncio.wait_for(start(LocalServer()), 10))

    assert [each.getMessage() for each in caplog.records] == ["the first scan failed"]
    assert gc.isenabled()
