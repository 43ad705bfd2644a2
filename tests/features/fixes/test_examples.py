"""What each fix makes of a mistake: the lines that go and come, and whether hardly anything else can be meant."""

from __future__ import annotations

import difflib
import textwrap

import pytest

from funcls.features.fixes.offer import offers
from support.apps import Fixture, fixture, stated

TIMER = '{"name": "timer", "type": "timerTrigger", "direction": "in", "schedule": "0 0 * * * *"}'
REQ = '{"name": "req", "type": "httpTrigger", "direction": "in"}'
RETURN = '{"name": "$return", "type": "http", "direction": "out"}'
QUEUE = '{"name": "msg", "type": "queue", "direction": "out", "queueName": "q", "connection": "Q"}'
MESSAGE = '{"name": "msg", "type": "queueTrigger", "direction": "in", "queueName": "q", "connection": "Q"}'
PASTED = QUEUE.replace('"Q"', '"DefaultEndpointsProtocol=https;AccountKey=abc="')
NAMED = QUEUE.replace('"Q"', '"FConnection"')
LIBRARY = "import azure.functions as func\n\n\n"


def function(script: str, *bindings: str, more: str = "") -> str:
    """Return an app with one function."""
    lines = ",\n".join(f"    {each}" for each in bindings)
    return f'--- F/function.json\n{{{more}\n  "bindings": [\n{lines}\n  ]\n}}\n--- F/__init__.py\n{script}'


def settings(values: str, script: str = "def main(timer): ...\n") -> str:
    """Return an app with one function and the settings."""
    return f"{function(script, TIMER)}--- local.settings.json\n{values}\n"


def host(text: str, script: str = "def main(timer): ...\n", *bindings: str) -> str:
    """Return an app with one function and a host.json."""
    return f"{function(script, *(bindings or (TIMER,)))}--- host.json\n{text}\n"


def offered(app: Fixture, code: str) -> dict[str, tuple[bool, str]]:
    """Return what is offered for the first finding of a rule: by title, whether it is preferred, and what it does."""
    finding = next(each for each in app.state.findings() if each.code == code)
    found = {}
    for each in offers(app.state, finding, creates_files=True):
        lines = []
        for change in each.fix.changes:
            before = "" if change.creates else app.text(change.path)
            after = change.applied(before)
            diff = difflib.unified_diff(before.splitlines(), after.splitlines(), lineterm="", n=0)
            lines += [line for line in list(diff)[2:] if not line.startswith("@@")]
        found[each.fix.title] = (each.fix.is_preferred, "\n".join(lines))
    return found


