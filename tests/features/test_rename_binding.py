"""Renaming a binding and the parameter that takes it, from either side."""

from __future__ import annotations

import pytest

from support.apps import fixture
from support.renames import placeholder, renamed

JSON = """--- Orders/function.json
{"bindings": [
  {"name": "req", "type": "httpTrigger", "direction": "in", "authLevel": "function"},
  {"name": "msg", "type": "queue", "direction": "out", "queueName": "q", "connection": "AzureWebJobsStorage"},
  {"name": "$return", "type": "http", "direction": "out"}
]}
"""
SCRIPT = """--- Orders/__init__.py
import azure.functions as func


def main(req: func.HttpRequest, msg: func.Out[str]) -> func.HttpResponse:
    req.req = [req for req in msg]
    msg.set(f"{req.params!r}", req=lambda msg: msg)
    return func.HttpResponse("req")
"""
BOTH = SCRIPT + JSON
RENAMED = BOTH.replace('"name": "req"', '"name": "request"').replace("main(req:", "main(request:")
RENAMED = RENAMED.replace("req.req", "request.req").replace("{req.params", "{request.params")


@pytest.mark.parametrize(
    "place",
    ['"name": "re<|>q"', '"name": "<|>req"', "main(req<|>:", "r<|>eq.req =", "{re<|>q.params"],
)
def test_the_name_changes_wherever_it_stands(place: str) -> None:
    text = BOTH.replace(place.replace("<|>", ""), place)
    assert placeholder(fixture(text)) == "req"
    assert renamed(text, "request") == RENAMED


def test_a_shadowed_name_is_nothing_of_ours() -> None:
    assert renamed(BOTH.replace("[req for", "[re<|>q for"), "x") == "nothing"
    assert renamed(BOTH.replace("req=lambda", "re<|>q=lambda"), "x") == "nothing"


SHARED = BOTH + JSON.replace("Orders/function.json", "Again/function.json").replace(
    '{"bindings"', '{"scriptFile": "../Orders/__init__.py", "bindings"'
)


def test_every_function_of_the_handler_changes() -> None:
    after = renamed(SHARED.replace("main(req", "main(re<|>q"), "request")
    assert after.count('"name": "request"') == 2


LONE = JSON.replace("msg", "extra")


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        pytest.param(
            LONE.replace('"extra"', '"ex<|>tra"') + SCRIPT,
            "msg",
            JSON,
            id="a binding that no parameter takes gets the name of one",
        ),
        pytest.param(
            LONE + SCRIPT.replace("msg: func", "ms<|>g: func"),
            "extra",
            SCRIPT.replace("msg", "extra").replace("lambda extra: extra", "lambda msg: msg"),
            id="a parameter without binding gets the name of one",
        ),
    ],
)
def test_one_half_can_be_made_to_fit_the_other(text: str, name: str, expected: str) -> None:
    assert renamed(text, name) == expected


HOST_RULE = (
    "as the name of a binding: a name has 1 to 128 ASCII letters, digits and single underscores, and begins with no "
    "digit."
)


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("", f"The host does not take `` {HOST_RULE}"),
        ("my-req", f"The host does not take `my-req` {HOST_RULE}"),
        ("a__b", f"The host does not take `a__b` {HOST_RULE}"),
        ("1st", f"The host does not take `1st` {HOST_RULE}"),
        ("é", f"The host does not take `é` {HOST_RULE}"),
        ("$return", f"The host does not take `$return` {HOST_RULE}"),
        ("class", "`class` is a keyword of Python, and cannot be the name of a parameter."),
        ("msg", "Orders/function.json has a binding `msg` already."),
        ("MSG", "Orders/function.json has a binding `msg` already."),
        ("func", "`func` means something else in the handler, at Orders/__init__.py:7."),
        ("context", None),
    ],
)
def test_a_name_is_judged_before_anything_changes(name: str, reason: str | None) -> None:
    answer = renamed(BOTH.replace('"name": "req"', '"name": "re<|>q"'), name)
    assert answer == f"refused: {reason}" if reason else answer.startswith("--- ")


