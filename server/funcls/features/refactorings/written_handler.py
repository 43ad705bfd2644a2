"""A handler that takes all bindings of a function, as text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from keyword import iskeyword
from typing import Final, NamedTuple

from funcls.features.fixes.accepted_annotations import annotations_of
from funcls.features.fixes.json_edits import line_end
from funcls.features.fixes.python_edits import spell
from funcls.features.new_handler import Taken, new_definition, new_handler
from funcls.features.results import Edit
from funcls.model.binding import Binding
from funcls.model.function import Function
from funcls.model.source import SourceFile
from funcls.schema.catalogue import BindingType
from funcls.text.span import Span

_CARDINALITY, _MANY = "cardinality", "many"
_LIST = "typing.List["

_LINE_BREAK: Final = re.compile(r"\r\n|\r|\n")
_BREAKS: Final = 3
"""How many line breaks make two blank lines."""


class _Parts(NamedTuple):
    """What a handler is written of."""

    trigger: BindingType
    taken: tuple[Taken, ...]
    returned: BindingType | None


def whole_script(function: Function) -> str | None:
    """Return a script for the function; None where function.json does not tell what its handler takes."""
    parts = _parts(function)
    if parts is None:
        return None
    return new_handler(function.name, parts.trigger, parts.taken, parts.returned, function.entry_point)


def added_handler(function: Function, script: SourceFile) -> tuple[Edit, ...]:
    """Return the edits that write the handler into a script that is there; none where it cannot be written."""
    if not script.text.strip():
        text = whole_script(function)
        return (Edit(Span(0, len(script.text)), text),) if text is not None else ()
    parts = _parts(function)
    text = new_definition(function.name, *parts, function.entry_point) if parts is not None else None
    return tuple(_appended(script, text)) if text is not None else ()


def _appended(script: SourceFile, text: str) -> list[Edit]:
    """Return the edits that add a definition at the end of a script, two blank lines below what stands there."""
    spelling = spell(script, text)
    if spelling is None:
        return []
    end, stands = line_end(script.text), script.text.rstrip()
    at_end = "".join(each.text for each in spelling.imports if each.span.start >= len(stands))
    above = (script.text if not at_end else "") + at_end
    breaks = len(_LINE_BREAK.findall(above[len(above.rstrip()) :]))
    lead = end * max(0, _BREAKS - breaks)
    place = Span(len(script.text), len(script.text))
    return [*spelling.imports, Edit(place, lead + spelling.text.replace("\n", end))]


def _parts(function: Function) -> _Parts | None:
    triggers = function.triggers
    entry = triggers[0].entry if len(triggers) == 1 else None
    named = [triggers[0], *(each for each in function.bindings if each is not triggers[0])] if triggers else []
    if entry is None or not function.bindings_known or not _is_name(function.entry_point):
        return None
    returned = next((each for each in named if each.is_return), None)
    if returned is not None and returned.entry is None:
        return None
    taken = tuple(_taken(function, [each for each in named if not each.is_return]))
    if len({each.name for each in taken}) < len(taken) or not all(_is_name(each.name) for each in taken):
        return None
    return _Parts(entry, taken, returned.entry if returned is not None else None)


def _taken(function: Function, bindings: list[Binding]) -> Iterator[Taken]:
    for each in bindings:
        yield Taken(each.name or "", usual_annotation(function, each))


def usual_annotation(function: Function, binding: Binding) -> str:
    """Return the first annotation that the binding takes; empty where the files do not tell, or anything goes."""
    annotations = annotations_of(function, binding)
    if binding.canonical is not None and binding.canonical.value.get(_CARDINALITY) == _MANY:
        annotations = [each for each in annotations if each.startswith(_LIST)]
    return annotations[0] if annotations else ""


def _is_name(text: str) -> bool:
    return text.isidentifier() and not iskeyword(text)
