"""Bindings as the host and the worker read them."""

from __future__ import annotations

import pytest

from funcls.model.binding import Binding, Direction, Field, is_valid_name
from funcls.text.span import Span
from support.apps import Fixture, fixture


def bound(text: str) -> tuple[Fixture, Binding]:
    """The app of one function.json with one binding, and that binding."""
    app = fixture(f'--- Orders/function.json\n{{"bindings": [{text}]}}\n--- Orders/__init__.py\n')
    function = app.state.function("Orders")
    assert function is not None
    (binding,) = function.bindings
    return app, binding


def shown(app: Fixture, span: Span) -> str:
    return app.text("Orders/function.json")[slice(*span)]


@pytest.mark.parametrize(
    ("member", "direction"),
    [
        ("", Direction.IN),
        (', "direction": "out"', Direction.OUT),
        (', "Direction": "InOut"', Direction.INOUT),
        (', "direction": 0', Direction.IN),
        (', "direction": 1', Direction.OUT),
        (', "direction": 2.0', Direction.INOUT),
        (', "direction": 3', None),
        (', "direction": 0.5', None),
        (', "direction": "output"', None),
        (', "direction": ""', None),
        (', "direction": null', None),
        (', "direction": []', None),
    ],
)
def test_the_direction(member: str, direction: Direction | None) -> None:
    _, binding = bound(f'{{"type": "queue"{member}}}')

    assert binding.direction is direction


@pytest.mark.parametrize(
    ("text", "is_trigger"),
    [
        ('{"type": "httpTrigger"}', True),
        ('{"TYPE": "HTTPTRIGGER", "direction": "in"}', True),
        ('{"type": "anyTrigger"}', True),
        ('{"type": "httpTrigger", "direction": "out"}', False),
        ('{"type": "httpTriggers"}', False),
        ("{}", False),
    ],
)
def test_what_the_host_counts_as_a_trigger(text: str, is_trigger: bool) -> None:
    assert bound(text)[1].is_trigger is is_trigger


def test_of_keys_that_differ_in_case_the_exact_one_is_read() -> None:
    _, binding = bound('{"Name": "upper", "name": "exact", "TYPE": "http", "type": "httpTrigger"}')

    assert (binding.name, binding.type) == ("exact", "httpTrigger")


def test_numbers_are_read_as_text() -> None:
    assert bound('{"name": 1, "type": "http"}')[1].name == "1"


@pytest.mark.parametrize(
    ("text", "name", "type_", "direction"),
    [
        ('{"name": "a", "type": "b", "direction": "c"}', '"a"', '"b"', '"c"'),
        ('{"name": "a", "type": "b"}', '"a"', '"b"', '"b"'),
        ('{"name": "a"}', '"a"', '"a"', '"a"'),
        ('{"type": "b"}', '"b"', '"b"', '"b"'),
        ("{}", "{", "{", "{"),
        ('{"name": }', '"name"', '"name"', '"name"'),
    ],
)
def test_the_smallest_places(text: str, name: str, type_: str, direction: str) -> None:
    app, binding = bound(text)

    places = (binding.name_span, binding.type_span, binding.direction_span)
    assert [shown(app, span) for span in places] == [name, type_, direction]


@pytest.mark.parametrize(
    ("value", "text", "is_null", "is_complete"),
    [
        ('"req"', "req", False, True),
        ('""', "", False, True),
        ("3", "3", False, True),
        ("null", None, True, True),
        ("[]", None, False, True),
        ("", None, True, False),
        ('"re', "re", False, False),
    ],
)
def test_a_field(value: str, text: str | None, is_null: bool, is_complete: bool) -> None:
    _, binding = bound(f'{{"name": {value}\n}}')

    field = binding.name_field
    assert isinstance(field, Field)
    assert (field.text, field.is_null, field.is_complete) == (text, is_null, is_complete)


def test_canonical_names_lead_back_to_the_text() -> None:
    app, binding = bound('{"TYPE": "HttpTrigger", "name": "req", "AUTHLEVEL": "Anonymous", "methods": ["GET", "x"]}')

    assert binding.canonical is not None
    assert binding.canonical.value["authLevel"] == "anonymous"
    assert shown(app, binding.canonical.key_spans[("authLevel",)]) == '"AUTHLEVEL"'
    assert shown(app, binding.canonical.spans[("authLevel",)]) == '"Anonymous"'
    assert shown(app, binding.canonical.spans[("methods", 1)]) == '"x"'
    assert binding.canonical is binding.canonical


def test_a_type_without_schema_has_no_canonical_form_and_no_violations() -> None:
    _, binding = bound('{"type": "ofMyOwnTrigger", "name": "it", "anything": []}')

    assert (binding.entry, binding.canonical, binding.violations) == (None, None, ())


@pytest.mark.parametrize(
    "text",
    [
        '{"type": "timerTrigger", "name": "timer", "sche',
        '{"type": "timerTrigger" "name": "timer"}',
        '{"type": "httpTrigger", "authLevel": "none", "methods": ["get" "post"]}',
        '{"type": "httpTrigger", "authLevel": "none", "methods": [["get" "post"]]}',
        '{"type": "httpTrigger", "authLevel": "none", "methods": [{"get" "post"}]}',
        '{"type": "httpTrigger", "authLevel": "none", "more": {"deep": ["get" "post"]}}',
    ],
)
def test_a_binding_that_is_half_typed_violates_nothing(text: str) -> None:
    assert bound(text)[1].violations == ()


def test_a_binding_that_is_whole_does() -> None:
    app, binding = bound('{"type": "timerTrigger", "name": "timer", "schedule": ""}')

    assert [shown(app, each.span) for each in binding.violations] == ['""']


@pytest.mark.parametrize(
    ("name", "oldest", "is_valid"),
    [
        ("req", (4, 1000), True),
        ("my_req", (4, 1037), False),
        ("my_req", (4, 1038), True),
        ("$return", (4, 1000), True),
        ("$return", (4, 1038), True),
        ("$returns", (4, 1038), False),
        ("a__b", (4, 1038), False),
        ("__a", (4, 1038), False),
        ("_a", (4, 1038), True),
        ("a" * 128, (4, 1038), True),
        ("a" * 129, (4, 1038), False),
        # In .NET, `$` also stands before a last line break.
        ("a\n", (4, 1038), True),
        ("ä", (4, 1038), False),
    ],
)
def test_names_by_the_version_of_the_host(name: str, oldest: tuple[int, int], is_valid: bool) -> None:
    assert is_valid_name(name, oldest) is is_valid


def test_items_that_are_no_objects_keep_their_place_in_the_count() -> None:
    app = fixture('--- Orders/function.json\n{"bindings": [1, {"type": "http"}, "x", {}]}\n--- Orders/__init__.py\n')
    function = app.state.function("Orders")

    assert function is not None
    assert [binding.index for binding in function.bindings] == [1, 3]
