"""A function of each type's skeleton, in an app with the bundle that brings it, is one without findings."""

from __future__ import annotations

import json

import pytest

from funcls.schema.catalogue import BindingType
from funcls.workspace.resources import load_catalogue
from support.apps import codes
from support.bundles import root_for
from support.skeletons import bindings_of, script_of

CATALOGUE = load_catalogue()


@pytest.mark.parametrize("entry", CATALOGUE.types, ids=lambda entry: entry.name)
def test_a_skeleton_gives_no_finding(entry: BindingType) -> None:
    bindings = bindings_of(entry, CATALOGUE)
    function = f"--- Orders/function.json\n{json.dumps({'bindings': bindings})}\n"
    assert codes(f"{root_for(entry)}{function}--- Orders/__init__.py\n{script_of(bindings, entry)}") == []
