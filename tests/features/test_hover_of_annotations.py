"""Hover on the invocation context, on `func.Out[...]` and on the return annotation."""

from __future__ import annotations

from datetime import datetime, timezone

import pytest

from funcls.features.hover import hover
from support.apps import fixture

TIMER = '{"name": "timer", "type": "timerTrigger", "schedule": "0 0 * * * *"}'
REQ = '{"name": "req", "type": "httpTrigger"}'
ANSWER = '{"name": "$return", "type": "http", "direction": "out"}'
FILE = '{"name": "out", "type": "blob", "direction": "out", "path": "a/b", "connection": "C"}'
OWN = '{"name": "out", "type": "ofMyOwn", "direction": "out"}'
ACTIVITY = '{"name": "order", "type": "activityTrigger"}'
ORCHESTRATOR = '{"name": "context", "type": "orchestrationTrigger"}'
ENTITY = '{"name": "context", "type": "entityTrigger"}'


def hovered(definition: str, *bindings: str) -> tuple[str, str]:
    """Return the text that is marked in a script and what is said of it; two empty texts for no answer."""
    opened = fixture(
        f'--- F/function.json\n{{"bindings": [{", ".join(bindings)}]}}\n'
        f"--- F/__init__.py\nimport azure.functions as func\nimport azure.durable_functions as df\n{definition}\n"
    )
    found = hover(opened.state, opened.path, opened.offset, datetime(2026, 11, 25, tzinfo=timezone.utc))
    return (opened.text(opened.path)[slice(*found.span)], found.markdown) if found else ("", "")


@pytest.mark.parametrize(
    ("definition", "expected"),
    [
        ("def main(timer, con<|>text): ...", "context"),
        ("def main(timer, context: func.Con<|>text): ...", "func.Context"),
    ],
)
def test_the_invocation_context(definition: str, expected: str) -> None:
    marked, said = hovered(definition, TIMER)

    assert marked == expected
    assert said.startswith("`context`: the invocation context, a `func.Context`.")
    assert "\n- `function_name`: `F`\n" in said
    for each in ("invocation_id", "function_directory", "trace_context", "retry_context", "thread_local_storage"):
        assert f"\n- `{each}`: " in said


@pytest.mark.parametrize(
    ("definition", "binding", "begins", "has"),
    [
        (
            "def f(con<|>text): yield\nmain = df.Orchestrator.create(f)",
            ORCHESTRATOR,
            "An orchestrator gets no `func.Context`: `context` is a `df.DurableOrchestrationContext`.",
            "call_activity(...)",
        ),
        (
            "def f(c<|>tx): ...\nmain = df.Entity.create(f)",
            ENTITY,
            "An entity gets no `func.Context`: `ctx` is a `df.DurableEntityContext`.",
            "operation_name",
        ),
    ],
)
def test_what_durable_handlers_get_instead(definition: str, binding: str, begins: str, has: str) -> None:
    _, said = hovered(definition, binding)

    assert said.startswith(begins)
    assert has in said


def test_a_durable_handler_that_no_library_makes() -> None:
    _, said = hovered("def main(con<|>text): yield", ORCHESTRATOR)

    assert said.startswith("`context`: **orchestrationTrigger**")
    assert "`context` is a `df.DurableOrchestrationContext`." in said


@pytest.mark.parametrize(
    ("definition", "binding", "takes"),
    [
        (
            "def main(timer, out: func.O<|>ut[str]): ...",
            FILE,
            "takes `func.InputStream`, `str`, `bytes`, `bytearray` or any class with a `read` method.",
        ),
        ("def main(timer, out: func.Out[by<|>tes]): ...", OWN, "`out.set(value)` gives what goes out"),
        (
            "def main(timer, out: <|>func.Out): ...",
            '{"name": "out", "type": "serviceBus", "direction": "out", "queueName": "q", "connection": "C"}',
            "`func.Out[...]` takes `str` or `bytes`.",
        ),
    ],
)
def test_out(definition: str, binding: str, takes: str) -> None:
    marked, said = hovered(definition, TIMER, binding)

    assert marked.startswith("func.Out")
    assert said.startswith("`out`: **")
    assert "direction `out`, in [`F/function.json:1`](file:///app/F/function.json#L1)\n\n" in said
    assert takes in said


@pytest.mark.parametrize(
    ("definition", "bindings", "says"),
    [
        (
            "def main(req) -> func.Http<|>Response: ...",
            (REQ, ANSWER),
            "\n\nThe annotation may be `func.HttpResponse` or `str`.\n\n",
        ),
        (
            "def main(timer) -> s<|>tr: ...",
            (TIMER,),
            "No binding has the name `$return`, so the handler may return nothing but `None`: else the call fails.",
        ),
        (
            "def main(order) -> s<|>tr: ...",
            (ACTIVITY,),
            "No binding has the name `$return`, and none is needed: what called the function gets the value.",
        ),
    ],
)
def test_the_return_annotation(definition: str, bindings: tuple[str, ...], says: str) -> None:
    assert says in hovered(definition, *bindings)[1]


@pytest.mark.parametrize(
    ("why", "definition", "bindings"),
    [
        ("it is no Out", "def main(timer: func.Timer<|>Request): ...", (TIMER,)),
        ("nothing binds it", "def main(timer, out: func.O<|>ut[str]): ...", (TIMER,)),
        ("the binding is an input", "def main(timer: func.O<|>ut[str]): ...", (TIMER,)),
        ("the worker may take the value", "def main(timer) -> s<|>tr: ...", (TIMER, OWN)),
        ("the bindings are not known", "def main(timer) -> s<|>tr: ...", (TIMER, "{")),
    ],
)
def test_nothing_where(why: str, definition: str, bindings: tuple[str, ...]) -> None:
    assert hovered(definition, *bindings) == ("", ""), why
