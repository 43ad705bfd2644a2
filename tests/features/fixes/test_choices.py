"""What is offered where several things may be meant, and what each of them does."""

from __future__ import annotations

import pytest

from funcls.features.fixes.offer import offers
from support.apps import fixture, stated
from support.fix_examples import LIBRARY, NAMED, PASTED, QUEUE, REQ, RETURN, TIMER, function, offered, settings

ACME = '{"name": "msg", "type": "acmeQueue", "direction": "out"}'
SIGNALR = '{"name": "msg", "type": "signalR", "direction": "in", "hubName": "c", "connectionStringSetting": "S"}'
SIGNALR_OUT = SIGNALR.replace('"in"', '"out"')

OFFERED = [
    (
        "param-undeclared",
        function("def main(timer, unused): ...\n", TIMER),
        {"Remove the parameter 'unused'": "-def main(timer, unused): ...\n+def main(timer): ..."},
    ),
    (
        "param-undeclared",
        function("def main(first):\n    first.past_due\n", TIMER),
        {
            "Rename the binding 'timer' to 'first'": f"-    {TIMER}\n+    {TIMER.replace('timer', 'first', 1)}",
            "Rename the parameter 'first' to 'timer'": (
                "-def main(first):\n-    first.past_due\n+def main(timer):\n+    timer.past_due"
            ),
        },
    ),
    (
        "param-undeclared",
        function(
            "def main(req, id):\n    return req.method + id\n", REQ.replace("}", ', "route": "orders/{id}"}'), RETURN
        ),
        {
            'Read req.route_params["id"] in its place': (
                "-def main(req, id):\n-    return req.method + id\n"
                '+def main(req):\n+    return req.method + req.route_params["id"]'
            )
        },
    ),
    (
        "entry-missing",
        function("", TIMER, QUEUE),
        {
            "Define main() in F/__init__.py": (
                "+import logging\n+\n+import azure.functions as func\n+\n+\n"
                "+def main(timer: func.TimerRequest, msg: func.Out[func.QueueMessage]) -> None:\n"
                '+    logging.info("F runs, past due: %s", timer.past_due)'
            )
        },
    ),
    (
        "json-syntax",
        function("def main(timer): ...\n", TIMER).replace("\n  ]", ""),
        {"Close it with ]": "+  ]"},
    ),
    # It may be the type of somebody's own extension, which loads; a queue without the rest is refused.
    (
        "unknown-type",
        function("def main(timer, msg): ...\n", TIMER, ACME),
        {"Write 'queue'": f"-    {ACME}\n+    {ACME.replace('acmeQueue', 'queue')}"},
    ),
    # Whether the parameter fits afterwards cannot be known.
    (
        "direction-unsupported",
        function("from elsewhere import main\n", TIMER, SIGNALR),
        {'Set "direction": "out" of the binding \'msg\'': f"-    {SIGNALR}\n+    {SIGNALR_OUT}"},
    ),
    (
        "direction-unsupported",
        function("from elsewhere import Text\n\n\ndef main(timer, msg: Text): ...\n", TIMER, SIGNALR),
        {'Set "direction": "out" of the binding \'msg\'': f"-    {SIGNALR}\n+    {SIGNALR_OUT}"},
    ),
    ("param-undeclared", function("def main(timer, used): return used\n", TIMER), {}),
    ("param-undeclared", function("def main(timer, *rest): return rest\n", TIMER), {}),
    (
        "binding-unused",
        function("def main(timer): ...\n", TIMER, QUEUE),
        {
            "Name the binding 'msg' '$return', for the value that is returned": (
                f"-    {QUEUE}\n+    {QUEUE.replace('msg', '$return')}"
            ),
            "Add a parameter 'msg: func.Out[func.QueueMessage]'": (
                "-def main(timer): ...\n"
                "+import azure.functions as func\n+\n+\n+def main(timer, msg: func.Out[func.QueueMessage]): ..."
            ),
            "Remove the binding 'msg'": f"-    {TIMER},\n-    {QUEUE}\n+    {TIMER}",
        },
    ),
    (
        "out-needs-out",
        function(f"{LIBRARY}def main(timer, msg: str): ...\n", TIMER, QUEUE),
        {
            "Annotate 'func.Out[str]'": "-def main(timer, msg: str): ...\n+def main(timer, msg: func.Out[str]): ...",
            "Annotate 'func.Out[func.QueueMessage]'": (
                "-def main(timer, msg: str): ...\n+def main(timer, msg: func.Out[func.QueueMessage]): ..."
            ),
            "Annotate 'func.Out[bytes]'": (
                "-def main(timer, msg: str): ...\n+def main(timer, msg: func.Out[bytes]): ..."
            ),
            "Remove the annotation 'str'": "-def main(timer, msg: str): ...\n+def main(timer, msg): ...",
        },
    ),
    (
        "setting-missing",
        settings(
            '{"IsEncrypted": false, "Values": {\n  "FUNCTIONS_WORKER_RUNTIME": "python",\n'
            '  "AzureWebJobsStorage": "a"\n}}',
            "def main(timer, msg): ...\n",
        ).replace(TIMER, f"{TIMER},\n    {QUEUE}"),
        {"Add `Q` in local.settings.json": '-  "AzureWebJobsStorage": "a"\n+  "AzureWebJobsStorage": "a",\n+  "Q": ""'},
    ),
    (
        "secret-pasted",
        function("def main(timer, msg): ...\n", TIMER, PASTED)
        + '--- local.settings.json\n{"IsEncrypted": false, "Values": {"FUNCTIONS_WORKER_RUNTIME": "python", '
        '"AzureWebJobsStorage": "a"}}\n',
        {
            "Move it to the app setting 'FConnection'": (
                f"-    {PASTED}\n"
                f"+    {NAMED}\n"
                '-{"IsEncrypted": false, "Values": {"FUNCTIONS_WORKER_RUNTIME": "python", '
                '"AzureWebJobsStorage": "a"}}\n'
                '+{"IsEncrypted": false, "Values": {"FUNCTIONS_WORKER_RUNTIME": "python", "AzureWebJobsStorage": "a", '
                '"FConnection": "DefaultEndpointsProtocol=https;AccountKey=abc="}}'
            )
        },
    ),
]


@pytest.mark.parametrize(("code", "text", "expected"), OFFERED, ids=[code for code, *_ in OFFERED])
def test_where_several_things_may_be_meant(code: str, text: str, expected: dict[str, str]) -> None:
    found = offered(fixture(text, stated(python="3.12")), code)
    assert found == {title: (False, lines) for title, lines in expected.items()}


def test_a_text_that_cannot_be_read_is_not_edited() -> None:
    app = fixture(function("def main(request): ...\n\ndef other(:\n", REQ, RETURN))
    for finding in app.state.findings():
        for each in offers(app.state, finding, creates_files=True):
            assert all(change.path != "F/__init__.py" for change in each.fix.changes)


def test_a_fix_of_one_branch_is_not_offered_where_the_branches_then_differ() -> None:
    define = "    def main(timer, msg: func.Out[bool]): ...\n"
    script = f"import os\nimport azure.functions as func\n\nif os.name:\n{define}else:\n{define}"
    app = fixture(function(script, TIMER, QUEUE), stated(python="3.12"))
    assert offered(app, "annotation-mismatch") == {}
