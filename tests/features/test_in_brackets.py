"""A name in brackets: hover, definition and references."""

from __future__ import annotations

from datetime import datetime, timezone

import pytest

from funcls.features.definition import define
from funcls.features.hover import hover
from funcls.features.references import references
from support.apps import Fixture, fixture

NOW = datetime(2026, 11, 25, 12, 30, 15, tzinfo=timezone.utc)

HTTP = """{"bindings": [
  {"name": "req", "type": "httpTrigger", "direction": "in", "route": "orders/{Id:int:min(1)?}/{{raw}}/{*rest}"},
  {"name": "order", "type": "blob", "direction": "in", "path": "orders/{id}/{rand-guid:N}/{DateTime:yyyy.MM}"},
  {"name": "more", "type": "blob", "direction": "in", "path": "{ID}/{Query.page}/{Headers}/{customer}/{sys.x}"},
  {"name": "last", "type": "blob", "direction": "in", "path": "{sys.methodname}/{sys.utcnow:HH}/{open"},
  {"name": "$return", "type": "http", "direction": "out"}
]}"""

BLOB = """{"bindings": [
  {"name": "blob", "type": "blobTrigger", "direction": "in", "path": "in/{name}.{ext}", "dataType": "binary"},
  {"name": "copy", "type": "blob", "direction": "out", "path": "out/{name}-{Uri}-{nme}-{Properties.Length}"}
]}"""

GUID = "8f2c1a946f0e4c539f0d2f6f1f3f7b1e"
LINE_2, LINE_3, LINE_4 = (f"[`Orders/function.json:{n}`](file:///app/Orders/function.json#L{n})" for n in (2, 3, 4))
NUMBER = (
    "It has to be a whole number of 32 bits (`int`), and a whole number of at least 1 (`min(1)`), or the request gets "
    "404."
)


def at(place: str, text: str) -> Fixture:
    """Return the app with the cursor at a place that is written with the cursor mark."""
    assert text.count(place.replace("<|>", "")) == 1
    return fixture(f"--- Orders/function.json\n{text.replace(place.replace('<|>', ''), place)}\n")


def hovered(place: str, text: str) -> tuple[str, str]:
    app = at(place, text)
    found = hover(app.state, app.path, app.offset, NOW)
    assert found is not None
    return text[slice(*found.span)], found.markdown.partition("\n\n[Microsoft's documentation]")[0]


@pytest.mark.parametrize(
    ("place", "said"),
    [
        (
            "{I<|>d:int:min(1)?}",
            f"a part of the route. The path may end before it. {NUMBER} The handler has it as "
            f'`req.route_params["Id"]`, a text. Used in {LINE_3}, {LINE_4}.',
        ),
        (
            "{*re<|>st}",
            "a part of the route. It takes the rest of the path, slashes too. The handler has it as "
            '`req.route_params["rest"]`, a text.',
        ),
        ("{i<|>d}", f"a part of the route of the trigger, in {LINE_2}. The path may end before it. {NUMBER}"),
        ("<|>{ID}", f"a part of the route of the trigger, in {LINE_2}. The path may end before it. {NUMBER}"),
        ("{rand-gu<|>id:N}", f"a new GUID for each run, such as `{GUID}`."),
        (
            "{DateTime:yyyy<|>.MM}",
            "the time of the run, in UTC, such as `2026`. The host reads the format up to its first dot: `yyyy`.",
        ),
        ("{Query.<|>page}", "a parameter of the query string, `page`."),
        ("{Head<|>ers}", "a header of the request. It has members: `{Headers.name}` is one, a text."),
        (
            "{custo<|>mer}",
            "a parameter of the query string, or a property of a body that is a JSON object. Where there is none, the "
            "run fails: \"No value for named parameter 'customer'.\"",
        ),
        ("{sys.<|>x}", "the host knows no such value of its own; it can only come from what starts the function."),
        ("{sys.method<|>name}", "the name of the function, `Orders`."),
        ("{sys.utcnow:H<|>H}", "the time of the run, in UTC, such as `12`."),
    ],
)
def test_hover(place: str, said: str) -> None:
    whole = place.replace("<|>", "")
    name = whole.strip("{}*").partition(":")[0]
    assert hovered(place, HTTP) == (whole, f"**`{{{name}}}`**: {said}")


