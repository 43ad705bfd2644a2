"""What a binding needs only under a condition of its schema, such as one direction (`if`, `then` and `else`)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from funcls.schema.document import JsonData, JsonDict, dict_in, dicts_in, texts_in
from funcls.schema.property import Refusal, read_refusals


@dataclass(frozen=True, slots=True)
class Need:
    """Properties that an object needs, with who refuses it without them, if anyone does."""

    names: tuple[str, ...]
    refusal: Refusal | None


@dataclass(frozen=True, slots=True)
class Condition:
    """What an object needs where a property has a value, and what where it has another or none."""

    property: str
    value: JsonData
    met: Need
    unmet: Need

    def need(self, value: JsonDict) -> Need:
        """Return what an object in canonical form needs."""
        return self.met if self.property in value and value[self.property] == self.value else self.unmet


def read_conditions(schema: JsonDict) -> Iterator[Condition]:
    """Yield the conditions on the value of one property that stand in a schema, or in its `allOf`."""
    for stated in (schema, *dicts_in(schema, "allOf")):
        for name, each in dict_in(dict_in(stated, "if"), "properties").items():
            if isinstance(each, dict) and "const" in each:
                yield Condition(name, each["const"], _need(dict_in(stated, "then")), _need(dict_in(stated, "else")))


def needed(conditions: tuple[Condition, ...], value: JsonDict) -> Mapping[str, Refusal | None]:
    """Return the properties that a binding in canonical form needs by these conditions."""
    needs = [each.need(value) for each in conditions]
    return {name: each.refusal for each in needs for name in each.names}


def _need(branch: JsonDict) -> Need:
    return Need(texts_in(branch, "required"), read_refusals(branch).get("required"))
