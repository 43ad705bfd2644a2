"""Waiting for the end of another process."""

from __future__ import annotations

import asyncio
import subprocess
import sys
from collections.abc import Iterator

import pytest

from funcls.lsp import client_process
from funcls.lsp.client_process import watch

pytestmark = pytest.mark.slow

SECONDS = 20


@pytest.fixture
def process(monkeypatch: pytest.MonkeyPatch) -> Iterator[subprocess.Popen[bytes]]:
    """A process that waits for its input to end."""
    monkeypatch.setattr(client_process, "_SECONDS", 0.01)
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) as running:
        yield running
        running.kill()


async def until_gone(process: subprocess.Popen[bytes], *, noted: bool) -> None:
    """End the process, and wait until that is noticed; `noted` says whether its parent takes note of it."""
    watched = watch(process.pid)
    assert watched is not None
    waiting = asyncio.ensure_future(watched)
    await asyncio.sleep(0)
    assert not waiting.done()
    process.kill()
    if noted:
        process.wait(SECONDS)
    await asyncio.wait_for(waiting, SECONDS)


def test_a_process_that_ends_is_noticed(process: subprocess.Popen[bytes]) -> None:
    asyncio.run(until_gone(process, noted=True))


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux tells of processes that have ended so")
def test_a_process_that_nobody_takes_note_of_has_ended_all_the_same(process: subprocess.Popen[bytes]) -> None:
    asyncio.run(until_gone(process, noted=False))


def test_a_process_that_has_ended_before_is_not_watched(process: subprocess.Popen[bytes]) -> None:
    process.kill()
    process.wait(SECONDS)

    assert watch(process.pid) is None


@pytest.mark.parametrize("process_id", [0, -1, 2**70])
def test_a_number_that_is_no_process_is_not_watched(process_id: int) -> None:
    assert watch(process_id) is None
