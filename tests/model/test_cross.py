"""What one function tells the others."""

from __future__ import annotations

import pytest

from funcls.model.cross import CrossFacts, Route, cross_facts
from funcls.model.source import Place
from funcls.text.span import Span
from support.apps import fixture

PLACE = Place("Orders/function.json", Span(0, 1))


def route_of(trigger: str) -> Route | None:
    app = fixture(f'--- Orders/function.json\n{{"bindings": [{trigger}]}}\n--- Orders/__init__.py\n')
    function = app.state.function("Orders")
    assert function is not None
    return cross_facts(function).route


@pytest.mark.parametrize(
    ("trigger", "text", "methods"),
    [
        ('{"type": "httpTrigger", "route": "/Items/{ID}/", "methods": ["GET", "get"]}', "items/{id}", {"GET", "get"}),
        ('{"TYPE": "HTTPTRIGGER", "Route": "items", "Methods": []}', "items", None),
        ('{"type": "httpTrigger", "route": ""}', "orders", None),
        ('{"type": "httpTrigger"}', "orders", None),
    ],
)
def test_a_route_as_the_host_compares_it(trigger: str, text: str, methods: set[str] | None) -> None:
    route = route_of(trigger)

    assert route is not None
    assert (route.text, route.methods) == (text, methods)


@pytest.mark.parametrize(
    "trigger",
    [
        '{"type": "timerTrigger", "route": "items"}',
        '{"type": "httpTrigger", "direction": "out"}',
        "{}",
        '{"type": "httpTrigger", "route": ["items"]}',
        '{"type": "httpTrigger", "route": "items',
        '{"type": "httpTrigger", "rou',
        '{"type": "httpTrigger", "route":',
    ],
)
def test_what_has_no_route(trigger: str) -> None:
    assert route_of(trigger) is None


@pytest.mark.parametrize(
    ("one", "other", "overlap"),
    [
        (None, None, True),
        (None, {"get"}, True),
        ({"get", "post"}, {"post"}, True),
        ({"get"}, {"post"}, False),
        ({"get"}, {"GET"}, False),
    ],
)
def test_methods_that_meet(one: set[str] | None, other: set[str] | None, overlap: bool) -> None:
    first, second = (Route("items", frozenset(each) if each else None, PLACE) for each in (one, other))

    assert first.overlaps(second) is overlap
    assert second.overlaps(first) is overlap


def test_facts_are_compared_by_value() -> None:
    assert CrossFacts(Route("items", None, PLACE)) == CrossFacts(Route("items", None, PLACE))
    assert CrossFacts() != CrossFacts(Route("items", None, PLACE))
