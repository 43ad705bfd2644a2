"""What the schema of a file says of one of its keys, as Markdown, and sample values as snippets."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Final

from funcls.features.insert import escaped, json_text, tab_stop
from funcls.features.results import Subject
from funcls.schema.catalogue import Catalogue
from funcls.schema.document import JsonData
from funcls.schema.property import Property
from funcls.schema.time_span import TICKS_OF_SECOND, describe_ticks, read_time_span

TIME_SPAN: Final = "x-timeSpan"
NOT_FOR_PYTHON: Final = "x-notForPython"
OLDER: Final = "x-older"
_ITEM: Final = "*"


def describe_key_of(subject: Subject, catalogue: Catalogue) -> str:
    """Return the documentation of a key of a file that one schema describes; empty for what no schema knows."""
    try:
        schema = catalogue.file_schema(subject.file)
    except KeyError:
        return ""
    known = schema.property_at(tuple(0 if step == _ITEM else step for step in subject.path.split("/")))
    return describe_key(known, subject.value or None) if known is not None else ""


def describe_key(known: Property, value: str | None = None, meaning: str = "", more: str = "") -> str:
    """Return the documentation of a key.

    What its `value` means stands before the description: `meaning`, or what the schema tells; `more` stands behind it.
    """
    head = f"**{known.title}** (`{known.name}`{', required' if known.required else ''})"
    meaning = meaning or (explain_value(known, value) if value is not None else "")
    is_ignored = known.deprecated is not None
    parts = (
        head,
        _ignored(known),
        meaning,
        "" if is_ignored else known.description,
        more,
        _limits(known),
        "" if _is_enum_value(known, value) else _enum(known),
        _default(known),
        _majors(known),
        "Of no use to an app in Python." if NOT_FOR_PYTHON in known.roles else "",
        _newer_name(known),
        f"[Microsoft's documentation]({known.docs})" if known.docs else "",
    )
    return "\n\n".join(part for part in parts if part)


def explain_value(known: Property, value: str) -> str:
    """Return in a sentence what a value means: a span of time in words, or one of the values that are listed."""
    if TIME_SPAN in known.roles:
        return _span(known, value)
    if _is_enum_value(known, value):
        meant = next(each for each in known.enum if each.lower() == value.lower())
        meaning = known.enum_descriptions.get(meant)
        return f"`{meant}`: {meaning}" if meaning and meant else meaning or ""
    return ""


def span_in_words(value: str) -> str:
    """Return a span of time in words, such as `5 days`; empty for what .NET does not read, or reads as negative."""
    ticks = read_time_span(value)
    if ticks is None or ticks < 0:
        return ""
    if ticks % TICKS_OF_SECOND and ticks < 60 * TICKS_OF_SECOND:
        return f"{ticks / TICKS_OF_SECOND:g} seconds"
    return describe_ticks(ticks)


def _span(known: Property, value: str) -> str:
    if not value.strip() or value in known.description.split("`"):
        # Such as `-1`, which means something of its own.
        return ""
    if read_time_span(value) is None:
        return "This is no span of time for .NET: write `hh:mm:ss`, with days as `d.hh:mm:ss`."
    words = span_in_words(value)
    return f"`{value.strip()}` is {words}." if words else ""


def _is_enum_value(known: Property, value: str | None) -> bool:
    return value is not None and any(each.lower() == value.lower() for each in known.enum)


def place_text(path: Sequence[str]) -> str:
    """Return in a sentence where a key has its place."""
    if len(path) == 1:
        return f"`{path[0]}` has its place at the top of the file."
    return f"Its place is `{'.'.join(path)}`."


def _ignored(known: Property) -> str:
    if known.deprecated is None:
        return ""
    where = f" {place_text(known.moved_to)}" if known.moved_to else ""
    return f"*Has no effect:* {known.deprecated}{where}"


def _newer_name(known: Property) -> str:
    """Return the name that the key has today, unless the description tells it."""
    name = known.renamed_to
    return f"Its name today is `{name}`." if name and f"`{name}`" not in known.description else ""


def _limits(known: Property) -> str:
    low, high = known.minimum, known.maximum
    if low is not None and high is not None:
        return f"From {low:g} to {high:g}."
    return f"{low:g} or more." if low is not None else f"{high:g} at most." if high is not None else ""


def _enum(known: Property) -> str:
    described = ((each, known.enum_descriptions.get(each)) for each in known.enum)
    return "\n".join(
        f"- `{each or ' '}`: {meaning}" if meaning else f"- `{each or ' '}`" for each, meaning in described
    )


def _default(known: Property) -> str:
    """Return the default, unless the description tells it."""
    if known.default is None:
        return ""
    text = known.default if isinstance(known.default, str) else json.dumps(known.default)
    return "" if f"`{text}`" in known.description else f"Default: `{text}`."


def _majors(known: Property) -> str:
    if not known.majors:
        return ""
    *others, last = [str(each) for each in known.majors]
    newer = f" Its newer name is `{known.renamed_to}`." if known.renamed_to else ""
    return (
        f"Read by extension bundle{'s' if others else ''} {', '.join(others)}{' and ' if others else ''}{last}.{newer}"
    )


def value_snippet(known: Property) -> str:
    """Return a value for a key as a snippet of JSON, on one line, with what is meant to be typed over as tab stops."""
    if known.types[:1] == ("object",):
        return _object(known)
    if known.types[:1] == ("array",):
        return "[$1]"
    sample = next(samples(known), None)
    if len(known.enum) == 1:
        return escaped(json_text(sample))
    return tab_stop(json_text("" if sample is None else sample), 1)


def _object(known: Property) -> str:
    """Return an object with what it needs; its first value is left as it is where a second one can be chosen."""
    needed = [each for each in known.properties.values() if each.required]
    if not needed:
        return tab_stop("{}", 1)
    members = (
        f"{json_text(each.name)}: {tab_stop(json_text(next(samples(each), '')), number)}"
        for number, each in enumerate(needed, 1)
    )
    return f"{{ {', '.join(members)} }}"


def samples(known: Property) -> Iterator[JsonData]:
    """Yield the values that a schema names, the likeliest first: the default, examples, the enum, true and false."""
    if known.default is not None:
        yield known.default
    yield from known.examples
    yield from known.enum
    if "boolean" in known.types and "string" not in known.types:
        yield from (True, False)
