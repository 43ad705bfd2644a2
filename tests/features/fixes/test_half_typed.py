"""What is still being typed is not made worse: nothing is offered that would leave a text that cannot be read."""

from __future__ import annotations

import pytest

from funcls.features.fixes.offer import offers
from funcls.model.source import SourceFile
from support.apps import ROOT, fixture

APP = """\
--- F/function.json
{
  "scriptFile": "__init__.py",
  "bindings": [
    { "type": "queueTrigger", "name": "mesage", "direction": "in", "queueName": "orders", "connection": "Orders" },
    { "type": "blob", "name": "$return", "direction": "output", "path": "a/{nam", "connection": "AccountKey=a" }
  ]
}
--- F/__init__.py
import typing

import azure.functions as func


def main(message: typing.Optional[func.QueueMessage], context: str) -> typing.List[str]:
    return message.get_body()
--- host.json
{
  "version": "2.0",
  "functionTimeout": "5m", "extensions": {"http": {"routePrefix": "v1/"}, "queues": {"batchSize": 64}},
  "extensionBundle": {"id": "Microsoft.Azure.Functions.ExtensionBundle", "version": "^4"}
}
--- local.settings.json
{
  "Values": {"FUNCTIONS_WORKER_RUNTIME": "python", "STAGE": null, "A": {"B": [1, "c"]}},
  "Host": {"CORS": ["a", "b"], "CORSCredentials": "yes"},
  "KEY": "value" // of old
}
"""
PATHS = ("F/function.json", "F/__init__.py", "host.json", "local.settings.json")


@pytest.mark.parametrize("path", PATHS)
def test_every_beginning_of_a_file(path: str) -> None:
    app = fixture(APP)
    whole = app.text(path)
    for end in range(0, len(whole), 3):
        app.edit(path, whole[:end])
        state = app.host.snapshot.apps[ROOT]
        for finding in state.findings():
            if finding.function is None and finding.place.path != path:
                continue
            for each in offers(state, finding, creates_files=True):
                for change in each.fix.changes:
                    before = "" if change.creates else app.text(change.path)
                    assert all(0 <= edit.span.start <= edit.span.end <= len(before) for edit in change.edits)
                    after = SourceFile(change.path, change.applied(before))
                    is_json = change.path.endswith(".json")
                    assert not after.json.refused if is_json else after.python.syntax_error is None
