"""
Text that is still being typed gives no finding of its own making.

What an unfinished text lacks may be the next thing to be typed. Each test types a clean app, character by character,
and allows nothing but the syntax error of the text itself.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from support.apps import Fixture, fixture

ORDERS = """
    --- Orders/function.json
    {
      // The queue is read by the shop.
      "scriptFile": "handler.py",
      "entryPoint": "place",
      "bindings": [
        {
          "name": "req",
          "type": "httpTrigger",
          "direction": "in",
          "authLevel": "function",
          "methods": ["get", "post"],
          "route": "orders/{id:int?}"
        },
        {
          "name": "doc",
          "type": "blob",
          "direction": "in",
          "path": "docs/{id}.json",
          "dataType": "binary"
        },
        {
          "name": "msg",
          "type": "queue",
          "direction": "out",
          "queueName": "orders"
        },
        {
          "type": "http",
          "direction": "out",
          "name": "$return"
        }
      ]
    }
    --- Orders/handler.py
    \"""Places orders.\"""

    import functools

    import azure.functions as func
    from azure.functions import Out
    from ..shared.util import Model
    from ..shared import *

    LIMIT = 3
    NAMES = [
        "first",
        "second",
    ]


    def helper(text: str) -> str:
        \"""Greet.\"""
        return f"{text}!"


    def logged(function):
        @functools.wraps(function)
        def inner(*args, **kwargs):
            return function(*args, **kwargs)

        return inner


    @logged
    async def place(
        req: func.HttpRequest,
        doc: func.InputStream,
        msg: Out[str],
        context: func.Context,
    ) -> func.HttpResponse:
        if req.method == "GET":
            msg.set(\"""first
    second\""")
        elif doc:
            return func.HttpResponse("ok", status_code=200)
        return func.HttpResponse(
            "ok",
            headers={"a": "b"},
        )


    if __name__ == "__main__":
        place(None, None, None, None)
    --- shared/__init__.py
    --- shared/util.py
    class Model: ...
    """

RETRY = """
    --- Nightly/function.json
    {
      "retry": {
        "maxRetryCount": 3,
        "minimumInterval": "00:00:05",
        "maximumInterval": "00:15:00",
        "strategy": "exponentialBackoff"
      },
      "bindings": [
        {
          "schedule": "0 0 3 * * Mon-Fri",
          "name": "timer",
          "type": "timerTrigger"
        }
      ],
      "configurationSource": "config"
    }
    --- Nightly/__init__.py
    def main(timer): ...
    """

SCRIPT_LAST = """
    --- Orders/function.json
    {
      "bindings": [
        {
          "type": "httpTrigger",
          "name": "msg"
        },
        {
          "type": "queue",
          "name": "msgs",
          "queueName": "orders",
          "direction": "out"
        }
      ],
      "entryPoint": "place",
      "scriptFile": "handler.py"
    }
    --- Orders/__init__.py
    def place(other): "not the script, and not to be judged"
    --- Orders/handler.py
    def place(msg, msgs): ...

    def main(): ...
    """

CONTEXT = """
    --- Hello/function.json
    {
      "scriptFile": "__init__.py",
      "entryPoint": "main",
      "bindings": [
        {
          "name": "context",
          "type": "activityTrigger"
        }
      ]
    }
    --- Hello/__init__.py
    def main(context: str): ...
    """

ONE_LINE = """
    --- Hourly/function.json
    {"bindings": [{"type": "timerTrigger", "name": "timer", "direction": "in", "schedule": "0 0 * * * *"}]}
    --- Hourly/__init__.py
    from .handler import main
    --- Hourly/handler.py
    def main(timer): ...
    """


def prefixes(text: str) -> Iterator[str]:
    """The text as it is typed from its beginning to its end."""
    return (text[:end] for end in range(len(text)))


def lines_retyped(text: str) -> Iterator[str]:
    """The text while one of its lines is typed anew, for each line."""
    lines = text.splitlines(keepends=True)
    for index, line in enumerate(lines):
        for end in range(len(line)):
            yield "".join([*lines[:index], line[:end], "\n", *lines[index + 1 :]])


def found(app: Fixture, path: str, text: str) -> set[str]:
    """The codes of what is said once `text` stands in the file."""
    app.edit(path, text)
    return {each.code for each in app.state.findings()}


@pytest.mark.parametrize("text", [ORDERS, RETRY, SCRIPT_LAST, CONTEXT, ONE_LINE])
def test_function_json_from_its_beginning(text: str) -> None:
    app = fixture(text)
    (function,) = app.state.functions.values()
    path = function.file.path
    whole = app.text(path).rstrip()

    assert app.codes() == []
    for typed in prefixes(whole):
        assert found(app, path, typed) == {"json-syntax"}, typed
    assert found(app, path, whole) == set()


