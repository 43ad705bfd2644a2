"""What identifies a place in a file when the lines around it move: what it holds, and the named things around that."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from funcls.model.settings import SETTINGS_FILE
from funcls.model.source import Place, SourceFile
from funcls.syntax.json.path import nodes_at
from funcls.syntax.json.tree import JsonArray, JsonObject, Member
from funcls.syntax.python.facts import Bind, ClassDef, FunctionDef, PythonModule, running
from funcls.text.secrets import masked
from funcls.text.span import Span

_LONGEST: Final = 80
_LINE_END: Final = re.compile(r"[\r\n]")

# The findings of one file come one after the other.
_masked: Final = lru_cache(maxsize=4)(masked)


def place_text(place: Place, source: SourceFile | None) -> str:
    """Return the first line of what the place holds, after the names of what it lies in: `main(msg): str`.

    At most 80 characters, without secrets. Brackets and blanks alone are told by where they stand, and those of the
    whole file not at all: then the text is empty. So it is for every place in local.settings.json.
    """
    if source is None or place.path == SETTINGS_FILE:
        return ""
    text = _masked(source.text)
    held = _on_one_line(text, place.span)
    if source.path.endswith(".json"):
        held = held.strip('"')
    held = held if any(map(str.isalnum, held)) else ""
    if source.path.endswith(".json"):
        where = _where_in_json(source, text, place.span, with_key=not held)
    elif source.path.endswith(".py"):
        where = _where_in_python(source.python, place.span)
    else:
        where = ""
    found = ": ".join(each for each in (where, held) if each)
    return found if len(found) <= _LONGEST else f"{found[: _LONGEST - 1]}…"


def _on_one_line(text: str, span: Span) -> str:
    first, *_ = _LINE_END.split(text[slice(*span)].strip(), maxsplit=1)
    return " ".join(first.split())


def _where_in_json(source: SourceFile, text: str, span: Span, *, with_key: bool) -> str:
    """Return the keys that lead to a place, and the names of the items of arrays: `bindings[msg].direction`.

    A place that is a key itself has that one only `with_key`. Positions in arrays would not stay.
    """
    nodes = nodes_at(source.json, min(span.start + 1, span.end))
    where = ""
    for outer, node in zip([None, *nodes], nodes, strict=False):
        if isinstance(node, Member) and (with_key or nodes[-1] is not node.key):
            where += f".{_unquoted(text, node.key.span)}"
        elif isinstance(outer, JsonArray) and isinstance(node, JsonObject):
            name = node.get_ignoring_case("name")
            if name is not None and name.value is not None:
                where += f"[{_unquoted(text, name.value.span)}]"
    return where.lstrip(".")


def _unquoted(text: str, span: Span) -> str:
    return _on_one_line(text, span).strip('"')


def _where_in_python(module: PythonModule, span: Span) -> str:
    """Return the function or class at module level that a place lies in, and the parameter: `main(msg)`."""
    for statement in running(module.statements):
        value = statement.value if isinstance(statement, Bind) else None
        if isinstance(value, FunctionDef | ClassDef) and value.span.covers(span) and value.name_span != span:
            return f"{value.name}{_parameter(value, span)}"
    return ""


def _parameter(definition: FunctionDef | ClassDef, span: Span) -> str:
    parameters = definition.parameters if isinstance(definition, FunctionDef) else ()
    around = (each.name for each in parameters if each.whole.covers(span) and each.span != span)
    return "".join(f"({name})" for name in around)
