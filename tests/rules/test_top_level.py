"""The schema of function.json beside its bindings: the retry policy, odd items."""

from __future__ import annotations

import pytest

from support.apps import codes, fixture

BINDINGS = '"bindings": [{"type": "timerTrigger", "name": "timer", "direction": "in", "schedule": "0 0 * * * *"}]'


def app(members: str, bindings: str = BINDINGS) -> str:
    return f"""
        --- Orders/function.json
        {{{members}, {bindings}}}
        --- Orders/__init__.py
        def main(timer): ...
        """


@pytest.mark.parametrize(
    ("members", "found"),
    [
        ('"retry": {"strategy": "fixedDelay", "maxRetryCount": 3, "delayInterval": "00:00:10"}', []),
        ('"retry": {"Strategy": "FIXEDDELAY", "MaxRetryCount": "3", "delayinterval": "00:00:10"}', []),
        ('"retry": {"maxRetryCount": -1, "minimumInterval": "00:00:01", "maximumInterval": "00:01:00"}', []),
        ('"retry": null', []),
        ('"retry": {"strategy": "fixedDelay", "maxRetryCount": 3}', ["error property-required"]),
        ('"retry": {"strategy": "fixedDelay", "delayInterval": "00:00:10"}', ["error property-required"]),
        ('"retry": {"maxRetryCount": 3}', ["error property-required"] * 2),
        # What else is missing depends on the strategy that is meant.
        ('"retry": {"strategy": "fixed_delay", "maxRetryCount": 3}', ["error property-value"]),
        # Four ways to give no policy; no fact says what the host makes of any but the first.
        ('"retry": {}', ["error property-required"] * 3),
        ('"retry": []', ["warning property-value"]),
        ('"retry": "fixedDelay"', ["warning property-value"]),
        ('"retry": true', ["warning property-value"]),
        ('"entryPoint": ["main"]', ["warning property-value"]),
    ],
)
def test_top_level_values(members: str, found: list[str]) -> None:
    assert codes(app(members)) == found


def test_a_missing_property_marks_the_key_of_the_object_that_needs_it() -> None:
    found = fixture(app('"retry": {"strategy": "fixedDelay", "maxRetryCount": 3}')).marked()
    assert found == [("property-required", '"retry"')]


@pytest.mark.parametrize("item", ["5", '"timer"', "null", "[]"])
def test_an_item_that_is_no_binding(item: str) -> None:
    """The host casts each item to an object (read in source)."""
    items = f'"bindings": [{item}, {{"type": "timerTrigger", "name": "timer", "schedule": "0 0 * * * *"}}]'
    found = fixture(app('"entryPoint": "main"', items))

    assert found.marked() == [("property-value", item)]
    assert found.codes() == ["error property-value"]


def test_an_item_is_told_in_the_words_of_the_host() -> None:
    items = '"bindings": [5, {"type": "timerTrigger", "name": "timer", "schedule": "0 0 * * * *"}]'
    (found,) = fixture(app('"entryPoint": "main"', items)).state.findings()

    assert found.message == (
        'Each item here has to be an object: a binding. The host refuses the function, "Unable to cast object of type '
        "'Newtonsoft.Json.Linq.JValue' to type 'Newtonsoft.Json.Linq.JObject'\"."
    )


def test_an_object_that_is_being_typed_lacks_nothing_yet() -> None:
    assert codes(f"""
        --- Orders/function.json
        {{{BINDINGS}, "retry": {{
        }}
        --- Orders/__init__.py
        def main(timer): ...
        """) == ["error json-syntax"]
