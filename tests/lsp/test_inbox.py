"""What is dropped while it waits, and what is not."""

from __future__ import annotations

from typing import Any

import pytest
from lsprotocol import types
from lsprotocol.converters import get_converter

from funcls.lsp.inbox import Inbox
from support.local_server import Json, notification, request

CANCELLED, MODIFIED = types.LSPErrorCodes.RequestCancelled, types.LSPErrorCodes.ContentModified
ONE, OTHER = "file:///app/Orders/function.json", "file:///app/Refunds/function.json"

CONVERTER = get_converter()


def change(version: int, uri: str = ONE) -> Json:
    document = {"uri": uri, "version": version}
    return notification("textDocument/didChange", {"textDocument": document, "contentChanges": [{"text": "{}"}]})


def ask(number: int, what: str = "completion", uri: str = ONE) -> Json:
    params = {"textDocument": {"uri": uri}, "position": {"line": 0, "character": 1}}
    return request(number, f"textDocument/{what}", params)


def ask_actions(number: int) -> Json:
    start = {"line": 0, "character": 1}
    params = {"textDocument": {"uri": ONE}, "range": {"start": start, "end": start}, "context": {"diagnostics": []}}
    return request(number, "textDocument/codeAction", params)


def save(uri: str = ONE) -> Json:
    return notification("textDocument/didSave", {"textDocument": {"uri": uri}})


def opening(uri: str = ONE) -> Json:
    document = {"uri": uri, "languageId": "json", "version": 1, "text": "{}"}
    return notification("textDocument/didOpen", {"textDocument": document})


def close(uri: str = ONE) -> Json:
    return notification("textDocument/didClose", {"textDocument": {"uri": uri}})


def cancel(number: int) -> Json:
    return notification("$/cancelRequest", {"id": number})


def structured(message: Json) -> Any:
    return CONVERTER.structure({"jsonrpc": "2.0", **message}, types.METHOD_TO_TYPES[message["method"]][0])


def dealt_with(*messages: Json, is_patient: bool = False) -> tuple[list[int], dict[Any, int]]:
    """Return which messages are handed out, by their places, and which requests are refused with what."""
    refused: dict[Any, int] = {}
    inbox = Inbox(lambda number, code: refused.update({number: code}))
    made: list[Any] = [structured(each) for each in messages]
    for message in made:
        inbox.add(message)
    taken: list[int] = []
    while (message := inbox.take(is_patient=is_patient)) is not None:
        taken.append(next(place for place, each in enumerate(made) if each is message))
    return taken, refused


def test_messages_keep_their_order() -> None:
    assert dealt_with(change(2), ask(1), save(), ask(2, "hover"), change(3)) == ([0, 1, 2, 3, 4], {})


class TestCancelled:
    def test_a_request_that_waits_is_refused(self) -> None:
        assert dealt_with(ask(1), ask(2, "hover"), cancel(1)) == ([1], {1: CANCELLED})

    def test_a_request_that_was_answered_long_ago_is_forgotten(self) -> None:
        assert dealt_with(cancel(1), ask(1)) == ([1], {})

    @pytest.mark.parametrize("method", ["initialize", "shutdown"])
    def test_what_a_session_stands_on_is_never_cancelled(self, method: str) -> None:
        first = request(1, method, {"processId": None, "rootUri": None, "capabilities": {}})
        assert dealt_with(first, cancel(1)) == ([0], {})


class TestOutdated:
    def test_a_question_about_a_text_that_has_changed_and_is_asked_again(self) -> None:
        assert dealt_with(ask(1), change(2), ask(2)) == ([1, 2], {1: MODIFIED})

    def test_every_such_question(self) -> None:
        assert dealt_with(ask(1), ask(2), change(2), ask(3), ask(4)) == ([2, 3, 4], {1: MODIFIED, 2: MODIFIED})

    def test_actions_for_a_range(self) -> None:
        assert dealt_with(ask_actions(1), change(2), ask_actions(2)) == ([1, 2], {1: MODIFIED})

    def test_only_the_last_of_a_burst_is_left(self) -> None:
        burst = [each for number in range(2, 9) for each in (change(number), ask(number))]
        assert dealt_with(*burst) == ([12, 13], dict.fromkeys(range(2, 8), MODIFIED))

    @pytest.mark.parametrize(
        "messages",
        [
            [ask(1), ask(2)],
            [ask(1), change(2)],
            [ask(1), change(2), ask(2, "hover")],
            [ask(1), change(2, OTHER), ask(2)],
            [ask(1), change(2), ask(2, uri=OTHER)],
            [ask(1), ask(2), change(2)],
        ],
        ids=["same text", "not asked again", "another question", "another text", "of another text", "asked before"],
    )
    def test_everything_else_is_answered(self, messages: list[Json]) -> None:
        assert dealt_with(*messages) == (list(range(len(messages))), {})


class TestReplaced:
    def test_a_text_that_is_replaced_at_once(self) -> None:
        assert dealt_with(change(2), change(3), change(2, OTHER), change(4)) == ([2, 3], {})

    def test_a_text_that_is_saved_or_asked_about_counts(self) -> None:
        assert dealt_with(change(2), save(), change(3), ask(1, "hover"), change(4)) == ([0, 1, 2, 3, 4], {})

    def test_an_older_text_replaces_nothing(self) -> None:
        assert dealt_with(change(3), change(2)) == ([0, 1], {})

    def test_a_change_without_a_text_replaces_nothing(self) -> None:
        empty = change(3)
        empty["params"]["contentChanges"] = []
        assert dealt_with(change(2), empty) == ([0, 1], {})


class TestReopened:
    def test_the_end_of_a_document_that_is_opened_again_is_dropped(self) -> None:
        assert dealt_with(close(), close(OTHER), opening()) == ([1, 2], {})

    def test_one_that_somebody_asks_about_meanwhile_was_closed(self) -> None:
        assert dealt_with(close(), ask(1), opening()) == ([0, 1, 2], {})

    @pytest.mark.parametrize(
        ("messages", "taken"),
        [
            ([close()], []),
            ([close(), close(OTHER)], []),
            ([save(), close()], [0]),
            ([close(), close(OTHER), opening(OTHER)], [0, 2]),
            ([close(), cancel(1)], []),
        ],
    )
    def test_who_is_patient_gets_no_end_that_nothing_follows(self, messages: list[Json], taken: list[int]) -> None:
        assert dealt_with(*messages, is_patient=True) == (taken, {})
