"""Messages as they come: in bursts, in pieces, out of order, or not to be understood."""

from __future__ import annotations

import asyncio
import logging
import os
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest
from lsprotocol import types
from pygls.exceptions import JsonRpcException

from funcls.lsp.conversation import converse
from funcls.lsp.server import create_server
from support.app_folder import AppFolder, handler
from support.local_server import Json, LocalServer, body_of, framed, initialize, notification, request

SHUTDOWN, EXIT = request(9, "shutdown"), notification("exit")
PUBLISH = "textDocument/publishDiagnostics"
SECONDS = 60
"""Longer than any machine takes for what is awaited."""
HOVER = {"textDocument": {"uri": "untitled:x"}, "position": {"line": 0, "character": 0}}


@pytest.fixture
def local() -> LocalServer:
    return LocalServer()


def opening(app: AppFolder, version: int = 1) -> Json:
    text = app.script.read_text(encoding="utf-8")
    document = {"uri": app.script.as_uri(), "languageId": "python", "version": version, "text": text}
    return notification("textDocument/didOpen", {"textDocument": document})


def changing(app: AppFolder, version: int, parameters: str) -> Json:
    params = {
        "textDocument": {"uri": app.script.as_uri(), "version": version},
        "contentChanges": [{"text": handler(parameters)}],
    }
    return notification("textDocument/didChange", params)


def closing(app: AppFolder) -> Json:
    return notification("textDocument/didClose", {"textDocument": {"uri": app.script.as_uri()}})


def hovering(app: AppFolder, number: int) -> Json:
    params = {"textDocument": {"uri": app.script.as_uri()}, "position": {"line": 3, "character": 10}}
    return request(number, "textDocument/hover", params)


def published(local: LocalServer, app: AppFolder) -> list[tuple[int | None, int]]:
    """Return version and number of findings of each time the script was published."""
    return [
        (each["params"].get("version"), len(each["params"]["diagnostics"]))
        for each in local.sent
        if each.get("method") == PUBLISH and each["params"]["uri"] == app.script.as_uri()
    ]


VERSIONS = {"textDocument": {"publishDiagnostics": {"versionSupport": True}}}


class TestEnd:
    def test_shutdown_and_exit(self, local: LocalServer) -> None:
        assert local.talk(initialize(), SHUTDOWN, EXIT) == 0

    def test_exit_alone(self, local: LocalServer) -> None:
        assert local.talk(initialize(), EXIT) == 1

    def test_the_stream_ends_after_shutdown(self, local: LocalServer) -> None:
        assert local.talk(initialize(), SHUTDOWN) == 0

    def test_the_stream_ends_before_anything(self, local: LocalServer) -> None:
        assert local.talk() == 1

    def test_what_came_before_the_end_is_answered(self, local: LocalServer) -> None:
        local.talk(initialize(), request(1, "textDocument/hover", HOVER))
        assert local.answers()[1] is None


@pytest.mark.skipif(sys.platform == "win32", reason="its pipes always wait")
def test_pipes_that_do_not_wait() -> None:
    """A parent may hand such pipes over: neither is an empty one the end, nor a full one the loss of the client."""
    (stdin, our_stdin), (our_stdout, stdout) = os.pipe(), os.pipe()
    os.set_blocking(stdin, False)
    os.set_blocking(stdout, False)
    long = request("x" * 200_000, "textDocument/hover", HOVER)

    def client() -> bytes:
        with open(our_stdin, "wb") as file:
            file.write(b"".join(map(framed, (initialize(), long, SHUTDOWN, EXIT))))
        with open(our_stdout, "rb") as file:
            return file.read()

    async def serve() -> int:
        try:
            return await converse(create_server(), stdin, stdout)
        finally:
            os.close(stdout)

    with ThreadPoolExecutor() as pool:
        received = pool.submit(client)
        assert asyncio.run(serve()) == 0
        assert len(received.result(10)) > 200_000


class TestOrder:
    def test_nothing_comes_before_initialize(self, local: LocalServer, caplog: pytest.LogCaptureFixture) -> None:
        hover, close = request(1, "textDocument/hover", HOVER), notification("textDocument/didClose", HOVER)
        local.talk(hover, close, initialize(), request(2, "textDocument/hover", HOVER))

        assert {number: answer for number, answer in local.answers().items() if number} == {
            1: types.ErrorCodes.ServerNotInitialized,
            2: None,
        }
        assert caplog.records == []

    def test_nothing_but_exit_comes_after_shutdown(self, local: LocalServer, app: AppFolder) -> None:
        app.function("clock", "timer")
        hover = request(1, "textDocument/hover", HOVER)

        assert local.talk(initialize(), SHUTDOWN, hover, opening(app), EXIT) == 0
        assert local.answers()[1] == types.ErrorCodes.InvalidRequest
        assert published(local, app) == []


