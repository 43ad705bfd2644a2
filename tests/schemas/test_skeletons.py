"""A function of each type's skeleton, the way completion writes it, is one that nothing is to be said of."""

from __future__ import annotations

import json

import pytest

from funcls.schema.catalogue import BindingType
from funcls.schema.document import JsonDict
from funcls.workspace.resources import load_catalogue
from support.apps import codes
from support.bundles import root_for

CATALOGUE = load_catalogue()


def bindings(entry: BindingType) -> list[JsonDict]:
    """Return the skeleton of a type, beside a trigger where it is none."""
    trigger = CATALOGUE.type_named("timerTrigger")
    assert trigger is not None
    return [dict(each.skeleton) for each in ((entry,) if entry.is_trigger else (trigger, entry))]


def script(entry: BindingType) -> str:
    if entry.durable == "orchestrator":
        return (
            "import azure.durable_functions as df\ndef work(context):\n    yield\nmain = df.Orchestrator.create(work)"
        )
    names = [str(each["name"]) for each in bindings(entry)]
    return f"def main({', '.join(name for name in names if name != '$return')}): return None"


@pytest.mark.parametrize("entry", CATALOGUE.types, ids=lambda entry: entry.name)
def test_a_skeleton_gives_no_finding(entry: BindingType) -> None:
    function_json = json.dumps({"bindings": bindings(entry)})
    app = f"{root_for(entry)}--- Orders/function.json\n{function_json}\n--- Orders/__init__.py\n{script(entry)}\n"
    assert codes(app) == []