PREFERRED = [
    (
        "binding-unused",
        function("def main(request): ...\n", REQ, RETURN),
        "Rename the binding 'req' to 'request'",
        f"""\
        -    {REQ},
        +    {REQ.replace("req", "request")},""",
    ),
    (
        "binding-unused",
        function("def main(req): return 'ok'\n", REQ, RETURN.replace("$return", "res")),
        "Name the binding 'res' '$return', for the value that is returned",
        f"""\
        -    {RETURN.replace("$return", "res")}
        +    {RETURN}""",
    ),
    (
        "param-undeclared",
        function(f"{LIBRARY}def main(timer, ctx: func.Context):\n    return ctx.function_name\n", TIMER),
        "Rename the parameter 'ctx' to 'context'",
        """\
        -def main(timer, ctx: func.Context):
        -    return ctx.function_name
        +def main(timer, context: func.Context):
        +    return context.function_name""",
    ),
    (
        "annotation-non-type",
        function(f"import typing\n{LIBRARY}def main(msg: typing.Optional[func.QueueMessage]): ...\n", MESSAGE),
        "Annotate 'func.QueueMessage'",
        """\
        -def main(msg: typing.Optional[func.QueueMessage]): ...
        +def main(msg: func.QueueMessage): ...""",
    ),
    (
        "annotation-mismatch",
        function("def main(req) -> str: ...\n", REQ.replace("httpT", "HttpT"), RETURN)
        .replace("req)", "req: func.HttpRequest)")
        .replace("def main", f"{LIBRARY}def main"),
        "Write the type 'httpTrigger'",
        f"""\
        -    {REQ.replace("httpT", "HttpT")},
        +    {REQ},""",
    ),
    (
        "return-out",
        function(f"{LIBRARY}def main(req) -> func.Out[str]: ...\n", REQ, RETURN),
        "Annotate 'str'",
        """\
        -def main(req) -> func.Out[str]: ...
        +def main(req) -> str: ...""",
    ),
    (
        "return-without-output",
        function("def main(req):\n    return 'ok'\n", REQ),
        "Add a binding '$return' of type 'http'",
        f"""\
        -    {REQ}
        +    {REQ},
        +    {{ "name": "$return", "type": "http", "direction": "out" }}""",
    ),
    (
        "return-without-output",
        function("def main(req, res):\n    return 'ok'\n", REQ, RETURN.replace("$return", "res")),
        "Name the binding 'res' '$return', and remove its parameter",
        f"""\
        -    {RETURN.replace("$return", "res")}
        +    {RETURN}
        -def main(req, res):
        +def main(req):""",
    ),
    (
        "return-dir",
        function("def main(req): ...\n", REQ, '{"name": "$return", "type": "http"}'),
        'Set "direction": "out" of the binding \'$return\'',
        f"""\
        -    {{"name": "$return", "type": "http"}}
        +    {RETURN}""",
    ),
    (
        "direction-value",
        function("def main(timer, msg): ...\n", TIMER, QUEUE.replace('"out"', '"output"')),
        'Set "direction": "out" of the binding \'msg\'',
        f"""\
        -    {QUEUE.replace('"out"', '"output"')}
        +    {QUEUE}""",
    ),
    (
        "no-trigger",
        function("def main(timer): ...\n", TIMER.replace('"in"', '"out"')),
        'Set "direction": "in" of the binding \'timer\'',
        f"""\
        -    {TIMER.replace('"in"', '"out"')}
        +    {TIMER}""",
    ),
    (
        "key-case",
        function("def main(timer): ...\n", TIMER, more='\n  "ScriptFile": "__init__.py",'),
        "Write 'scriptFile'",
        """\
        -  "ScriptFile": "__init__.py",
        +  "scriptFile": "__init__.py",""",
    ),
    (
        "property-of-other-bundle",
        function(
            "def main(docs): ...\n",
            '{"name": "docs", "type": "cosmosDBTrigger", "direction": "in", "databaseName": "d", '
            '"collectionName": "c", "connectionStringSetting": "C"}',
        ),
        "Rename to 'containerName', 'connection', as extension bundle 4 reads",
        """\
        -    {"name": "docs", "type": "cosmosDBTrigger", "direction": "in", "databaseName": "d", """
        """"collectionName": "c", "connectionStringSetting": "C"}
        +    {"name": "docs", "type": "cosmosDBTrigger", "direction": "in", "databaseName": "d", """
        """"containerName": "c", "connection": "C"}""",
    ),
    (
        "property-value",
        function("def main(req): ...\n", REQ.replace("}", ', "authLevel": "anonymus"}'), RETURN),
        "Write 'anonymous'",
        f"""\
        -    {REQ.replace("}", ', "authLevel": "anonymus"}')},
        +    {REQ.replace("}", ', "authLevel": "anonymous"}')},""",
    ),
    (
        "unknown-type",
        function("def main(timer): ...\n", TIMER.replace("timerTrigger", "timeTrigger")),
        "Write 'timerTrigger'",
        f"""\
        -    {TIMER.replace("timerTrigger", "timeTrigger")}
        +    {TIMER}""",
    ),
    (
        "timer-schedule",
        function("def main(timer): ...\n", TIMER.replace("0 0 * * * *", "@daily")),
        "Write '0 0 0 * * *'",
        f"""\
        -    {TIMER.replace("0 0 * * * *", "@daily")}
        +    {TIMER.replace("0 0 * * * *", "0 0 0 * * *")}""",
    ),
    (
        "entry-missing",
        function("def mian(timer): ...\n", TIMER),
        'Add "entryPoint": "mian"',
        """\
        -  ]
        +  ],
        +  "entryPoint": "mian\"""",
    ),
    (
        "script-missing",
        function("", TIMER, more='\n  "scriptFile": "Handler.py",') + "--- F/handler.py\ndef main(timer): ...\n",
        "Write 'handler.py'",
        """\
        -  "scriptFile": "Handler.py",
        +  "scriptFile": "handler.py",""",
    ),
    (
        "import-missing",
        function("from .Work import run\n\ndef main(timer): run()\n", TIMER) + "--- F/work.py\ndef run(): ...\n",
        "Write '.work'",
        """\
        -from .Work import run
        +from .work import run""",
    ),
    (
        "json-syntax",
        function("def main(timer): ...\n", TIMER.replace(', "type"', ' "type"')),
        "Add a comma",
        f"""\
        -    {TIMER.replace(', "type"', ' "type"')}
        +    {TIMER}""",
    ),
    (
        "json-lenient",
        function("def main(timer): ...\n", TIMER.replace('"timer"', "'timer'")),
        "Write it as standard JSON",
        f"""\
        -    {TIMER.replace('"timer"', "'timer'")}
        +    {TIMER}""",
    ),
    (
        "extension-missing",
        host('{"version": "2.0"}', "def main(msg): ...\n", MESSAGE),
        "Add the extension bundle to host.json",
        """\
        -{"version": "2.0"}
        +{"version": "2.0", "extensionBundle": {"id": "Microsoft.Azure.Functions.ExtensionBundle", """
        """"version": "[4.*, 5.0.0)"}}""",
    ),
    (
        "bundle-version",
        host('{"version": "2.0", "extensionBundle": {"id": "Microsoft.Azure.Functions.ExtensionBundle"}}'),
        'Set the bundle\'s version to "[4.*, 5.0.0)"',
        """\
        -{"version": "2.0", "extensionBundle": {"id": "Microsoft.Azure.Functions.ExtensionBundle"}}
        +{"version": "2.0", "extensionBundle": {"id": "Microsoft.Azure.Functions.ExtensionBundle", """
        """"version": "[4.*, 5.0.0)"}}""",
    ),
    (
        "host-version",
        host('{\n  // this app\n  "logging": {}\n}'),
        'Write "version": "2.0"',
        """\
        -  "logging": {}
        +  "version": "2.0", "logging": {}""",
    ),
    (
        "host-key-unknown",
        host('{"version": "2.0", "extensions": {"http": {"routPrefix": ""}}}'),
        "Rename 'routPrefix' to 'routePrefix'",
        """\
        -{"version": "2.0", "extensions": {"http": {"routPrefix": ""}}}
        +{"version": "2.0", "extensions": {"http": {"routePrefix": ""}}}""",
    ),
    (
        "storage-missing",
        settings('{"IsEncrypted": false, "Values": {\n  "FUNCTIONS_WORKER_RUNTIME": "python" // here\n}}'),
        "Add `AzureWebJobsStorage` as UseDevelopmentStorage=true in local.settings.json",
        """\
        -  "FUNCTIONS_WORKER_RUNTIME": "python" // here
        +  "FUNCTIONS_WORKER_RUNTIME": "python", // here
        +  "AzureWebJobsStorage": "UseDevelopmentStorage=true\"""",
    ),
    (
        "settings-encrypted",
        settings('{\n  "Values": {"FUNCTIONS_WORKER_RUNTIME": "python", "AzureWebJobsStorage": "a"}\n}'),
        'Write "IsEncrypted": false',
        """\
        +  "IsEncrypted": false,""",
    ),
    (
        "settings-outside-values",
        settings(
            '{\n  "IsEncrypted": false,\n  "STAGE": "test",\n'
            '  "Values": {"FUNCTIONS_WORKER_RUNTIME": "python", "AzureWebJobsStorage": "a"}\n}'
        ),
        "Move 'STAGE' into Values",
        """\
        -  "STAGE": "test",
        -  "Values": {"FUNCTIONS_WORKER_RUNTIME": "python", "AzureWebJobsStorage": "a"}
        +  "Values": {"FUNCTIONS_WORKER_RUNTIME": "python", "AzureWebJobsStorage": "a", "STAGE": "test"}""",
    ),
    (
        "requirement-missing",
        function("import yaml\n\ndef main(timer): ...\n", TIMER) + "--- requirements.txt\nazure-functions",
        "Add a line 'PyYAML' to requirements.txt",
        """\
        +PyYAML""",
    ),
]


@pytest.mark.parametrize(("code", "text", "title", "lines"), PREFERRED, ids=[code for code, *_ in PREFERRED])
def test_what_is_most_likely_meant(code: str, text: str, title: str, lines: str) -> None:
    found = offered(fixture(text), code)
    preferred = {each: what for each, (is_preferred, what) in found.items() if is_preferred}
    assert preferred == {title: textwrap.dedent(lines)}


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