@pytest.mark.parametrize("text", [ORDERS, RETRY, SCRIPT_LAST, CONTEXT, ONE_LINE])
def test_function_json_line_by_line(text: str) -> None:
    app = fixture(text)
    (function,) = app.state.functions.values()
    path = function.file.path

    for typed in lines_retyped(app.text(path)):
        codes = found(app, path, typed)
        # A line may be left out without breaking the text: then all that is found is true.
        if "json-syntax" in codes:
            assert codes == {"json-syntax"}, typed


@pytest.mark.slow
@pytest.mark.parametrize(
    ("text", "path", "definition"),
    [
        (ORDERS, "Orders/handler.py", "async def place("),
        (SCRIPT_LAST, "Orders/handler.py", "def place("),
        (ONE_LINE, "Hourly/__init__.py", "import main"),
    ],
)
def test_a_script_from_its_beginning(text: str, path: str, definition: str) -> None:
    app = fixture(text)
    whole = app.text(path)

    for typed in prefixes(whole):
        codes = found(app, path, typed)
        if definition not in typed and "python-syntax" not in codes:
            # Python accepts what stands there, and the handler does not.
            assert codes <= {"entry-missing", "import-missing"}, typed
        else:
            assert codes <= {"python-syntax"}, typed


def test_an_imported_module_from_its_beginning() -> None:
    app = fixture(ONE_LINE)

    for typed in prefixes("import logging\n\n\ndef main(timer): ...\n"):
        codes = found(app, "Hourly/handler.py", typed)
        source = app.state.files["Hourly/handler.py"]
        assert source is not None
        is_broken = source.python.syntax_error is not None
        missing = set() if "main(" in typed else {"import-missing"}
        assert codes == ({"python-syntax"} if is_broken else missing), typed


@pytest.mark.slow
@pytest.mark.parametrize(("text", "path"), [(ORDERS, "Orders/handler.py"), (SCRIPT_LAST, "Orders/handler.py")])
def test_a_script_line_by_line(text: str, path: str) -> None:
    app = fixture(text)

    for typed in lines_retyped(app.text(path)):
        codes = found(app, path, typed)
        if "python-syntax" in codes:
            assert codes == {"python-syntax"}, typed


HOST = """
    --- host.json
    {
      // Of all functions.
      "version": "2.0",
      "functions": ["Orders"],
      "functionTimeout": "00:05:00",
      "configurationProfile": "default",
      "retry": {
        "strategy": "exponentialBackoff",
        "maxRetryCount": 3,
        "minimumInterval": "00:00:05",
        "maximumInterval": "00:15:00"
      },
      "extensionBundle": {
        "version": "[4.*, 5.0.0)",
        "id": "Microsoft.Azure.Functions.ExtensionBundle"
      }
    }
    --- local.settings.json
    {"IsEncrypted": false, "Values": {
      "FUNCTIONS_WORKER_RUNTIME": "python", "PYTHON_SCRIPT_FILE_NAME": "functions.py", "AzureWebJobsStorage": "x"
    }}
    --- Orders/function.json
    {"bindings": [{"type": "queueTrigger", "name": "msg", "queueName": "orders"}]}
    --- Orders/__init__.py
    def main(msg): ...
    """


def test_host_json_from_its_beginning() -> None:
    app = fixture(HOST)
    whole = app.text("host.json").rstrip()

    for typed in prefixes(whole):
        assert found(app, "host.json", typed) == {"host-json-syntax"}, typed
    assert found(app, "host.json", whole) == set()


def test_host_json_line_by_line() -> None:
    app = fixture(HOST)

    for typed in lines_retyped(app.text("host.json")):
        codes = found(app, "host.json", typed)
        if "host-json-syntax" in codes:
            assert codes == {"host-json-syntax"}, typed


def test_the_settings_from_their_beginning() -> None:
    app = fixture("""
        --- local.settings.json
        {
          // Read by Core Tools alone.
          "IsEncrypted": false,
          "Values": {
            "AzureWebJobsStorage": "UseDevelopmentStorage=true",
            "FUNCTIONS_WORKER_PROCESS_COUNT": "10",
            "PYTHON_THREADPOOL_THREAD_COUNT": 16,
            "PYTHON_SCRIPT_FILE_NAME": "functions.py",
            "BLOB_CONTAINER_NAME": "documents",
            "FUNCTIONS_WORKER_RUNTIME": "python"
          }
        }
        --- Orders/function.json
        {"bindings": [{"type": "queueTrigger", "name": "msg", "queueName": "orders"}]}
        --- Orders/__init__.py
        def main(msg): ...
        """)

    whole = app.text("local.settings.json")
    for typed in prefixes(whole.rstrip()):
        assert found(app, "local.settings.json", typed) == {"settings-syntax"}, typed
    assert found(app, "local.settings.json", whole) == set()


def test_a_function_json_that_the_host_does_not_find_from_its_beginning() -> None:
    app = fixture(ONE_LINE.rstrip() + "\n    --- api/Bills/function.json\n")
    whole = app.text("Hourly/function.json").rstrip()

    for typed in prefixes(whole):
        assert found(app, "api/Bills/function.json", typed) == set(), typed
    assert found(app, "api/Bills/function.json", whole) == {"function-astray"}
