"""Where a binding departs from the schema of its type."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING, Final, cast

from funcls.schema import wording
from funcls.schema.canonical import CanonicalBinding
from funcls.schema.catalogue import JUDGED_ELSEWHERE, BindingType
from funcls.schema.document import JsonData
from funcls.schema.expressions import find_flaw
from funcls.schema.misspelt import missed, misspelt
from funcls.schema.plain_values import is_plainly_allowed
from funcls.schema.property import Property, Refusal
from funcls.syntax.json.path import JsonPath
from funcls.text.span import Span

if TYPE_CHECKING:
    from jsonschema.exceptions import ValidationError

UNKNOWN_PROPERTY: Final = "additionalProperties"
"""The keyword of a violation by a name that the type does not have. The host ignores it: never an error."""

_OPEN_TO_EXPRESSIONS: Final = frozenset({"enum", "pattern", "type"})
_LONGEST_KEPT: Final = 2000
"""Characters of a binding whose errors are kept: what an editor has seen typed must not add up."""
_NEVER_NULL: Final = frozenset({"boolean", "integer", "number"})


@dataclass(frozen=True, slots=True)
class Violation:
    """One departure from the schema.

    `keyword` is that of draft-07, `property` the name in the schema, or for an unknown property the one in the file.
    `span` is the value that is guilty, the key of an unknown property, or for a missing property the binding's type.
    `refusal` is None where nobody is known to refuse. `docs` is Microsoft's page for the subject.
    """

    keyword: str
    property: str
    span: Span
    message: str
    refusal: Refusal | None
    docs: str


def violations(entry: BindingType, canonical: CanonicalBinding) -> tuple[Violation, ...]:
    """Return the violations of a binding in text order; its name, type and direction are left to the rules."""
    found = [*_wrong_values(entry, canonical), *_missing(entry, canonical), *_unknown(entry, canonical)]
    return tuple(sorted(found, key=lambda each: each.span))


def _wrong_values(entry: BindingType, canonical: CanonicalBinding) -> Iterator[Violation]:
    reported = set(canonical.unread)
    judged = {
        name: value
        for name, value in canonical.value.items()
        if name not in JUDGED_ELSEWHERE and not is_plainly_allowed(entry, name, value)
    }
    if not judged:
        return
    text = json.dumps(judged)
    for error in _kept_errors(entry, text) if len(text) <= _LONGEST_KEPT else _errors(entry, text):
        path = tuple(error.absolute_path)
        prop = _property_at(entry, path)
        if prop is not None and path not in reported and not _is_open(prop, error):
            reported.add(path)
            yield Violation(
                keyword=str(error.validator),
                property=prop.name,
                span=canonical.spans[path],
                message=violation_message(prop, error, is_item=len(path) > 1),
                refusal=filled(_refusal(prop, error), canonical, cast("JsonData", error.instance)),
                docs=prop.docs,
            )


def _errors(entry: BindingType, judged: str) -> tuple[ValidationError, ...]:
    """Return what jsonschema finds in the judged properties, as JSON, a wrong type first: one is told of each value."""
    return tuple(sorted(entry.validator.iter_errors(json.loads(judged)), key=lambda each: each.validator != "type"))


@lru_cache(maxsize=256)
def _kept_errors(entry: BindingType, judged: str) -> tuple[ValidationError, ...]:
    """Return the same without looking again: most bindings are like others."""
    return _errors(entry, judged)


def _property_at(entry: BindingType, path: JsonPath) -> Property | None:
    prop = entry.known.get(str(path[0])) if path else None
    for _ in path[1:]:
        prop = prop.items if prop else None
    return prop


def _is_open(prop: Property, error: ValidationError) -> bool:
    """Whether the value is only known while the app runs, or a rule tells why it will never be."""
    value = error.instance
    if error.validator not in _OPEN_TO_EXPRESSIONS or not isinstance(value, str):
        return False
    return prop.holds_expression(value) or find_flaw(prop, value) is not None


def violation_message(prop: Property, error: ValidationError, *, is_item: bool) -> str:
    """Return what is wrong with the value of a property, and what to write."""
    value = cast("JsonData", error.instance)
    if error.validator == "type":
        return wording.wrong_type(prop, value, is_item=is_item)
    if error.validator == "enum":
        return wording.not_in_enum(prop, value)
    return wording.unfit(prop, value, str(error.validator), cast("JsonData", error.validator_value))


def _refusal(prop: Property, error: ValidationError) -> Refusal | None:
    # Json.NET reads null as no text and no array; only numbers and booleans cannot be null.
    if error.validator == "type" and error.instance is None and not _NEVER_NULL.intersection(prop.types):
        return None
    return prop.refusals.get(str(error.validator))


def _missing(entry: BindingType, canonical: CanonicalBinding) -> Iterator[Violation]:
    if canonical.damaged:
        return
    slips = misspelt(entry, canonical)
    for name, refusal in entry.needed_in(canonical.value).items():
        path: JsonPath = (name,)
        if name in JUDGED_ELSEWHERE or name in canonical.value or path in canonical.unread:
            continue
        prop = entry.properties[name]
        null = canonical.spans.get(path)
        slip = slips.get(prop.name)
        if null is not None and refusal is not None and refusal.needs_bundle:
            # The host builds the binding with a null; what the extension makes of it is not known.
            refusal = None
        message = wording.missing_as_null(entry, prop) if null else wording.missing(entry, prop)
        if slip is not None:
            message = wording.missing_as_misspelt(entry, prop, slip.key.value)
        yield Violation(
            keyword="required",
            property=prop.name,
            span=slip.key.span if slip else null or canonical.spans.get(("type",), canonical.span),
            message=message,
            refusal=filled(refusal, canonical, None),
            docs=prop.docs,
        )


def _unknown(entry: BindingType, canonical: CanonicalBinding) -> Iterator[Violation]:
    told = missed(entry, canonical)
    for member in canonical.unknown if not entry.is_open else ():
        if member in told:
            continue
        yield Violation(
            keyword=UNKNOWN_PROPERTY,
            property=member.key.value,
            span=member.key.span,
            message=wording.unknown_property(entry, member.key.value),
            refusal=None,
            docs=entry.docs,
        )


def filled(refusal: Refusal | None, canonical: CanonicalBinding, value: JsonData) -> Refusal | None:
    """Return the refusal with the words that the host will use for this binding."""
    if refusal is None:
        return None
    known = {"{name}": canonical.value.get("name"), "{type}": canonical.value.get("type"), "{value}": value}
    words = refusal.words
    for mark, shown in known.items():
        words = words.replace(mark, str(shown) if shown is not None else "")
    return replace(refusal, words=words)
