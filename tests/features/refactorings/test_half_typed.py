"""What is still being typed: nothing fails, and what is offered can be read."""

from __future__ import annotations

import pytest

from funcls.features.hover_of_annotations import hover_of_annotation
from funcls.features.inlay_hints import inlay_hints
from funcls.features.refactorings.offer import refactorings
from funcls.features.results import FileEdits
from funcls.model.source import SourceFile
from funcls.text.span import Span
from funcls.workspace.paths import absolute
from support.apps import ROOT, fixture

APP = """\
--- funcls.toml
inlayHints.enable = true
--- F/function.json
{
  "scriptFile": "run.py",
  "entryPoint": "take",
  "bindings": [
    { "type": "httpTrigger", "name": "req", "direction": "in", "route": "orders/{id}" },
    { "type": "http", "name": "$return", "direction": "out" }
  ]
}
--- F/__init__.py
import azure.functions as func


def take(req, context, msg: func.Out[func.QueueMessage]) -> func.HttpResponse:
    return func.HttpResponse("é")


def main(timer: func.TimerRequest): ...
--- Later/__init__.py
import azure.functions as func


def main(timer: func.TimerRequest, msg: func.Out[func.QueueMessage]) -> None:
    msg.set("x")
--- host.json
{
  "version": "2.0",
  "extensionBundle": {"id": "Microsoft.Azure.Functions.ExtensionBundle", "version": "[4.*, 5.0.0)"}
}
"""
REPLAYED = """\
--- Flow/function.json
{"bindings": [{"name": "context", "type": "orchestrationTrigger"}]}
--- Flow/__init__.py
import azure.durable_functions as df
ASK = "Ask"
def run(context):
    while context.get_input():
        yield context.call_activity(ASK)
main = df.Orchestrator.create(run)
--- Count/function.json
{"bindings": [{"name": "context", "type": "entityTrigger"}]}
--- Count/__init__.py
import azure.durable_functions as df
def run(context):
    if context.operation_name == "add":
        context.set_state(context.get_state(lambda: 0) + 1)
main = df.Entity.create(run)
"""
BOUND = APP.replace('"run.py"', '"__init__.py"')


def check(change: FileEdits, before: str) -> None:
    assert all(0 <= edit.span.start <= edit.span.end <= len(before) for edit in change.edits)
    after = SourceFile(change.path, change.applied(before))
    assert not after.json.refused if change.path.endswith(".json") else after.python.syntax_error is None


@pytest.mark.parametrize(
    ("text", "path"),
    [
        *((APP, each) for each in ("F/function.json", "F/__init__.py", "Later/__init__.py")),
        *((BOUND, each) for each in ("F/function.json", "F/__init__.py", "Later/__init__.py")),
        *((REPLAYED, each) for each in ("Flow/__init__.py", "Count/__init__.py")),
    ],
)
def test_every_beginning_of_a_file(text: str, path: str) -> None:
    app = fixture(text)
    whole = app.text(path)
    for end in range(len(whole) + 1):
        app.edit(path, whole[:end])
        found = app.host.document(absolute(ROOT, path))
        assert found is not None
        state, source = found
        for offset in {
            max(0, end - 1),
            end,
            whole.find("main", 0, end),
            whole.find("run", 0, end),
            whole.find("bindings", 0, end),
        } - {-1}:
            hover_of_annotation(state, path, offset)
            for made in refactorings(state, source, Span(offset, offset), creates_files=True):
                for change in made.changes:
                    check(change, "" if change.creates else app.text(change.path))
        for hint in inlay_hints(state, path, Span(0, end)):
            check(FileEdits(path, hint.edits), whole[:end])
