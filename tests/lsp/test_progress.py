"""Progress of long work is shown by clients that show it, and never waits for them."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest
from lsprotocol import types

from support.app_folder import AppFolder, handler, timers
from support.clients import full
from support.editor import editor
from support.local_server import Json, LocalServer, initialize

CREATE = "window/workDoneProgress/create"
SHOWS_PROGRESS = {"window": {"workDoneProgress": True}}


def during(capabilities: Json, work: Callable[[LocalServer, Callable[[str], None]], Awaitable[None]]) -> LocalServer:
    """Return a server that has shown progress while it did the work."""
    local = LocalServer()

    async def run() -> None:
        local.tell(initialize(capabilities))
        async with local.server.looking_for_apps() as report:
            await turns()
            await work(local, report)
        await turns()

    asyncio.run(run())
    return local


async def turns() -> None:
    """Let everything else that can go on do so."""
    for _ in range(10):
        await asyncio.sleep(0)


async def answer(local: LocalServer, *, error: bool = False) -> None:
    """Answer the request for progress."""
    (asked,) = (each for each in local.sent if each.get("method") == CREATE)
    result = {"error": {"code": -32603, "message": "no"}} if error else {"result": None}
    local.tell({"id": asked["id"], **result})
    await turns()


def shown(local: LocalServer) -> list[Json]:
    return [each["params"]["value"] for each in local.sent if each.get("method") == "$/progress"]


def test_it_begins_goes_on_and_ends() -> None:
    async def work(local: LocalServer, report: Callable[[str], None]) -> None:
        await answer(local)
        report("half")

    assert shown(during(SHOWS_PROGRESS, work)) == [
        {"kind": "begin", "title": "funcls: looking for apps"},
        {"kind": "report", "message": "half"},
        {"kind": "end"},
    ]


def test_what_was_reported_before_the_client_agreed_is_shown_then() -> None:
    async def work(local: LocalServer, report: Callable[[str], None]) -> None:
        report("a third")
        report("half")
        await answer(local)

    assert shown(during(SHOWS_PROGRESS, work)) == [
        {"kind": "begin", "title": "funcls: looking for apps", "message": "half"},
        {"kind": "end"},
    ]


def test_an_answer_that_comes_too_late_begins_nothing() -> None:
    local = LocalServer()

    async def run() -> None:
        local.tell(initialize(SHOWS_PROGRESS))
        async with local.server.looking_for_apps():
            await turns()
        await answer(local)

    asyncio.run(run())
    assert shown(local) == []


def test_a_client_that_refuses_is_told_nothing() -> None:
    async def work(local: LocalServer, report: Callable[[str], None]) -> None:
        await answer(local, error=True)
        report("half")

    assert shown(during(SHOWS_PROGRESS, work)) == []


def test_a_client_that_shows_none_is_not_asked() -> None:
    async def work(local: LocalServer, report: Callable[[str], None]) -> None:
        report("half")

    assert [each.get("method") for each in during({}, work).sent] == [None]


@pytest.mark.slow
@pytest.mark.asyncio
async def test_the_first_look_at_a_workspace_is_shown(tmp_path: Path) -> None:
    app = AppFolder(tmp_path)
    for number in range(300):
        app.write(f"Function{number}/function.json", timers("timer"))
        app.write(f"Function{number}/__init__.py", handler("timer"))
    async with editor() as client:
        await client.start([tmp_path], full())
        await client.until(lambda: any(_kinds(each)[-1:] == ["end"] for each in client.progress_reports.values()))
    (reports,) = client.progress_reports.values()
    assert _kinds(reports)[0] == "begin"
    assert set(_kinds(reports)[1:-1]) == {"report"}


def _kinds(reports: list[types.ProgressParams]) -> list[str]:
    """Return what each report is: the test client keeps their values, whatever its annotations say."""
    return [str(getattr(each, "kind", "")) for each in reports]
