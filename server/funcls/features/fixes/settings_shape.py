"""Fixes for parts of local.settings.json that are not of the kind, or not in the place, in which Core Tools read them.

No value is shown in a title.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

from funcls.features.fixes.json_edits import add_member, comment_on, line_end, own_line_indent, put_text, remove, unit
from funcls.features.fixes.json_edits import rename_key as renamed
from funcls.features.fixes.problem import Problem, Proposal
from funcls.features.fixes.values import switch_meant
from funcls.features.insert import json_text
from funcls.features.results import Edit
from funcls.model.local_settings import TOP_LEVEL_KEYS, VALUES_KEY, Kind, misfits
from funcls.model.settings import SETTINGS_FILE, named_settings
from funcls.model.source import SourceFile
from funcls.schema.wording import nearest
from funcls.syntax.json.tree import JsonArray, JsonLiteral, JsonNumber, JsonObject, JsonString, JsonValue, Member
from funcls.text.span import Span

_SEPARATOR: Final = "__"
_NAME: Final = "name"
_VALUE: Final = "value"
"""The keys of a setting in an export from Azure, which is a list."""


class _Part(NamedTuple):
    """A setting that a part of an object or array stands for; `text` is None where that has no value as a setting."""

    name: str
    text: str | None


def of_nested(problem: Problem) -> Iterator[Proposal]:
    """Write a setting for each of those that one holds, or a list as one text.

    A list is never written by itself: what reads it may expect a setting for each item, or one text.
    """
    settings, source = named_settings(problem.settings_file), problem.settings_file
    member = next((each for each in (settings.members if settings else ()) if each.key.span == problem.span), None)
    if source is None or member is None or not isinstance(member.value, JsonObject | JsonArray):
        return
    if _has_comment(source, member.value):
        # Of what the comment speaks, nobody knows.
        return
    parts = list(_flat(member.key.value, member.value, source))
    written = _written(source, member, parts)
    if written is not None:
        title = f"Write a setting for each value of '{member.key.value}', such as '{parts[0].name}'"
        yield Proposal.of(title, SETTINGS_FILE, Edit(member.span, written), is_likely=not _has_array(member.value))
    if isinstance(member.value, JsonArray) and parts and all(_is_item(each.text) for each in parts):
        text = ",".join(each.text or "" for each in parts)
        edit = Edit(member.value.span, json_text(text))
        yield Proposal.of(f"Write '{member.key.value}' as one text, with commas", SETTINGS_FILE, edit)


def of_outside(problem: Problem) -> Iterator[Proposal]:
    """Move a setting to the others, or give a key the letters that are read."""
    source, root = problem.settings_file, problem.source.json.root
    if source is None or not isinstance(root, JsonObject):
        return
    member = next((each for each in root.members if each.key.span == problem.span), None)
    if member is None or member.value is None:
        return
    meant = next((each for each in TOP_LEVEL_KEYS if each.lower() == member.key.value.lower()), None)
    near = meant or nearest(member.key.value, TOP_LEVEL_KEYS)
    if near is not None and root.get(near) is None:
        edit = renamed(source, member, near)
        yield Proposal.of(f"Rename '{member.key.value}' to '{near}'", SETTINGS_FILE, edit, is_likely=True)
        return
    yield from _moved(source, root, member, member.value)


def of_shape(problem: Problem) -> Iterator[Proposal]:
    """Write a switch as what it stands for, and the list of an export from Azure as settings."""
    source, root = problem.settings_file, problem.source.json.root
    found = misfits(root) if isinstance(root, JsonObject) else ()
    misfit = next((each for each in found if each.member.key.span == problem.span), None)
    if source is None or misfit is None or misfit.member.value is None:
        return
    key, node = misfit.member.key.value, misfit.member.value
    if misfit.expected is Kind.BOOLEAN and isinstance(node, JsonString):
        switch = switch_meant(node.value)
        if switch is not None:
            yield Proposal.of(f"Write {switch}", SETTINGS_FILE, Edit(node.span, switch), is_likely=True)
    if misfit.expected is Kind.OBJECT and isinstance(node, JsonArray) and not _has_comment(source, node):
        parts = list(_of_export(node, source))
        if parts and len({each.name for each in parts}) == len(parts) and all(each.text is not None for each in parts):
            indent = own_line_indent(source, misfit.member.span.start)
            lines = [f"{json_text(each.name)}: {json_text(each.text)}" for each in parts]
            between = ", " if indent is None else f",{line_end(source.text)}{indent}"
            edit = Edit(node.span, _around(source, between.join(lines), indent))
            title = f"Write the list of {key} as an object with a setting for each"
            yield Proposal.of(title, SETTINGS_FILE, edit, is_likely=True)


def of_origins(problem: Problem) -> Iterator[Proposal]:
    """Write the origins as one text, without blanks around the commas."""
    root = problem.source.json.root
    nodes: list[JsonValue | None] = [root]
    while nodes:
        node = nodes.pop()
        for member in node.members if isinstance(node, JsonObject) else ():
            nodes.append(member.value)
            if member.value is not None and problem.span in (member.key.span, member.value.span):
                yield from _origins(problem.source, member.value)


def _origins(source: SourceFile, node: JsonValue) -> Iterator[Proposal]:
    if isinstance(node, JsonString):
        origins = [each.strip() for each in node.value.split(",")]
        title = "Remove the blanks around the commas"
    elif isinstance(node, JsonArray) and not _has_comment(source, node):
        texts = [each.value.strip() for each in node.items if isinstance(each, JsonString)]
        origins = texts if len(texts) == len(node.items) else []
        title = "Write the origins as one text, with commas"
    else:
        return
    if origins and all(origins) and not any("," in each for each in origins):
        yield Proposal.of(title, SETTINGS_FILE, put_text(source, node, ",".join(origins)), is_likely=True)


def _moved(source: SourceFile, root: JsonObject, member: Member, value: JsonValue) -> Iterator[Proposal]:
    settings = named_settings(source)
    key = member.key.value
    is_part = isinstance(value, JsonArray | JsonObject)
    if is_part and _has_comment(source, value):
        return
    parts = list(_flat(key, value, source))
    if not parts or any(each.text is None for each in parts):
        return
    written = [f"{json_text(each.name)}: {json_text(each.text)}" for each in parts]
    if settings is None and root.get(VALUES_KEY) is None:
        neighbours = _neighbours(root, member)
        indent = own_line_indent(source, neighbours[0].span.start)
        span = Span(neighbours[0].span.start, neighbours[-1].span.end)
        # Of one alone the value may have to be written as a text.
        inner = source.text[slice(*span)] if len(neighbours) > 1 else ", ".join(written)
        edit = Edit(span, f"{json_text(VALUES_KEY)}: {_around(source, inner, indent)}")
        yield Proposal.of(f"Put '{key}' into {VALUES_KEY}", SETTINGS_FILE, edit, is_likely=not is_part)
    elif settings is not None and all(settings.get(each.name) is None for each in parts):
        is_on_lines = bool(settings.members) and own_line_indent(source, settings.members[-1].span.start) is not None
        remark = comment_on(source, root, member)
        lines = [*([remark] if remark else []), ",\n".join(written)]
        text = "\n".join(lines) if is_on_lines else ", ".join(written)
        if remark and not is_on_lines:
            # On one line, a remark would take the rest of it.
            return
        edits = (*remove(source, root, member), *add_member(source, settings, text))
        yield Proposal.of(f"Move '{key}' into {VALUES_KEY}", SETTINGS_FILE, *edits, is_likely=not is_part)


def _neighbours(root: JsonObject, member: Member) -> list[Member]:
    """Return the members of text around one that are settings outside of their place too; itself in any case."""
    run: list[Member] = []
    for each in root.members:
        is_setting = isinstance(each.value, JsonString) and nearest(each.key.value, TOP_LEVEL_KEYS) is None
        if is_setting:
            run.append(each)
        elif member in run:
            break
        else:
            run = []
    return run if member in run else [member]


def _around(source: SourceFile, members: str, indent: str | None) -> str:
    """Return an object around members that stand in the text, deeper by a level where they have lines of their own."""
    if indent is None:
        return f"{{{members}}}"
    end = line_end(source.text)
    deeper = members.replace(end, f"{end}{unit(source)}")
    return f"{{{end}{indent}{unit(source)}{deeper}{end}{indent}}}"


def _written(source: SourceFile, member: Member, parts: list[_Part]) -> str | None:
    """Return settings as they stand in the place of a member, each on a line where that has one of its own."""
    if not parts or any(each.text is None for each in parts):
        return None
    indent = own_line_indent(source, member.span.start)
    between = ", " if indent is None else f",{line_end(source.text)}{indent}"
    return between.join(f"{json_text(each.name)}: {json_text(each.text)}" for each in parts)


def _flat(name: str, node: JsonValue | None, source: SourceFile) -> Iterator[_Part]:
    """Yield the settings that a value stands for: with two underscores for each step down, as the host reads them."""
    if isinstance(node, JsonObject):
        for member in node.members:
            yield from _flat(f"{name}{_SEPARATOR}{member.key.value}", member.value, source)
    elif isinstance(node, JsonArray):
        for index, item in enumerate(node.items):
            yield from _flat(f"{name}{_SEPARATOR}{index}", item, source)
    else:
        yield _Part(name, _text(node, source))


def _of_export(array: JsonArray, source: SourceFile) -> Iterator[_Part]:
    for item in array.items:
        named = item.get(_NAME) if isinstance(item, JsonObject) else None
        valued = item.get(_VALUE) if isinstance(item, JsonObject) else None
        is_named = named is not None and isinstance(named.value, JsonString)
        name = named.value.value if named is not None and isinstance(named.value, JsonString) else ""
        yield _Part(name, _text(valued.value, source) if is_named and valued is not None else None)


def _text(node: JsonValue | None, source: SourceFile) -> str | None:
    if isinstance(node, JsonString):
        return node.value
    if isinstance(node, JsonLiteral) and isinstance(node.value, bool):
        return "true" if node.value else "false"
    return source.text[slice(*node.span)] if isinstance(node, JsonNumber) else None


def _is_item(text: str | None) -> bool:
    return bool(text) and "," not in (text or "")


def _has_array(node: JsonValue | None) -> bool:
    if isinstance(node, JsonObject):
        return any(_has_array(each.value) for each in node.members)
    return isinstance(node, JsonArray)


def _has_comment(source: SourceFile, node: JsonValue) -> bool:
    """Return whether a comment stands within an object or array, outside the texts that it holds."""
    if isinstance(node, JsonObject):
        inner = [each.span for each in node.members]
        deeper = any(each.value is not None and _has_comment(source, each.value) for each in node.members)
        between = [source.text[each.key.span.end : each.value.span.start] for each in node.members if each.value]
    elif isinstance(node, JsonArray):
        inner = [each.span for each in node.items]
        deeper, between = any(_has_comment(source, each) for each in node.items), []
    else:
        return False
    starts, ends = [node.span.start, *(each.end for each in inner)], [*(each.start for each in inner), node.span.end]
    between += [source.text[start:end] for start, end in zip(starts, ends, strict=True)]
    return deeper or any("/" in each for each in between)
