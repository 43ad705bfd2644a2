"""An exception costs an answer or a finding, never the session: it is logged, and nobody sees a popup."""

from __future__ import annotations

import dataclasses
import inspect
from collections.abc import Iterable
from typing import cast

import pytest
from pygls.exceptions import JsonRpcInternalError

from funcls.lsp.server import FunclsServer, quiet
from funcls.model.function import Function
from funcls.rules import judge
from funcls.rules.finding import Report
from funcls.rules.table import CROSS_RULES, FUNCTION_RULES
from support.apps import codes

NO_TRIGGER = """
    --- Orders/function.json
    {"bindings": [{"type": "http", "direction": "out", "name": "$return"}]}
    --- Orders/__init__.py
    def main(order): ...
    """


def failing_request(ls: FunclsServer, params: object) -> str:
    raise RuntimeError(f"cannot answer {params}")


def answered_request(ls: FunclsServer, params: object) -> str:
    return f"answer to {params}"


# Not used by the handlers below; starting a server costs more than all of them.
SERVER = cast(FunclsServer, None)


def test_a_request_that_fails_is_not_answered_and_logged(caplog: pytest.LogCaptureFixture) -> None:
    assert quiet(failing_request)(SERVER, "a question") is None

    (record,) = caplog.records
    assert (record.levelname, record.message) == ("ERROR", "failing_request failed")
    assert "RuntimeError: cannot answer a question" in caplog.text


def test_a_request_that_does_not_fail_is_answered(caplog: pytest.LogCaptureFixture) -> None:
    assert quiet(answered_request)(SERVER, "a question") == "answer to a question"
    assert caplog.records == []


def test_the_server_is_still_passed_to_a_quiet_handler() -> None:
    assert next(iter(inspect.signature(quiet(answered_request)).parameters)) == "ls"


def test_an_error_of_the_protocol_is_logged_and_not_shown(
    caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    server = FunclsServer()
    sent: list[object] = []
    monkeypatch.setattr(server.protocol, "notify", lambda *message, **_: sent.append(message))
    server.report_server_error(RuntimeError("the client sent nonsense"), JsonRpcInternalError)

    assert [(each.levelname, each.message) for each in caplog.records] == [("ERROR", "JsonRpcInternalError")]
    assert "the client sent nonsense" in caplog.text
    assert sent == []


def test_a_rule_that_fails_takes_no_other_finding_with_it(
    caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    expected = codes(NO_TRIGGER)
    assert expected

    def check(function: Function) -> Iterable[Report]:
        raise RuntimeError(f"cannot judge {function.name}")

    failing = dataclasses.replace(FUNCTION_RULES[0], code="always-fails", check=check)
    monkeypatch.setattr(judge, "FUNCTION_RULES", (failing, *FUNCTION_RULES))

    assert codes(NO_TRIGGER) == expected
    assert "rule always-fails failed on Orders/function.json" in caplog.text
    assert "RuntimeError: cannot judge Orders" in caplog.text


def test_a_rule_across_functions_that_fails_says_nothing(caplog: pytest.LogCaptureFixture) -> None:
    def check(_key: str, functions: object) -> Iterable[tuple[str, Report]]:
        raise RuntimeError("cannot compare")

    rule = dataclasses.replace(CROSS_RULES[0], code="always-fails", check=check)

    assert judge.judge_group(rule, "", {}) == ()
    assert "rule always-fails failed" in caplog.text