@pytest.mark.parametrize(
    ("place", "said"),
    [
        ("in/{na<|>me}", f"gives a part of 'path' a name. Other bindings can use it. Used in {LINE_3}."),
        ("out/{na<|>me}", f"a part of 'path' of the trigger, in {LINE_2}."),
        ("{U<|>ri}", "the address of the blob."),
        ("{Properties.Le<|>ngth}", "the properties of the blob, `Length`."),
        ("{n<|>me}", "nothing gives this name a value: the trigger 'blob' has no such name, so that each run fails."),
    ],
)
def test_hover_of_a_blob_trigger(place: str, said: str) -> None:
    assert hovered(place, BLOB)[1].partition(": ")[2] == said


@pytest.mark.parametrize(
    ("kind", "goes_before"), [("queueTrigger", True), ("timerTrigger", False), ("activityTrigger", False)]
)
def test_what_the_event_may_bring_instead(kind: str, goes_before: bool) -> None:
    name = {"queueTrigger": "Id", "timerTrigger": "TimerTrigger", "activityTrigger": "instanceId"}[kind]
    trigger = f'{{"name": "it", "type": "{kind}"}}'
    output = f'{{"name": "copy", "type": "blob", "direction": "out", "path": "{{{name}}}"}}'
    _, said = hovered(f"{{{name}<|>}}", f'{{"bindings": [{trigger}, {output}]}}')
    assert ("a JSON object with a property of this name, that goes before it" in said) is goes_before


@pytest.mark.parametrize("place", ["{{ra<|>w}}", "{op<|>en", "or<|>ders/{id}"])
def test_where_the_property_is_told(place: str) -> None:
    assert "**Route**" in hovered(place, HTTP)[1] or "**Path**" in hovered(place, HTTP)[1]


@pytest.mark.parametrize(
    ("place", "text", "target"),
    [
        ("{i<|>d}", HTTP, "Id"),
        ("{I<|>D}", HTTP, "Id"),
        ("{I<|>d:int:min(1)?}", HTTP, "Id"),
        ("out/{na<|>me}", BLOB, "name"),
        ("{custo<|>mer}", HTTP, None),
        ("{rand-<|>guid:N}", HTTP, None),
        ("{{ra<|>w}}", HTTP, None),
    ],
)
def test_definition(place: str, text: str, target: str | None) -> None:
    app = at(place, text)
    found = define(app.state, app.path, app.offset)
    assert [text[slice(*each.target.span)] for each in found] == ([target] if target else [])
    origins = [place.replace("<|>", "").removeprefix("out/")] if target else []
    assert [text[slice(*each.origin)] for each in found] == origins


@pytest.mark.parametrize(
    ("place", "text", "used", "given"),
    [
        ("{i<|>d}", HTTP, ["id", "ID"], ["Id"]),
        ("{I<|>d:int:min(1)?}", HTTP, ["id", "ID"], ["Id"]),
        ("in/{na<|>me}", BLOB, ["name"], ["name"]),
        ("{custo<|>mer}", HTTP, ["customer"], []),
        ('"re<|>q"', HTTP, [], ["req"]),
        ("orders/{{r<|>aw}}", HTTP.replace("/{Id:int:min(1)?}", ""), [], []),
    ],
)
def test_references(place: str, text: str, used: list[str], given: list[str]) -> None:
    app = at(place, text)
    both = references(app.state, app.path, app.offset, include_declaration=True)
    only = references(app.state, app.path, app.offset, include_declaration=False)
    assert [text[slice(*each.span)] for each in only] == used
    assert [text[slice(*each.span)] for each in both] == [*given, *used]
    assert {each.path for each in both} <= {"Orders/function.json"}


def test_references_in_other_files() -> None:
    app = fixture("--- Orders/function.json\n{}\n--- Orders/__init__.py\ndef main(): ma<|>in\n")
    assert references(app.state, app.path, app.offset, include_declaration=True) == []
