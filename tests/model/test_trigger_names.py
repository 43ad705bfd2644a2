"""The names that a trigger gives to the other bindings of its function. Source: facts, section 5."""

from __future__ import annotations

import pytest

from funcls.model.trigger_names import TriggerNames, trigger_names
from support.apps import fixture


def names(*bindings: str) -> TriggerNames:
    app = fixture(f'--- Orders/function.json\n{{"bindings": [{", ".join(bindings)}]}}\n')
    (function,) = app.state.functions.values()
    return trigger_names(function.bindings, function.file.text)


def trigger(kind: str, more: str = "") -> str:
    return f'{{"name": "it", "type": "{kind}"{more}}}'


def test_in_order_with_their_words() -> None:
    found = names(trigger("httpTrigger", ', "route": "shops/{shop}/{Query?}"'))
    assert [(each.name, each.words, each.has_members) for each in found.given] == [
        ("shop", "a part of the route", False),
        ("Query", "a part of the route", False),
        ("Headers", "a header of the request", True),
        ("$request", "", False),
    ]


@pytest.mark.parametrize("name", ["shop", "SHOP", "shop.x"])
def test_a_name_is_found_up_to_its_first_dot_in_any_case(name: str) -> None:
    found = names(trigger("httpTrigger", ', "route": "{Shop}"')).named(name)
    assert found is not None
    assert found.name == "Shop"


@pytest.mark.parametrize(
    ("binding", "closed"),
    [
        (trigger("timerTrigger"), True),
        (trigger("cosmosDBTrigger"), True),
        (trigger("queueTrigger"), False),
        (trigger("httpTrigger", ', "route": "{id}"'), False),
        (trigger("ofMyOwnTrigger"), False),
        (trigger("blobTrigger", ', "path": "in/{name}"'), False),
        (trigger("blobTrigger", ', "path": "in/{name}", "dataType": "string"'), False),
        (trigger("blobTrigger", ', "path": "in/{name}", "dataType": "binary"'), True),
        (trigger("blobTrigger", ', "path": "%In%/{name}", "dataType": "binary"'), False),
        (trigger("blobTrigger", r', "path": "in\/{name}", "dataType": "binary"'), False),
        (trigger("blobTrigger", ', "dataType": "binary"'), True),
    ],
)
def test_whether_there_may_be_others(binding: str, closed: bool) -> None:
    assert names(binding).is_closed is closed


@pytest.mark.parametrize("bindings", [(), (trigger("queue"),), (trigger("timerTrigger"), trigger("queueTrigger"))])
def test_without_one_trigger(bindings: tuple[str, ...]) -> None:
    assert names(*bindings) == TriggerNames(None, (), is_closed=False)