def handler(text: str, **files: str) -> str:
    more = "".join(f"--- {path}\n{content}\n" for path, content in files.items())
    return JSON.replace('"re', '"re<|>', 1) + f"--- Orders/__init__.py\n{text}\n" + more


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        pytest.param(
            BOTH.replace("$return", "$re<|>turn"),
            "`$return` stands for the value that the handler returns: it has no other name.",
            id="return value",
        ),
        pytest.param(
            SCRIPT.replace("def main(", "def main(con<|>text, ") + JSON,
            "`context` is the name by which the worker knows its context.",
            id="context",
        ),
        pytest.param(
            handler("def main(req, msg):\n    return '%(req)s' % locals()"),
            "The handler in Orders/__init__.py calls `locals`, which may find `req` by its name.",
            id="locals",
        ),
        pytest.param(
            handler("from .impl import make\nmain = make()"),
            "The files do not show which parameters the handler of Orders has.",
            id="unknown handler",
        ),
        pytest.param(
            handler("def main(req, msg):\n    return 1\n\ndef other(\n"),
            "Orders/__init__.py would have to change, and has a syntax error or cannot be read.",
            id="syntax error",
        ),
        pytest.param(
            handler("def main(req, msg):\n    return 1\n\nclass Other:\n    def go(self, x):\n        x.main(req=1)"),
            "A function `main` is called with `req=` at Orders/__init__.py:6.",
            id="keyword of a call that cannot be followed",
        ),
        pytest.param(
            handler(
                "import functools\n\ndef log(f):\n    @functools.wraps(f)\n    def inner(*args, **kwargs):\n"
                "        print(kwargs['req'])\n        return f(*args, **kwargs)\n    return inner\n\n"
                "@log\ndef main(req, msg):\n    return req"
            ),
            "The handler is decorated, and a decorator may know `req`, as at Orders/__init__.py:6.",
            id="decorator",
        ),
        pytest.param(
            BOTH.replace('"name": "req"', '"name": "re<|>q"').replace('"name": "msg"', '"name": "req"'),
            "Orders/function.json has several bindings of the name `req`.",
            id="two bindings of one name",
        ),
        pytest.param(
            BOTH.replace('"name": "req"', '"name": "re<|>q"').replace("]}", "}"),
            "Orders/function.json would have to change, and has a syntax error.",
            id="broken function.json",
        ),
    ],
)
def test_what_cannot_be_followed_is_refused(text: str, reason: str) -> None:
    assert renamed(text, "request") == f"refused: {reason}"


def test_calls_in_the_module_follow() -> None:
    text = handler("def main(req, msg):\n    return req\n\ndef test():\n    main(req=1, msg=2)")
    assert "def main(request, msg):\n    return request\n\ndef test():\n    main(request=1, msg=2)" in renamed(
        text, "request"
    )


def test_the_handler_of_a_durable_library_fixes_the_name() -> None:
    text = """
        --- Flow/function.json
        {"bindings": [{"name": "con<|>text", "type": "orchestrationTrigger", "direction": "in"}]}
        --- Flow/__init__.py
        import azure.durable_functions as df

        def flow(context: df.DurableOrchestrationContext):
            yield context.call_activity("Do", None)

        main = df.Orchestrator.create(flow)
        --- requirements.txt
        azure-functions
        azure-functions-durable
    """
    assert renamed(text, "ctx") == (
        "refused: `azure.durable_functions.Orchestrator.create` makes the handler of Flow, which fixes the name "
        "`context`."
    )


def test_calls_in_other_modules_are_found_if_they_import_it() -> None:
    caller = "def call(): return main(req=1, msg=2)"
    text = handler("from ..shared import tools\ndef main(req, msg):\n    return req", **{"shared/__init__.py": ""})
    assert renamed(f"{text}--- shared/tools.py\n{caller}\n", "request").startswith("--- Orders/__init__.py")
    assert renamed(f"{text}--- shared/tools.py\nfrom Orders import main\n{caller}\n", "request") == (
        "refused: A function `main` is called with `req=` at shared/tools.py:2."
    )
