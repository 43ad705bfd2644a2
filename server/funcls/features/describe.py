"""What the schemas say, as Markdown, and sample values as JSON text."""

from __future__ import annotations

import json

from funcls.features.describe_key import describe_key_of
from funcls.features.results import Subject
from funcls.features.scope import property_of
from funcls.schema.catalogue import BindingType, BundleRange, Catalogue
from funcls.schema.property import Property
from funcls.schema.schedule_words import describe_refusal, describe_schedule

_STABLE = "ExtensionBundle"
"""How the id of the bundle ends that is no preview."""


def document(subject: Subject, catalogue: Catalogue) -> str:
    """Return the documentation of a subject as Markdown; empty for one that the catalogue does not know."""
    if subject.file:
        return describe_key_of(subject, catalogue)
    if subject.path:
        known = property_of(subject, catalogue)
        return describe_property(known, subject.value or None) if known is not None else ""
    entry = catalogue.type_named(subject.type)
    return describe_type(entry) if entry is not None else ""


def describe_type(entry: BindingType, more: str = "") -> str:
    """Return the documentation of a binding type; `more` stands right below its title."""
    directions = " or ".join(f"`{each}`" for each in entry.directions)
    parts = [
        f"**{entry.title}** (`{entry.name}`)",
        more,
        entry.description,
        f"Direction: {directions}.",
        _origin(entry),
        _link(entry.docs),
    ]
    return "\n\n".join(part for part in parts if part)


def _origin(entry: BindingType) -> str:
    """Return where the host has the type from."""
    if not entry.needs_extension:
        return "Built into the host."
    if not entry.bundles:
        return "No extension bundle brings it."
    return f"Extension bundle: {', '.join(map(_bundle, entry.bundles))}."


def _bundle(bundle: BundleRange) -> str:
    channel = bundle.channel.rpartition(".")[2]
    name = f"{bundle.major}" if channel == _STABLE else f"{channel} {bundle.major}"
    return f"{name} from {bundle.first} to {bundle.last}" if bundle.last else f"{name} since {bundle.first}"


def describe_property(known: Property, value: str | None = None, more: str = "") -> str:
    """Return the documentation of a property; what `value` means stands first where that can be told, then `more`."""
    parts = [f"**{known.title}** (`{known.name}`{', required' if known.required else ''})"]
    explained = _explanation(known, value)
    if explained:
        parts.append(explained)
    parts += [more, known.description]
    if known.directions:
        parts.append(f"Counts for direction {' or '.join(f'`{each}`' for each in known.directions)} alone.")
    if known.deprecated:
        parts.append(f"*Has no effect:* {known.deprecated}")
    if known.enum and not explained:
        parts.append("\n".join(_enum_line(known, each) for each in known.enum))
    if known.default is not None:
        parts.append(f"Default: `{json.dumps(known.default)}`.")
    parts.append(_link(known.docs))
    return "\n\n".join(part for part in parts if part)


def _explanation(known: Property, value: str | None) -> str:
    if known.schedule and value is not None:
        words = describe_schedule(value)
        said = f"{words}." if words else describe_refusal(value)
        if said:
            return f"`{value}`: {said}"
    meant = next((each for each in known.enum if value is not None and each.lower() == value.lower()), None)
    meaning = known.enum_descriptions.get(meant) if meant is not None else None
    return f"`{meant}`: {meaning}" if meaning else ""


def _enum_line(known: Property, value: str) -> str:
    meaning = known.enum_descriptions.get(value)
    return f"- `{value}`: {meaning}" if meaning else f"- `{value}`"


def _link(docs: str) -> str:
    return f"[Microsoft's documentation]({docs})" if docs else ""


def sample(known: Property) -> str:
    """Return a value of the property as JSON text, to be typed over: the only one, the default, or nothing yet."""
    if len(known.enum) == 1:
        return json.dumps(known.enum[0])
    if known.default is not None:
        return json.dumps(known.default)
    if known.examples and known.types[:1] in (("integer",), ("object",)):
        return json.dumps(known.examples[0])
    if known.types == ("array",):
        return "[]"
    if known.types == ("object",):
        return "{}"
    if known.types == ("boolean",):
        return "true"
    return '""'
