"""Edits of a handler: its parameters, their annotations, and the imports that these need."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from funcls.features.fixes.json_edits import line_end, own_line_indent
from funcls.features.results import Edit
from funcls.model.source import SourceFile
from funcls.syntax.python.expressions import Parameter, ParameterKind
from funcls.syntax.python.facts import Bind, FunctionDef, ImportedModule, ImportedName, running
from funcls.syntax.python.import_place import import_place
from funcls.text.span import Span

_LIBRARY: Final = "azure.functions"
_CONVENTIONS: Final = {"func": _LIBRARY, "typing": "typing"}
"""By what name handlers know a module."""

_COMMA: Final = re.compile(r"[ \t]*,[ \t]*(?:#[^\r\n]*)?(?=\r|\n)")
"""The comma behind a parameter that ends its line, with the comment there."""

_DOTTED: Final = re.compile(r"(?<![\w.])(?P<module>func|typing)\.(?P<name>\w+)")


class Spelling(NamedTuple):
    """An annotation as a module can write it, with the edits that import what it needs."""

    text: str
    imports: tuple[Edit, ...]


def spell(source: SourceFile, annotation: str) -> Spelling | None:
    """Return an annotation that names `func.X` and `typing.X` by the names that the module has for these.

    None where the module has no such name, and uses that for something else.
    """
    needed: dict[str, str] = {}

    def written(found: re.Match[str]) -> str:
        module = _CONVENTIONS[found["module"]]
        known = _known_as(source, module, found["name"])
        if known is None:
            needed[found["module"]] = module
        return known or found[0]

    text = _DOTTED.sub(written, annotation)
    if not needed:
        return Spelling(text, ())
    lines = [f"import {module} as {name}" if module != name else f"import {name}" for name, module in needed.items()]
    edit = add_imports(source, *sorted(lines)) if not any(_is_bound(source, name) for name in needed) else None
    return Spelling(text, (edit,)) if edit is not None else None


def add_imports(source: SourceFile, *lines: str) -> Edit | None:
    """Return the edit that adds imports behind those that are there; None where no place for them can be told."""
    place = import_place(source.text)
    if place is None:
        return None
    end = line_end(source.text)
    lead = end if place and source.text[place - 1] not in "\r\n" else ""
    blank = "" if any(isinstance(each, Bind) and _is_import(each) for each in source.python.statements) else end * 2
    return Edit(Span(place, place), f"{lead}{end.join(lines)}{end}{blank}")


def _is_import(bind: Bind) -> bool:
    return isinstance(bind.value, ImportedModule | ImportedName)


def _is_bound(source: SourceFile, name: str) -> bool:
    return any(isinstance(each, Bind) and each.name == name for each in running(source.python.statements))


def _known_as(source: SourceFile, module: str, name: str) -> str | None:
    """Return how the module calls something in another one, None where it does not import it."""
    package, _, last = module.rpartition(".")
    for each in source.python.statements:
        match each:
            case Bind(bound, _, ImportedModule(imported, of)) if of == module:
                return f"{bound}.{name}"
            case Bind(bound, _, ImportedModule(imported, of)) if imported == module and of == package:
                return f"{module}.{name}"
            case Bind(bound, _, ImportedName(of, 0, imported)) if package and (of, imported) == (package, last):
                return f"{bound}.{name}"
            case Bind(bound, _, ImportedName(of, 0, imported)) if (of, imported) == (module, name):
                return bound
    return None


def add_parameter(source: SourceFile, definition: FunctionDef, written: str) -> Edit | None:
    """Return the edit that adds a parameter without a default; None where the place for it cannot be told."""
    plain = [each for each in definition.parameters if each.kind is ParameterKind.POSITIONAL_OR_KEYWORD]
    required = [each for each in plain if each.default is None]
    if required:
        last = required[-1].whole
        indent = own_line_indent(source, last.start)
        if indent is None:
            return Edit(Span(last.end, last.end), f", {written}")
        new = f"{line_end(source.text)}{indent}{written}"
        behind = _COMMA.match(source.text, last.end)
        # A comment stays on the line of its parameter.
        return (
            Edit(Span(behind.end(), behind.end()), f"{new},") if behind else Edit(Span(last.end, last.end), f",{new}")
        )
    opening = source.text.find("(", definition.name_span.end, definition.signature.end)
    if opening < 0 or source.text[definition.name_span.end : opening].strip():
        return None
    if definition.parameters:
        return Edit(Span(opening + 1, opening + 1), f"{written}, ")
    return Edit(Span(opening + 1, opening + 1), written)


def remove_parameter(source: SourceFile, definition: FunctionDef, parameter: Parameter) -> Edit | None:
    """Return the edit that takes a parameter out, with its line or a comma beside it; None where a comment would go."""
    others = [each.whole for each in definition.parameters]
    index, whole = others.index(parameter.whole), parameter.whole
    indent, behind = own_line_indent(source, whole.start), _COMMA.match(source.text, whole.end)
    if indent is not None and behind is not None:
        end = re.compile(r"\r\n|\r|\n").match(source.text, behind.end())
        return Edit(Span(whole.start - len(indent), end.end() if end else behind.end()), "")
    comma = re.compile(r"\s*,[ \t]*").match(source.text, whole.end)
    span = Span(others[index - 1].end, whole.end) if index else Span(whole.start, comma.end() if comma else whole.end)
    return Edit(span, "") if "#" not in source.text[slice(*span)] else None
