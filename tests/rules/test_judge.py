"""How the rules are run: order, failures, and what other functions learn."""

from __future__ import annotations

import logging
from collections.abc import Iterator

import pytest

from funcls.model.cross import CrossFacts
from funcls.model.function import Function
from funcls.rules.finding import Grade, Report, Severity
from funcls.rules.judge import judge, judge_group
from funcls.rules.rule import LEARN, CrossRule, FunctionRule, Group
from funcls.rules.table import FUNCTION_RULES
from support.apps import fixture

APP = """
    --- Orders/function.json
    {
      "bindings": [
        {"name": "request", "type": "httpTrigger"},
        {"name": "msg", "type": "queue", "direction": "inout", "queueName": "orders"}
      ]
    }
    --- Orders/__init__.py
    def main(req, msg): ...
    """


def orders() -> Function:
    function = fixture(APP).state.function("Orders")
    assert function is not None
    return function


def test_findings_are_in_the_order_of_files_and_places() -> None:
    places = [(each.place.path, each.code) for each in judge(orders()).findings]

    assert places == [
        ("Orders/__init__.py", "param-undeclared"),
        ("Orders/function.json", "binding-unused"),
        ("Orders/function.json", "inout"),
    ]


def test_a_rule_that_fails_is_logged_and_does_not_stop_the_others(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(function: Function) -> Iterator[Report]:
        yield Report(function.json_place(function.opening), "Half of the truth.")
        raise RuntimeError("broken rule")

    broken = FunctionRule("broken-rule", Group.APP, Severity.WARNING, Grade.KNOWN, LEARN, check=fail)
    function = orders()
    expected = judge(function).findings
    monkeypatch.setattr("funcls.rules.judge.FUNCTION_RULES", (broken, *FUNCTION_RULES))

    with caplog.at_level(logging.ERROR):
        assert judge(function).findings == expected
    assert [each.getMessage() for each in caplog.records] == ["rule broken-rule failed on Orders/function.json"]
    caplog.clear()


def test_a_rule_across_functions_that_fails_is_logged(caplog: pytest.LogCaptureFixture) -> None:
    def fail(_key: str, functions: object) -> Iterator[tuple[str, Report]]:
        raise RuntimeError("broken rule")

    rule = CrossRule("broken-rule", Group.APP, Severity.WARNING, Grade.KNOWN, LEARN, keys=lambda _: ["all"], check=fail)

    with caplog.at_level(logging.ERROR):
        assert judge_group(rule, "all", {"Orders": CrossFacts()}) == ()
    assert [each.getMessage() for each in caplog.records] == ["rule broken-rule failed"]
    caplog.clear()


def test_an_app_of_another_language_is_left_alone() -> None:
    app = fixture("""
        --- Orders/function.json
        {"bindings": [{"type": "httpTrigger", "name": "req"}]}
        --- Orders/index.js
        module.exports = async function () {};
        """)

    assert app.codes() == []


def test_the_runtime_of_the_settings_tells_the_language() -> None:
    function = '--- Orders/function.json\n{"bindings": []}\n--- Orders/run.csx\n'
    settings = '--- local.settings.json\n{{"IsEncrypted": false, "Values": {{"FUNCTIONS_WORKER_RUNTIME": "{}"}}}}\n'

    assert fixture(function).codes() == []
    assert fixture(function + settings.format("dotnet")).codes() == []
    assert fixture(function + settings.format("python")).codes() == ["error wrong-language", "error no-bindings"]


def test_a_python_app_may_have_a_script_of_another_language_by_mistake() -> None:
    app = fixture("""
        --- requirements.txt
        azure-functions
        --- Orders/function.json
        {"bindings": [{"type": "httpTrigger", "name": "req"}]}
        --- Orders/index.js
        module.exports = async function () {};
        """)

    assert app.codes() == ["error wrong-language"]
