"""From `req.route_params["id"]` to the route and back."""

from __future__ import annotations

import pytest

from funcls.features.definition import define
from funcls.features.highlights import highlights
from funcls.features.references import references
from support.apps import Fixture, fixture

APP = """
--- Orders/function.json
{"bindings": [
  {"name": "req", "type": "httpTrigger", "direction": "in", "route": "orders/{id}/{day}"},
  {"name": "order", "type": "blob", "direction": "in", "path": "orders/{ID}"},
  {"name": "$return", "type": "http", "direction": "out"}
]}
--- Orders/__init__.py
def main(req, order):
    other = requests()
    return req.route_params["id"], req.route_params.get("id"), other.route_params.get("day"), req.headers["id"]
"""


def at(place: str, text: str = APP) -> Fixture:
    assert text.count(place.replace("<|>", "")) == 1
    return fixture(text.replace(place.replace("<|>", ""), place))


def shown(app: Fixture, *, include_declaration: bool) -> list[str]:
    """Return each place with what stands before it in its line, for that tells them apart."""
    found = references(app.state, app.path, app.offset, include_declaration=include_declaration)
    texts = [(each, app.text(each.path)) for each in found]
    return [text[text.rfind(" ", 0, each.span.start) + 1 : each.span.end] for each, text in texts]


ID = ['"orders/{ID', 'req.route_params["id', 'req.route_params.get("id']


@pytest.mark.parametrize(
    "place", ["orders/{i<|>d}", "orders/{I<|>D}", 'route_params["i<|>d"]', 'req.route_params.get("<|>id"']
)
def test_each_place_of_a_part_leads_to_all(place: str) -> None:
    app = at(place)
    assert sorted(shown(app, include_declaration=False)) == sorted(ID)
    assert sorted(shown(app, include_declaration=True)) == sorted(['"orders/{id', *ID])


@pytest.mark.parametrize(
    ("place", "part"),
    [
        ('route_params["i<|>d"]', "id"),
        ('req.route_params.get("<|>id"', "id"),
        ('headers["i<|>d"]', None),
        ("req.route_<|>params.get", None),
    ],
)
def test_python_leads_to_the_route(place: str, part: str | None) -> None:
    app = at(place)
    found = define(app.state, app.path, app.offset)
    assert [(each.target.path, app.text(each.target.path)[slice(*each.target.span)]) for each in found] == (
        [("Orders/function.json", part)] if part else []
    )


def test_what_another_request_is_asked_for_counts_only_where_no_other_function_runs_the_code() -> None:
    assert len(shown(at("{da<|>y}"), include_declaration=False)) == 1
    shared = APP + '--- Other/function.json\n{"scriptFile": "../Orders/__init__.py", "bindings": []}\n'
    assert shown(at("{da<|>y}", shared), include_declaration=False) == []


def test_the_same_part_is_highlighted() -> None:
    app = at('route_params["i<|>d"]')
    text = app.text(app.path)
    assert [text[: each.span.start].count("\n") for each in highlights(app.state, app.path, app.offset)] == [2, 2]
