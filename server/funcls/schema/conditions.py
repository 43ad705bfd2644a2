"""What a binding needs only under a condition of its schema, such as one direction (`if`, `then` and `else`)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from funcls.schema.document import JsonDict, dict_in, dicts_in, texts_in
from funcls.schema.property import Refusal, read_refusals

if TYPE_CHECKING:
    from jsonschema import Draft7Validator


@dataclass(frozen=True)
class Need:
    """Properties that a binding needs, with who refuses it without them, if anyone does."""

    names: tuple[str, ...]
    refusal: Refusal | None


@dataclass(frozen=True, eq=False)
class Condition:
    """A condition that a binding in canonical form meets or not, and what it needs in each case."""

    schema: JsonDict
    met: Need
    unmet: Need

    def need(self, value: JsonDict) -> Need:
        """Return what the binding needs. The first use in a process imports jsonschema (70 ms)."""
        return self.met if self._validator.is_valid(value) else self.unmet

    @cached_property
    def _validator(self) -> Draft7Validator:
        from jsonschema import Draft7Validator

        return Draft7Validator(self.schema)


def read_conditions(schema: JsonDict) -> tuple[Condition, ...]:
    """Return the conditions that stand in the `allOf` of a schema."""
    return tuple(
        Condition(dict_in(each, "if"), _need(dict_in(each, "then")), _need(dict_in(each, "else")))
        for each in dicts_in(schema, "allOf")
        if "if" in each
    )


def needed(conditions: tuple[Condition, ...], value: JsonDict) -> Mapping[str, Refusal | None]:
    """Return the properties that a binding in canonical form needs by these conditions."""
    needs = [each.need(value) for each in conditions]
    return {name: each.refusal for each in needs for name in each.names}


def _need(branch: JsonDict) -> Need:
    return Need(texts_in(branch, "required"), read_refusals(branch).get("required"))