class TestBursts:
    def test_only_the_last_text_of_a_burst_is_published(self, local: LocalServer, app: AppFolder) -> None:
        app.function()
        changes = [changing(app, version, f"clock{version}") for version in range(2, 30)]
        local.talk(initialize(VERSIONS), opening(app), *changes)

        assert published(local, app) == [(29, 1)]

    def test_a_version_that_is_not_current_any_more_is_dropped(self, local: LocalServer, app: AppFolder) -> None:
        app.function()
        local.talk(initialize(VERSIONS), opening(app), changing(app, 5, "timer"), changing(app, 4, "clock"))

        assert published(local, app) == []

    def test_questions_of_a_burst(self, local: LocalServer, app: AppFolder) -> None:
        app.function()
        messages = [hovering(app, 1), changing(app, 2, "timer"), hovering(app, 2), hovering(app, 3)]
        local.talk(initialize(), opening(app), *messages, notification("$/cancelRequest", {"id": 3}))

        answers = local.answers()
        assert answers[1] == types.LSPErrorCodes.ContentModified
        assert "timerTrigger" in answers[2]["contents"]["value"]
        assert answers[3] == types.LSPErrorCodes.RequestCancelled

    def test_a_request_that_was_answered_is_cancelled_in_silence(
        self, local: LocalServer, caplog: pytest.LogCaptureFixture
    ) -> None:
        local.talk(initialize(), notification("$/cancelRequest", {"id": 0}))
        assert caplog.records == []


class TestReopened:
    """An editor that takes a document for one of another language closes it and opens it again, unsaved as it is."""

    TRUTH = frozenset({("Orders/__init__.py", 1), ("Orders/function.json", 1)})

    @pytest.fixture
    def unsaved(self, app: AppFolder) -> list[Json]:
        """The disk is without findings, the editor's text is not."""
        app.function()
        return [initialize(VERSIONS), opening(app), changing(app, 2, "clock")]

    def reopening(self, app: AppFolder, parameters: str = "clock") -> Json:
        message = opening(app, 2)
        message["params"]["textDocument"]["text"] = handler(parameters)
        return message

    def said(self, local: LocalServer) -> list[tuple[str, int]]:
        """Return the end of the path and the number of findings of all that was published."""
        published = [each["params"] for each in local.sent if each.get("method") == PUBLISH]
        return [("/".join(each["uri"].split("/")[-2:]), len(each["diagnostics"])) for each in published]

    def test_at_once(self, local: LocalServer, app: AppFolder, unsaved: list[Json]) -> None:
        local.talk(*unsaved, closing(app), self.reopening(app))

        assert set(self.said(local)) == self.TRUTH
        assert published(local, app)[-1] == (2, 1)

    def test_with_something_about_another_document_in_between(
        self, local: LocalServer, app: AppFolder, unsaved: list[Json]
    ) -> None:
        other = request(1, "textDocument/hover", HOVER)
        local.talk(*unsaved, closing(app), other, self.reopening(app))

        assert set(self.said(local)) == self.TRUTH

    def test_after_a_pause(self, local: LocalServer, app: AppFolder, unsaved: list[Json]) -> None:
        local.talk_in_turns([*unsaved, closing(app)], [self.reopening(app)], patience=SECONDS)

        assert set(self.said(local)) == self.TRUTH
        assert published(local, app)[-1] == (2, 1)

    def test_after_the_patience_it_is_closed(self, local: LocalServer, app: AppFolder, unsaved: list[Json]) -> None:
        local.talk_in_turns([*unsaved, closing(app)], [self.reopening(app)], patience=0)

        assert [found for path, found in self.said(local) if path == "Orders/function.json"] == [1, 0, 1]

    @pytest.mark.parametrize(
        "later", [[], [request(1, "textDocument/hover", HOVER)]], ids=["the end", "another message"]
    )
    def test_with_what_comes_instead_it_is_closed(
        self, local: LocalServer, app: AppFolder, unsaved: list[Json], later: list[Json]
    ) -> None:
        local.talk(*unsaved, closing(app), *later)

        assert self.said(local)[-2:] == [("Orders/__init__.py", 0), ("Orders/function.json", 0)]

    def test_with_another_text(self, local: LocalServer, app: AppFolder, unsaved: list[Json]) -> None:
        local.talk(*unsaved, hovering(app, 1), closing(app), self.reopening(app, "timer"))

        assert self.said(local)[-2:] == [("Orders/__init__.py", 0), ("Orders/function.json", 0)]

    def test_closed_again(self, local: LocalServer, app: AppFolder, unsaved: list[Json]) -> None:
        local.talk(*unsaved, closing(app), self.reopening(app), closing(app))

        assert self.said(local)[-2:] == [("Orders/__init__.py", 0), ("Orders/function.json", 0)]


