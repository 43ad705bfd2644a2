"""The rules on whole apps: every mistake is planted in one of tests/apps, where the real worker judges it too."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest

from funcls.rules.finding import Severity
from funcls.rules.table import RULES
from funcls.workspace.app_state import AppState
from funcls.workspace.disk import LocalDisk
from funcls.workspace.host import Host
from funcls.workspace.resources import load_catalogue

FOLDER = Path(__file__).resolve().parents[1] / "apps"
APPS = sorted(path.parent.relative_to(FOLDER).as_posix() for path in FOLDER.rglob("host.json"))
NEVER_PLANTED = {"unreadable", "file-large", "root-file-large", "entity-create", "function-name-duplicate"}
"""A repository cannot hold a file that nobody may read, nor on every disk two folders whose names differ in case only,
and should hold none of a megabyte; the oracle has the durable library that makes entities."""


@cache
def opened(app: str) -> AppState:
    path = (FOLDER / app).as_posix()
    return Host(LocalDisk(), load_catalogue()).open_app(path).snapshot.apps[path]


def test_every_rule_reports_on_some_app() -> None:
    reported = {each.code for app in APPS for each in opened(app).findings()}

    assert {rule.code for rule in RULES} - reported == NEVER_PLANTED


HALVES = {"param-undeclared", "binding-unused"}
"""Each half of a pair is told in its file: which of them is wrong cannot be known."""

TOLD_TWICE = {
    # The value that is missing, and a form of it that other tools cannot read.
    ("broken-json", "MissingValue"): ["binding-type-missing", "json-lenient"],
}


@pytest.mark.parametrize("app", [app for app in APPS if app.startswith("broken-") and app != "broken-demo"])
def test_a_planted_mistake_is_told_once(app: str) -> None:
    state = opened(app)
    for name in state.functions:
        codes = sorted(each.code for each in state.findings_of(name))
        assert len(codes) <= 1 or set(codes) == HALVES or codes == TOLD_TWICE.get((app, name)), name


@pytest.mark.parametrize("app", [app for app in APPS if app.startswith("broken-app/")])
def test_an_app_that_the_host_refuses_has_the_error_that_it_is_named_by(app: str) -> None:
    assert {(each.severity, each.code) for each in opened(app).findings()} == {(Severity.ERROR, app.split("/")[1])}


@pytest.mark.parametrize("app", [app for app in APPS if app.startswith("warned-app/")])
def test_an_app_that_is_warned_of_has_the_warning_that_it_is_named_by(app: str) -> None:
    assert {(each.severity, each.code) for each in opened(app).findings()} == {(Severity.WARNING, app.split("/")[1])}


@pytest.mark.parametrize("app", [app for app in APPS if app.startswith("noted-app/")])
def test_an_app_of_which_something_is_noted_has_the_code_that_it_is_named_by(app: str) -> None:
    assert {each.code for each in opened(app).findings()} == {app.split("/")[1]}
    assert all(each.severity > Severity.WARNING for each in opened(app).findings())


@pytest.mark.parametrize("app", [app for app in APPS if app.startswith("warned-") and "/" not in app])
def test_what_is_warned_of_has_the_warning_that_it_is_named_by(app: str) -> None:
    state = opened(app)
    found = {name: {(each.severity, each.code) for each in state.findings_of(name)} for name in state.functions}

    assert found == {name: {(Severity.WARNING, code_named_by(name))} for name in state.functions}


def code_named_by(function: str) -> str:
    """Return the longest code that begins the name of the function: `ReturnWithoutOutputOfTimer`."""
    dashed = re.sub(r"(?<!^)(?=[A-Z])", "-", function).lower()
    return max((rule.code for rule in RULES if dashed.startswith(rule.code)), key=len, default="")


@pytest.mark.parametrize("app", [app for app in APPS if not app.startswith("broken-")])
def test_what_the_worker_loads_has_no_error(app: str) -> None:
    assert [each for each in opened(app).findings() if each.severity is Severity.ERROR] == []
