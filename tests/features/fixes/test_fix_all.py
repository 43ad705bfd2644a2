"""All preferred fixes of an app, one after the other."""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

import pytest

from funcls.features.fixes.fix_all import changed_lines, fix_all, fix_document
from funcls.features.results import FileEdits
from funcls.rules.finding import Finding
from funcls.workspace.discovery import find_apps
from funcls.workspace.disk import LocalDisk
from funcls.workspace.host import Host
from funcls.workspace.paths import absolute
from funcls.workspace.resources import load_catalogue
from support.apps import fixture

APPS = Path(__file__).resolve().parents[2] / "apps"
ROOTS = sorted(find_apps(str(APPS)))
APP = """\
--- F/function.json
{
  "bindings": [
    { "type": "timerTrigger", "name": "timer", "direction": "in", "schedule": "@hourly" },
    { "type": "queue", "name": "mesage", "direction": "Output", "queueName": "a", "connection": "Orders" }
  ]
}
--- F/__init__.py
import azure.functions as func


def main(timer, message: func.Out[str], context: str): ...
"""


def counted(findings: tuple[Finding, ...]) -> Counter[tuple[str, str]]:
    return Counter((each.place.path, each.code) for each in findings)


@pytest.mark.parametrize("root", ROOTS, ids=lambda root: Path(root).relative_to(APPS).as_posix())
def test_an_app_is_better_afterwards_and_then_stays_so(root: str) -> None:
    host = Host(LocalDisk(), load_catalogue())
    state = host.open_app(root).snapshot.apps[root]
    fixed = fix_all(state, lambda _: True, most=sys.maxsize)
    assert fix_all(fixed.state, lambda _: True, most=sys.maxsize).fixes == ()

    for path in fixed.paths:
        source = fixed.state.files[path]
        assert source is not None
        host.edit(absolute(root, path), source.text)
    while host.advance():
        pass
    # What was tried in turn is what comes of all of it.
    assert counted(host.snapshot.apps[root].findings()) == counted(fixed.state.findings())
    assert bool(fixed.fixes) == (host.snapshot.apps[root].findings() != state.findings())


def test_one_document() -> None:
    app = fixture(APP)
    change = fix_document(app.state, "F/function.json")
    assert change is not None
    assert [each.text for each in change.edits] == [
        '    { "type": "timerTrigger", "name": "timer", "direction": "in", "schedule": "0 0 * * * *" },\n'
        '    { "type": "queue", "name": "message", "direction": "out", "queueName": "a", "connection": "Orders" }\n'
    ]
    assert app.text("F/function.json") != change.applied(app.text("F/function.json"))
    script = fix_document(app.state, "F/__init__.py")
    assert script is not None
    assert [each.text for each in script.edits] == [
        "def main(timer, message: func.Out[str], context: func.Context): ...\n"
    ]
    assert fix_document(app.state, "host.json") is None


def test_one_finding() -> None:
    app = fixture(APP)
    fixed = fix_all(app.state, lambda each: each.code == "timer-schedule")
    assert [each.title for each in fixed.fixes] == ["Write '0 0 * * * *'"]
    assert fixed.paths == ("F/function.json",)


@pytest.mark.parametrize(
    ("before", "after"),
    [("", "a\n"), ("a\nb\nc\n", "a\nc\n"), ("a\r\nb", "a\r\nb\r\n"), ("a\nb\n", "x\na\nb\ny\n"), ("a", "a")],
)
def test_lines_that_differ(before: str, after: str) -> None:
    assert FileEdits("", tuple(changed_lines(before, after))).applied(before) == after


def test_an_output_of_a_type_that_has_none_becomes_an_input() -> None:
    app = fixture("""
        --- Start/function.json
        {"bindings": [
          {"type": "timerTrigger", "name": "timer", "direction": "in", "schedule": "0 0 * * * *"},
          {"type": "durableClient", "name": "starter", "direction": "out"}
        ]}
        --- Start/__init__.py
        def main(timer, starter: str): ...
    """)
    (fix,) = fix_all(app.state, lambda finding: finding.code == "out-needs-out").fixes
    assert fix.title == 'Set "direction": "in" of the binding \'starter\''


def test_no_function_of_a_decorator_becomes_the_entry_point() -> None:
    app = fixture("""
        --- Bills/function.json
        {"bindings": [{"type": "eventGridTrigger", "name": "event", "direction": "in"}]}
        --- Bills/__init__.py
        import azure.functions as func

        app = func.FunctionApp()


        @app.event_grid_trigger(arg_name="event")
        def bill(event: func.EventGridEvent) -> None: ...
    """)
    assert app.codes() == ["error entry-missing"]
    assert "entryPoint" not in app.report()
    assert fix_all(app.state, lambda _: True).fixes == ()


ACTIVITY = """\
--- Bill{0}/function.json
{{"bindings": [{{"type": "activityTrigger", "name": "order", "direction": "in"}}]}}
--- Bill{0}/__init__.py
def main(order): ...
"""
ORCHESTRATOR = """\
--- Start/function.json
{"bindings": [{"type": "orchestrationTrigger", "name": "context", "direction": "in"}]}
--- Start/__init__.py
import azure.durable_functions as df


def start(context):
    yield context.call_activity("Bill1")
    yield context.call_activity("Bill2")


main = df.Orchestrator.create(start)
"""


@pytest.mark.parametrize(
    ("code", "rest"),
    [
        ("host-functions", '--- host.json\n{"version": "2.0", "functions": ["Bill1", "Bill2"]}\n'),
        ("durable-name-unknown", ORCHESTRATOR),
    ],
)
def test_no_name_becomes_that_of_its_numbered_sibling(code: str, rest: str) -> None:
    app = fixture(rest + ACTIVITY.format(2) + ACTIVITY.format(3))
    assert code in {each.code for each in app.state.findings()}
    assert fix_all(app.state, lambda finding: finding.code == code).fixes == ()
