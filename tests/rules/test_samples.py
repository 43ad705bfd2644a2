"""The sample of each binding type makes a function that the host and the worker take: nothing is found in it."""

from __future__ import annotations

import json

import pytest

from funcls.model.binding import RETURN_NAME
from funcls.schema.catalogue import BindingType
from funcls.schema.document import JsonDict
from funcls.workspace.resources import load_catalogue
from support.apps import codes
from support.bundles import root_for

CATALOGUE = load_catalogue()
HTTP: JsonDict = {"name": "req", "type": "httpTrigger", "direction": "in", "route": "chats/{chatId}"}
every_type = pytest.mark.parametrize("entry", CATALOGUE.types, ids=lambda entry: entry.name)


def function_of(entry: BindingType) -> str:
    """Return an app with the sample of the type, and a trigger where it is none."""
    bindings = [dict(entry.skeleton)] if entry.is_trigger else [HTTP, dict(entry.skeleton)]
    parameters = ", ".join(parameter_of(each) for each in bindings if each["name"] != RETURN_NAME)
    returned = "return 'done'" if any(each["name"] == RETURN_NAME for each in bindings) else "..."
    return (
        f"{root_for(entry)}--- Orders/function.json\n{json.dumps({'bindings': bindings})}\n"
        f"--- Orders/__init__.py\nimport azure.functions as func\n\ndef main({parameters}):\n    {returned}\n"
    )


def parameter_of(binding: JsonDict) -> str:
    return f"{binding['name']}: func.Out[str]" if binding["direction"] == "out" else str(binding["name"])


@every_type
def test_nothing_is_found_in_a_sample(entry: BindingType) -> None:
    assert codes(function_of(entry)) == []


@every_type
def test_a_sample_holds_what_is_required_and_known(entry: BindingType) -> None:
    assert {each.name for each in entry.properties.values() if each.required} <= set(entry.skeleton)
    assert set(entry.skeleton) <= set(entry.properties)
