"""What is meant by a value that is none of those which a key takes: a near one, or the same one as another kind."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from funcls.features.fixes.json_edits import put_text
from funcls.features.fixes.problem import Proposal
from funcls.features.fixes.spans import meant_spans
from funcls.features.results import Edit
from funcls.model.source import SourceFile
from funcls.schema.property import Property
from funcls.schema.wording import nearest
from funcls.syntax.json.tree import JsonNumber, JsonString, JsonValue

_MOST: Final = 4
_TIME_SPAN: Final = "x-timeSpan"
_GROUPED: Final = re.compile(r"-?\d{1,3}(?:([_, '])\d{3})(?:\1\d{3})*")
"""A whole number as people write large ones."""

_SWITCHES: Final = {
    "true": ("true", "yes", "on", "1", "enabled", "y", "t"),
    "false": ("false", "no", "off", "0", "disabled", "n", "f"),
}


def of_known(known: Property, node: JsonValue, source: SourceFile) -> Iterator[Proposal]:
    """Write in place of a value one that the property takes."""
    text = source.text[slice(*node.span)]
    written = node.value if isinstance(node, JsonString) else None
    if written is not None and known.enum:
        yield from of_enum(known.enum, written, node, source)
    elif written is not None and "array" in known.types:
        yield Proposal.of("Write it as an array", source.path, Edit(node.span, f"[{text}]"), is_likely=True)
    elif _TIME_SPAN in known.roles and isinstance(node, JsonString | JsonNumber):
        yield from of_span(node, source)
    elif isinstance(node, JsonString | JsonNumber) and known.types:
        bare = _bare(known, written if written is not None else text)
        if bare is not None and bare != text:
            yield Proposal.of(f"Write {bare}", source.path, Edit(node.span, bare), is_likely=True)
        elif isinstance(node, JsonNumber) and known.types == ("string",):
            yield Proposal.of(f'Write "{text}"', source.path, Edit(node.span, f'"{text}"'), is_likely=True)
        else:
            yield from _within(known, written if written is not None else text, node, source)


def of_enum(enum: Sequence[str], written: str, node: JsonValue, source: SourceFile) -> Iterator[Proposal]:
    """Write one of the values that there are: the one that is nearly there, or else any."""
    near = nearest(written.strip(), enum)
    if near is None:
        switch = switch_meant(written)
        near = next((each for each in enum if switch is not None and each in _SWITCHES[switch]), None)
    for value in sorted(enum, key=lambda each: each != near)[:_MOST]:
        edit = put_text(source, node, value)
        yield Proposal.of(f"Write '{value}'", source.path, edit, is_likely=value == near)


def of_span(node: JsonValue, source: SourceFile) -> Iterator[Proposal]:
    """Write a span of time as .NET reads it; where no unit is told, those that may be meant."""
    text = node.value if isinstance(node, JsonString) else source.text[slice(*node.span)]
    for each in meant_spans(text):
        edit = put_text(source, node, each.written)
        yield Proposal.of(f'Write "{each.written}", {each.words}', source.path, edit, is_likely=each.is_certain)


def switch_meant(text: str) -> str | None:
    """Return `true` or `false` for a word that stands for it, or is a slip of the pen for it."""
    word = text.strip().lower()
    named = next((switch for switch, words in _SWITCHES.items() if word in words), None)
    return named or nearest(word, _SWITCHES)


def _bare(known: Property, text: str) -> str | None:
    """Return the number or the switch that a text stands for, without quotes; None where it stands for none."""
    stripped = text.strip()
    if "boolean" in known.types:
        return switch_meant(stripped)
    if not {"integer", "number"}.intersection(known.types):
        return None
    if _GROUPED.fullmatch(stripped):
        return re.sub(r"[_, ']", "", stripped)
    whole = re.fullmatch(r"(-?\d+)(?:\.0*)?", stripped)
    return whole[1] if whole is not None else None


def _within(known: Property, text: str, node: JsonValue, source: SourceFile) -> Iterator[Proposal]:
    """Write the limit that a number is beyond."""
    if known.minimum is not None and _is_number(text) and float(text) < known.minimum:
        limit, words = known.minimum, "the least"
    elif known.maximum is not None and _is_number(text) and float(text) > known.maximum:
        limit, words = known.maximum, "the most"
    else:
        return
    yield Proposal.of(f"Write {limit:g}, {words}", source.path, Edit(node.span, f"{limit:.15g}"))


def _is_number(text: str) -> bool:
    return re.fullmatch(r"\s*[+-]?\d{1,15}(\.\d{1,15})?\s*", text) is not None
