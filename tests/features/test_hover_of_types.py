"""Hover says something of every binding type, and of every property that stands in its sample."""

from __future__ import annotations

import json
from datetime import datetime, timezone

import pytest

from funcls.features.hover import hover
from funcls.schema.catalogue import BindingType
from funcls.schema.document import JsonData
from funcls.schema.property import Property
from funcls.workspace.resources import load_catalogue
from support.apps import fixture

CATALOGUE = load_catalogue()
every_type = pytest.mark.parametrize("entry", CATALOGUE.types, ids=lambda entry: entry.name)


class Hovered:
    """A binding with every property of a type, and what hover says at its keys and values."""

    def __init__(self, entry: BindingType) -> None:
        self.values = {name: value_of(known, entry.skeleton.get(name)) for name, known in entry.properties.items()}
        binding = json.dumps(self.values, indent=2, ensure_ascii=False)
        self._app = fixture(f'--- Orders/function.json\n{{"bindings": [{binding}]}}\n')
        self._text = self._app.text("Orders/function.json")

    def at_key(self, name: str) -> str:
        return self._at(self._text.index(f'\n  "{name}": ') + len('\n  "'))

    def at_value(self, name: str) -> str:
        key = f'\n  "{name}": '
        return self._at(self._text.index(key) + len(key))

    def _at(self, offset: int) -> str:
        found = hover(self._app.state, "Orders/function.json", offset, datetime(2026, 11, 25, tzinfo=timezone.utc))
        return found.markdown if found else ""


def value_of(known: Property, sample: JsonData) -> JsonData:
    return sample if sample is not None else (*known.examples, *known.enum, known.default or "a text")[0]


@every_type
def test_a_type_says_what_it_is_where_it_comes_from_and_where_to_read_on(entry: BindingType) -> None:
    # An HTTP trigger says below the title where it is called.
    title, *_, description, direction, origin, docs = Hovered(entry).at_value("type").split("\n\n")
    assert title == f"**{entry.title}** (`{entry.name}`)"
    assert description == entry.description
    assert direction.startswith("Direction: `")
    assert origin.startswith(("Extension bundle: ", "Built into the host.", "No extension bundle brings it."))
    assert docs.startswith("[Microsoft's documentation](https://learn.microsoft.com/")


@every_type
def test_each_property_says_what_it_does_and_what_happens_without_it(entry: BindingType) -> None:
    hovered = Hovered(entry)
    for name, known in entry.properties.items():
        # The value of a name is about the parameter, that of a type about the type; brackets are about nothing.
        is_plain = name not in ("name", "type") and not isinstance(hovered.values[name], list | dict)
        for said in (hovered.at_key(name), *([hovered.at_value(name)] if is_plain else [])):
            assert said.startswith(f"**{known.title}** (`{name}`"), name
            assert known.description in said
            assert "[Microsoft's documentation](" in said