class TestBadInput:
    """Whatever arrives, the session goes on; a request is always answered."""

    def after(self, local: LocalServer, data: bytes) -> Json:
        """Return the answers to what comes between the first and the last message of a session."""
        assert local.talk_bytes(framed(initialize()) + data + framed(SHUTDOWN) + framed(EXIT)) == 0
        return {number: answer for number, answer in local.answers().items() if number not in (0, 9)}

    @pytest.mark.parametrize(
        "body",
        [
            b"{",
            b"\xff\xfe",
            b"[]",
            b"[1, 2]",
            b"5",
            b"null",
            b"{}",
            b'{"id": 1}',
            b'{"jsonrpc": "2.0"}',
            b"[" * 100_000,
        ],
        ids=lambda body: repr(body[:20]),
    )
    def test_what_is_no_message(self, local: LocalServer, body: bytes, caplog: pytest.LogCaptureFixture) -> None:
        assert self.after(local, b"Content-Length: %d\r\n\r\n%b" % (len(body), body)) == {}
        assert caplog.records

    def test_a_request_with_wrong_parameters(self, local: LocalServer) -> None:
        wrong = request("a", "textDocument/hover", {"textDocument": 5})
        assert self.after(local, framed(wrong)) == {"a": types.ErrorCodes.InvalidParams}

    def test_a_request_of_no_method_that_is_known(self, local: LocalServer) -> None:
        assert self.after(local, framed(request(5, "textDocument/teleport", {}))) == {
            5: types.ErrorCodes.MethodNotFound
        }

    def test_heads_in_other_spellings(self, local: LocalServer) -> None:
        body = framed(request(5, "textDocument/hover", HOVER)).partition(b"\r\n\r\n")[2]
        head = b"Content-Type: application/vscode-jsonrpc; charset=utf-8\r\ncontent-length:%d\r\n\r\n" % len(body)
        assert self.after(local, head + body) == {5: None}

    def test_lines_that_are_no_head(self, local: LocalServer) -> None:
        hover = framed(request(5, "textDocument/hover", HOVER))
        assert self.after(local, b"\r\nhello\r\nContent-Length: x\r\n\r\n" + hover) == {5: None}

    def test_a_message_that_is_cut_off(self, local: LocalServer) -> None:
        assert local.talk_bytes(framed(initialize()) + framed(SHUTDOWN)[:-5]) == 1

    def test_what_is_something_else_altogether(self, local: LocalServer, caplog: pytest.LogCaptureFixture) -> None:
        assert local.talk_bytes(framed(initialize()) + b"x" * 100_000) == 1
        assert caplog.messages == ["what arrives is not the Language Server Protocol"]

    def test_an_answer_that_cannot_be_understood_is_waited_for_no_longer(self, local: LocalServer) -> None:
        async def ask() -> None:
            local.tell(initialize())
            asking = local.server.workspace_configuration_async(types.ConfigurationParams([]))
            waiting = asyncio.ensure_future(asking)
            await asyncio.sleep(0)
            local.server.protocol.refuse_unread(body_of({"id": local.sent[-1]["id"], "result": 5}))
            with pytest.raises(JsonRpcException, match="cannot be understood"):
                await asyncio.wait_for(waiting, 10)

        asyncio.run(ask())

    def test_nothing_is_shown_to_the_user(self, local: LocalServer, caplog: pytest.LogCaptureFixture) -> None:
        with caplog.at_level(logging.CRITICAL):
            self.after(local, b"Content-Length: 1\r\n\r\n{" + framed(notification("textDocument/didOpen", {})))
        assert [each["method"] for each in local.sent if "method" in each] == []
