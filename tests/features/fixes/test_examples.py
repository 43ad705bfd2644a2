"""What is most likely meant by a mistake, and the lines that the fix for it takes away and brings."""

from __future__ import annotations

import textwrap

import pytest

from support.apps import fixture
from support.fix_examples import EVENTS, LIBRARY, MESSAGE, QUEUE, REQ, RETURN, TIMER, function, host, offered, settings

PREFERRED = [
    (
        "binding-unused",
        function("def main(request): return request.url\n", REQ, RETURN),
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
        "annotation-unresolved",
        function('"""Orders."""\n\ndef main(req: func.HttpRequest): ...\n', REQ, RETURN),
        "Add 'import azure.functions as func'",
        """\
        +import azure.functions as func
        +
        +""",
    ),
    (
        "annotation-unresolved",
        function(f"{LIBRARY}def main(msg: List[func.EventHubEvent]): ...\n", EVENTS),
        "Add 'from typing import List'",
        """\
        +from typing import List""",
    ),
    (
        "annotation-unresolved",
        function(f"{LIBRARY}def main(timer, msg: func.Out(str)): ...\n", TIMER, QUEUE),
        "Write 'func.Out[str]'",
        """\
        -def main(timer, msg: func.Out(str)): ...
        +def main(timer, msg: func.Out[str]): ...""",
    ),
    (
        "annotation-non-type",
        function("from azure import functions\n\ndef main(timer, msg: functions.Out[list[str]]): ...\n", TIMER, QUEUE),
        "Annotate 'functions.Out[typing.List[str]]'",
        """\
        +import typing
        -def main(timer, msg: functions.Out[list[str]]): ...
        +def main(timer, msg: functions.Out[typing.List[str]]): ...""",
    ),
    (
        "binding-name",
        function("def main(order_item): ...\n", TIMER.replace('"timer"', '"order-item"')),
        "Write 'order_item'",
        f"""\
        -    {TIMER.replace('"timer"', '"order-item"')}
        +    {TIMER.replace('"timer"', '"order_item"')}""",
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
        "json-syntax",
        function("def main(timer): ...\n", TIMER.replace('"in"', "in")),
        'Write "in"',
        f"""\
        -    {TIMER.replace('"in"', "in")}
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
    (
        "import-missing",
        function("import helper\n\ndef main(timer): ...\n", TIMER) + "--- F/helper.py\n",
        "Import it from the folder of this file",
        """\
        -import helper
        +from . import helper""",
    ),
    (
        "import-missing",
        function("from helper import send\n\ndef main(timer): ...\n", TIMER) + "--- F/helper.py\ndef send(): ...\n",
        "Import it from the folder of this file",
        """\
        -from helper import send
        +from .helper import send""",
    ),
    (
        "library-missing",
        function(f"{LIBRARY}def main(timer: func.TimerRequest): ...\n", TIMER) + "--- requirements.txt\nrequests\n",
        "Add a line 'azure-functions' to requirements.txt",
        """\
        +azure-functions""",
    ),
    (
        "durable-name-unknown",
        function(
            "import azure.durable_functions as df\n\ndef orchestrate(context):\n"
            "    yield context.call_activity('Gret', 1)\n\nmain = df.Orchestrator.create(orchestrate)\n",
            '{"name": "context", "type": "orchestrationTrigger", "direction": "in"}',
        )
        + function("def main(name): ...\n", '{"name": "name", "type": "activityTrigger", "direction": "in"}').replace(
            "F/", "Greet/"
        ),
        "Write 'Greet'",
        """\
        -    yield context.call_activity('Gret', 1)
        +    yield context.call_activity('Greet', 1)""",
    ),
]


@pytest.mark.parametrize(("code", "text", "title", "lines"), PREFERRED, ids=[code for code, *_ in PREFERRED])
def test_what_is_most_likely_meant(code: str, text: str, title: str, lines: str) -> None:
    found = offered(fixture(text), code)
    preferred = {each: what for each, (is_preferred, what) in found.items() if is_preferred}
    assert preferred == {title: textwrap.dedent(lines)}
