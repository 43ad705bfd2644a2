"""Where a function.json departs from its schema beside the bindings."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, cast

from funcls.schema import wording
from funcls.schema.canonical import CanonicalBinding, canonicalize_members
from funcls.schema.catalogue import Catalogue
from funcls.schema.document import JsonData, JsonDict
from funcls.schema.property import Property, Refusal, read_refusals
from funcls.schema.validation import Violation, filled, violation_message
from funcls.syntax.json.path import JsonPath
from funcls.syntax.json.tree import JsonArray, JsonObject, JsonValue, Member, holds_damage

if TYPE_CHECKING:
    from jsonschema.exceptions import ValidationError


def json_net_type(value: JsonValue | None) -> str:
    """Return the class by which Json.NET holds the value, as messages of the host name it."""
    kinds = {JsonObject: "JObject", JsonArray: "JArray"}
    return f"Newtonsoft.Json.Linq.{kinds.get(type(value), 'JValue')}"


def top_level_violations(root: JsonObject, bindings: Member | None, catalogue: Catalogue) -> tuple[Violation, ...]:
    """Return the violations of the object of a function.json in text order; those within bindings are left out."""
    found = [*_wrong_items(bindings), *_wrong_values(root, catalogue)]
    return tuple(sorted(found, key=lambda each: each.span))


def _wrong_items(bindings: Member | None) -> Iterator[Violation]:
    if bindings is None or not isinstance(bindings.value, JsonArray) or bindings.value.damaged:
        return
    for item in bindings.value.items:
        if not isinstance(item, JsonObject):
            message = "Each item here has to be an object: a binding."
            words = f"Unable to cast object of type '{json_net_type(item)}' to type 'Newtonsoft.Json.Linq.JObject'."
            yield Violation("type", bindings.key.value, item.span, message, Refusal("host", "read", words), docs="")


def _wrong_values(root: JsonObject, catalogue: Catalogue) -> Iterator[Violation]:
    properties = {each.name: each for each in catalogue.top_level_judged}
    standing = [properties[each.key.value] for each in root.members if each.key.value in properties]
    if not any(each.enum or each.properties for each in standing):
        # The common ones take any text: nothing to ask jsonschema, whose import takes 70 ms.
        standing = [each for each in standing if not _is_text(root, each)]
    canonical = canonicalize_members(root, standing)
    if not canonical.value:
        return
    errors = list(catalogue.top_level_validator.iter_errors(canonical.value))
    wrong = {tuple(error.absolute_path) for error in errors if error.validator != "required"}
    for error in errors:
        path = tuple(error.absolute_path)
        is_conditional = not {"then", "else"}.isdisjoint(error.absolute_schema_path)
        if error.validator == "required" and root.damaged:
            # The brace that closes the value may be meant for the whole.
            continue
        prop = _property_at(properties, path)
        if is_conditional and (
            any(each[: len(path)] == path for each in wrong)
            or _has_unread_choice(prop, path, cast("JsonDict", error.instance), canonical)
        ):
            # What is needed besides depends on the very value that is wrong, or that nobody can read.
            continue
        member = root.get(str(path[0])) if path else None
        if prop is None or member is None or path in canonical.unread or holds_damage(member.value):
            continue
        yield from _violations(error, prop, path, canonical)


def _has_unread_choice(prop: Property | None, path: JsonPath, value: JsonDict, canonical: CanonicalBinding) -> bool:
    """Whether an enum, on which may depend what else is needed, stands in the file as null or in an unread form."""
    choices = [each.name for each in prop.properties.values() if each.enum] if prop else []
    return any(name not in value and (*path, name) in canonical.spans for name in choices)


def _is_text(root: JsonObject, prop: Property) -> bool:
    member = root.get(prop.name)
    return member is not None and member.value is not None and not isinstance(member.value, JsonObject | JsonArray)


def _property_at(properties: dict[str, Property], path: JsonPath) -> Property | None:
    prop = properties.get(str(path[0])) if path else None
    for name in path[1:]:
        prop = prop.properties.get(str(name)) if prop else None
    return prop


def _violations(
    error: ValidationError, prop: Property, path: JsonPath, canonical: CanonicalBinding
) -> Iterator[Violation]:
    keyword = str(error.validator)
    stated = read_refusals(cast("JsonDict", error.schema)).get(keyword)
    refusal = filled(stated, canonical, cast("JsonData", error.instance))
    if keyword != "required":
        message = violation_message(prop, error, is_item=False)
        yield Violation(keyword, prop.name, canonical.spans[path], message, refusal, prop.docs)
        return
    for name in cast("list[str]", error.validator_value):
        # jsonschema gives an error for each missing property and tells which one in its message alone.
        if name not in cast("JsonDict", error.instance) and error.message.startswith(repr(name)):
            message = wording.missing_in(prop, prop.properties[name])
            yield Violation(keyword, name, canonical.key_spans[path], message, refusal, prop.docs)
