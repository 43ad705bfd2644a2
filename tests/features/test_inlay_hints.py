"""Inlay hints: annotations that are left out."""

from __future__ import annotations

import pytest

from funcls.features.inlay_hints import inlay_hints
from funcls.text.span import Span
from support.apps import Fixture, fixture

BINDINGS = """
  {"name": "req", "type": "httpTrigger"},
  {"name": "doc", "type": "cosmosDB", "direction": "in", "databaseName": "shop", "containerName": "items",
   "connection": "Shop"},
  {"name": "mail", "type": "queue", "direction": "out", "queueName": "mails", "connection": "AzureWebJobsStorage"},
  {"name": "$return", "type": "http", "direction": "out"}
"""
SCRIPT = "import azure.functions as func\n\n\ndef main(req, doc, mail):\n    return 'ok'\n"


def app(script: str = SCRIPT, bindings: str = BINDINGS) -> Fixture:
    return fixture(f'--- Orders/function.json\n{{"bindings": [{bindings}]}}\n--- Orders/__init__.py\n{script}')


def written(opened: Fixture, path: str = "Orders/__init__.py") -> str:
    """The signature with all hints in it; those that cannot be written in brackets."""
    text = opened.text(path)
    for each in reversed(inlay_hints(opened.state, path, Span(0, len(text)))):
        shown = each.text if each.edit is not None else f"[{each.text}]"
        assert each.edit is None or each.edit.applied(text).startswith(text[: each.offset] + each.text)
        text = text[: each.offset] + shown + text[each.offset :]
    return next(line for line in text.splitlines() if line.startswith(("def", "async def")))


def test_parameters_and_what_is_returned() -> None:
    opened = app()
    assert written(opened) == (
        "def main(req: func.HttpRequest, doc: func.DocumentList, mail: func.Out[func.QueueMessage])"
        " -> func.HttpResponse:"
    )
    opened.edit("Orders/__init__.py", f"import azure.functions as func\n{written(opened)}\n    ...\n")
    assert opened.codes() == []
    assert inlay_hints(opened.state, "Orders/__init__.py", Span(0, 1000)) == []


@pytest.mark.parametrize(
    ("script", "signature"),
    [
        (
            "import azure.functions as az\ndef main(req, doc: object, mail): ...",
            "def main(req: az.HttpRequest, doc: object, mail: az.Out[az.QueueMessage]) -> az.HttpResponse: ...",
        ),
        (
            "def main(req, doc, mail: object) -> str: ...",
            "def main(req[: func.HttpRequest], doc[: func.DocumentList], mail: object) -> str: ...",
        ),
        ("async def main(req=1, *, doc: object, mail: object)->str: ...", None),
        ("def main(*req, **doc): ...", "def main(*req, **doc)[ -> func.HttpResponse]: ..."),
        ("def wrapped(req): ...\nmain = changed(wrapped)", "def wrapped(req): ..."),
    ],
)
def test_what_stands_there_stays(script: str, signature: str | None) -> None:
    found = written(app(f"{script}\n"))
    assert found == signature if signature is not None else "req[: func.HttpRequest]=1" in found


@pytest.mark.parametrize(
    "binding",
    [
        '{"name": "item", "type": "eventHubTrigger", "eventHubName": "x", "connection": "X", "cardinality": "many"}',
        '{"name": "item", "type": "blobTrigger", "path": "in/{name}", "connection": "X", "dataType": "binary"}',
        '{"name": "item", "type": "activityTrigger"}',
        '{"name": "item", "type": "someTrigger"}',
    ],
)
def test_nothing_where_more_than_the_type_decides(binding: str) -> None:
    assert written(app("def main(item): ...\n", binding)) == "def main(item): ..."


def test_nothing_where_functions_of_one_handler_differ() -> None:
    opened = fixture("""
        --- A/function.json
        {"bindings": [{"name": "item", "type": "queueTrigger", "queueName": "a", "connection": "X"}]}
        --- A/__init__.py
        def main(item): ...
        --- B/function.json
        {"scriptFile": "../A/__init__.py", "bindings": [{"name": "item", "type": "timerTrigger"}]}
        """)
    assert written(opened, "A/__init__.py") == "def main(item): ..."


def test_those_of_the_part_that_is_asked_for() -> None:
    opened = app()
    doc = SCRIPT.index("doc")
    assert [each.text for each in inlay_hints(opened.state, "Orders/__init__.py", Span(doc, doc + 3))] == [
        ": func.DocumentList"
    ]


def test_every_prefix() -> None:
    opened = app()
    for path in ("Orders/__init__.py", "Orders/function.json"):
        text = opened.text(path)
        for end in range(len(text) + 1):
            opened.edit(path, text[:end])
            script = opened.text("Orders/__init__.py")
            for each in inlay_hints(opened.state, "Orders/__init__.py", Span(0, len(script))):
                assert each.offset <= len(script)
        opened.edit(path, text)
