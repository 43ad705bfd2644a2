"""A key of host.json has a value that its schema does not take.

What: numbers and switches that are none, values that are none of those which a key has, numbers beyond their limits,
and spans of time that .NET does not read. What stands in quotes counts like what does not, and case makes no
difference.

Why: whoever reads the key fails on the value, or takes its default in its place. Where it is known that the host stops,
the rules on `version`, `extensionBundle`, `functionTimeout`, `retry` and `configurationProfile` tell of that.

Example: `"queues": {"batchSize": 64}`, of which 32 is the most, or `"flushTimeout": "30s"`.

Instead: a value that the message names.

Versions: all. Keys of extensions that the app's bundle does not read are left to `host-key-ignored`.

Evidence: documented (SchemaStore's host.json; for limits that extensions state, their source).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from funcls.model.app import App
from funcls.model.host_configuration import HostValue
from funcls.rules.finding import Grade, Report, Severity
from funcls.rules.host_keys import JUDGED_ELSEWHERE, HostKey, read_keys
from funcls.rules.rule import LEARN, AppRule, Group
from funcls.schema import wording
from funcls.schema.canonical import BOOLEANS, INTEGER, NUMBER
from funcls.schema.property import Property
from funcls.schema.time_span import read_time_span
from funcls.syntax.json.tree import JsonArray, JsonLiteral, JsonNumber, JsonObject, JsonString

_TIME_SPAN: Final = "x-timeSpan"
_HEX: Final = re.compile(r"\s*(#|0x|&h)[0-9a-f]+\s*", re.IGNORECASE)
"""What .NET reads as a whole number too."""
_CONTAINERS: Final = frozenset({"array", "object"})


def check(app: App) -> Iterator[Report]:
    """Report each value that departs from the schema."""
    for key, known in read_keys(app):
        if key.path[0] in JUDGED_ELSEWHERE:
            continue
        value = key.value_in(app)
        message = _of_container(app, key, known) if value is None else _of_value(known, value)
        span = key.member.value.span if key.member.value is not None else key.member.span
        if message:
            yield Report(app.host_place(span), message, docs=known.docs)


def _of_container(app: App, key: HostKey, known: Property) -> str:
    """Return what is to say of an object or array in the place of a plain value."""
    node = key.member.value
    if not isinstance(node, JsonObject | JsonArray) or _CONTAINERS.intersection(known.types) or not known.types:
        return ""
    host = app.configuration
    if host is None or not host.has_below(*key.path) or host.is_overridden(*key.path):
        return ""
    return wording.wrong_type(known, [] if isinstance(node, JsonArray) else {}, is_item=False)


def _of_value(known: Property, value: HostValue) -> str:
    text = value.text
    if not text.strip():
        # For the host that is no value, or one that an extension may take.
        return ""
    written = value.node.value if isinstance(value.node, JsonString | JsonNumber | JsonLiteral) else text
    if not _fits(known, text):
        return wording.wrong_type(known, written, is_item=False)
    if known.enum and not INTEGER.fullmatch(text) and "," not in text and not _is_in(known, text):
        return wording.not_in_enum(known, written)
    if _TIME_SPAN in known.roles and read_time_span(text) is None:
        sample = next((each for each in (*known.examples, known.default) if isinstance(each, str)), "00:00:30")
        return f'\'{known.name}\' takes a span of time such as "{sample}", which "{text}" is not.'
    return _beyond(known, text)


def _fits(known: Property, text: str) -> bool:
    """Return whether .NET can make a value of one of the types from a text."""
    return not known.types or any(_is_of(each, text) for each in known.types)


def _is_of(kind: str, text: str) -> bool:
    if kind == "integer":
        return INTEGER.fullmatch(text) is not None or _HEX.fullmatch(text) is not None
    if kind == "number":
        return NUMBER.fullmatch(text) is not None
    if kind == "boolean":
        return text.strip().lower() in BOOLEANS
    return kind == "string"


def _is_in(known: Property, text: str) -> bool:
    return any(each.lower() == text.strip().lower() for each in known.enum)


def _beyond(known: Property, text: str) -> str:
    if not {"integer", "number"}.intersection(known.types) or not NUMBER.fullmatch(text):
        return ""
    number, low, high = float(text), known.minimum, known.maximum
    if (low is None or number >= low) and (high is None or number <= high):
        return ""
    if low is not None and high is not None:
        limits = f"numbers from {low:g} to {high:g}"
    else:
        limits = f"numbers from {low:g} on" if low is not None else f"numbers up to {high:g}"
    return f"'{known.name}' takes {limits}, not {text.strip()}."


RULE = AppRule(
    code="host-value",
    group=Group.HOST_FILE,
    severity=Severity.WARNING,
    evidence=Grade.DOCUMENTED,
    docs=f"{LEARN}/functions-host-json",
    check=check,
)
