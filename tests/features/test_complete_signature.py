"""Completion in the signature of a handler: what function.json still needs, and how it may be annotated."""

from __future__ import annotations

import pytest

from funcls.features.completion import complete
from funcls.features.results import CompletionItem, Edit
from support.apps import Fixture, fixture
from support.bound_functions import BATCH, BINDINGS

IMPORTED = "import azure.functions as func\n\n\n"
ALL = ["req: func.HttpRequest", "msg: func.Out[func.QueueMessage]", "doc: func.InputStream"]
TOGETHER = ", ".join(ALL)
RETURNED = ["func.HttpResponse", "str"]


def items_at(script: str, bindings: str = BINDINGS) -> list[CompletionItem]:
    app = fixture(bindings + script)
    return complete(app.state, app.path, app.offset)


def labels(script: str, bindings: str = BINDINGS) -> list[str]:
    return [each.label for each in items_at(script, bindings)]


@pytest.mark.parametrize(
    ("script", "expected"),
    [
        ("def main(<|>", [*ALL, TOGETHER]),
        ("def main(<|>)", [*ALL, TOGETHER]),
        ("async def main(<|>):\n    pass\n", [*ALL, TOGETHER]),
        ("def main(r<|>", [*ALL, TOGETHER]),
        ("def main(req: func.HttpRequest, <|>", [*ALL[1:], ", ".join(ALL[1:])]),
        ("def main(req, <|>doc):\n    pass\n", [ALL[1]]),
        ("def main(\n    req,  # the request, with a body\n    <|>\n):\n    pass\n", [*ALL[1:], ", ".join(ALL[1:])]),
        ("def main(req, msg, doc, <|>", []),
        ("def main(req, msg='a, doc', <|>", [ALL[2]]),
        ("def main(req):  # <|>", []),
        ("def main(req,  # <|>", []),
        ("def main(req='<|>", []),
        ("def other(<|>", []),
        ("def main(req):\n    other(<|>", []),
    ],
)
def test_parameters_that_the_handler_still_needs(script: str, expected: list[str]) -> None:
    assert labels(IMPORTED + script) == expected


@pytest.mark.parametrize(
    ("script", "expected"),
    [
        ("def main(req:<|>", ["func.HttpRequest"]),
        ("def main(req: f<|>", ["func.HttpRequest"]),
        ("def main(req: func.<|>, msg):\n    pass\n", ["func.HttpRequest"]),
        ("def main(req, doc: <|>", ["func.InputStream", "bytes", "str"]),
        ("def main(other: <|>", []),
        ("def main(req) -> <|>", None),
        ("def main(req) -><|>:\n    pass\n", None),
        ("def main(req) -> func.<|>:\n    pass\n", None),
        ("def main(req): <|>", []),
    ],
)
def test_annotations_that_the_worker_accepts(script: str, expected: list[str] | None) -> None:
    assert labels(IMPORTED + script) == (RETURNED if expected is None else expected)


def test_a_batch_is_annotated_as_a_list() -> None:
    assert labels(f"{IMPORTED}import typing\ndef main(<|>", BATCH) == ["events: typing.List[func.EventHubEvent]"]


def written(app: Fixture, item: CompletionItem) -> str:
    text = app.text(app.path)
    for edit in sorted([*item.also, Edit(item.span, item.text)], key=lambda each: each.span.start, reverse=True):
        text = edit.applied(text)
    return text


@pytest.mark.parametrize(
    ("script", "expected"),
    [
        ("def main(<|>", "import azure.functions as func\n\n\ndef main(req: func.HttpRequest"),
        (
            "import json\n\ndef main(<|>",
            "import azure.functions as func\nimport json\n\ndef main(req: func.HttpRequest",
        ),
        ("import azure.functions as f\ndef main(<|>", "import azure.functions as f\ndef main(req: f.HttpRequest"),
        ("import azure.functions\ndef main(<|>", "import azure.functions\ndef main(req: azure.functions.HttpRequest"),
        (
            "from azure import functions\ndef main(<|>",
            "from azure import functions\ndef main(req: functions.HttpRequest",
        ),
        (
            '"""It.\n\nimport this\n"""\nfrom __future__ import annotations\ndef main(<|>doc)',
            '"""It.\n\nimport this\n"""\nfrom __future__ import annotations\nimport azure.functions as func\n\n\n'
            "def main(req: func.HttpRequest, doc)",
        ),
        (f"{IMPORTED}def main(req:<|>", f"{IMPORTED}def main(req: func.HttpRequest"),
    ],
)
def test_what_is_written_when_the_first_is_taken(script: str, expected: str) -> None:
    app = fixture(BINDINGS + script)
    assert written(app, complete(app.state, app.path, app.offset)[0]) == expected


WHOLE = "import json\n\n\nasync def main(req: func.HttpRequest, msg, *, doc='x, y') -> str:\n    return [req, '(']\n"


@pytest.mark.parametrize("length", range(len(WHOLE) + 1))
@pytest.mark.parametrize("rest", ["", WHOLE], ids=["nothing follows", "all follows"])
def test_every_prefix_gets_items_that_hold_the_cursor(length: int, rest: str) -> None:
    for item in items_at(f"{WHOLE[:length]}<|>{rest and WHOLE[length:]}"):
        start = len(WHOLE[:length])
        assert item.span.start <= start <= item.span.end
        assert all(edit.span.end < item.span.start for edit in item.also)
