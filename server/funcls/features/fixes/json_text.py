"""Fixes for the text of JSON files: what only the host reads, and slips that leave no doubt."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from funcls.features.fixes.json_edits import indent_of, line_end, remove
from funcls.features.fixes.problem import Problem, Proposal
from funcls.features.insert import json_text
from funcls.features.results import Edit, FileEdits
from funcls.model.source import SourceFile
from funcls.syntax.json.tree import JsonArray, JsonNumber, JsonObject, JsonString, JsonValue, Member
from funcls.text.span import Span

_NUMBER: Final = re.compile(r"-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?")
_STRING: Final = re.compile(r'"(?:[^"\\\x00-\x1f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"')
_BARE: Final = re.compile(r"[A-Za-z_$][\w$.-]*")
_PLUS: Final = re.compile(r"\+\d+")
_CLOSERS: Final = {"{": "}", "[": "]"}
_WORDS: Final = {"true": "true", "false": "false", "null": "null", "none": "null"}


def of_lenient(problem: Problem) -> Iterator[Proposal]:
    """Write strings, keys and numbers as every tool reads them."""
    edits = tuple(_strict(problem.source, problem.source.json.root))
    if edits:
        yield Proposal.of("Write it as standard JSON", problem.path, *edits, is_likely=True)


def of_syntax(problem: Problem) -> Iterator[Proposal]:
    """Add the comma or the quotes that are missing, or write a word as JSON has it."""
    text, span = problem.source.text, problem.span
    word = text[slice(*span)]
    meant = _WORDS.get(word.lower())
    if meant is not None and meant != word:
        yield _revealing(f"Write {meant}", problem.path, Edit(span, meant))
    elif _BARE.fullmatch(word):
        yield _revealing(f"Write {json_text(word)}", problem.path, Edit(span, json_text(word)))
    elif word == ",":
        yield _revealing("Remove this comma", problem.path, Edit(span, ""))
    elif _PLUS.fullmatch(word):
        yield _revealing(f"Write {word[1:]}", problem.path, Edit(span, word[1:]))
    elif word.startswith("\\") and len(word) > 1:
        yield _revealing("Write the backslash itself", problem.path, Edit(span, f"\\{word}"))
    # Behind what stands before, on its line: a comment in between would take it in.
    before = len(text[: span.start].rstrip())
    behind = Span(before, before)
    if before and text[before - 1] not in ",:{[":
        yield _revealing("Add a comma", problem.path, Edit(behind, ","))
        yield _revealing("Add a colon", problem.path, Edit(behind, ":"))
        yield from _closed(problem, behind)


def _closed(problem: Problem, behind: Span) -> Iterator[Proposal]:
    """Close what the finding shows as opened, with its bracket as deep as the line on which that stands."""
    for each in problem.finding.related:
        closer = _CLOSERS.get(problem.source.text[slice(*each.place.span)])
        if closer is not None:
            indent = indent_of(problem.source, each.place.span.start)
            edit = Edit(behind, f"{line_end(problem.source.text)}{indent}{closer}")
            yield replace(_revealing(f"Close it with {closer}", problem.path, edit), is_likely=False)


def of_double_key(problem: Problem) -> Iterator[Proposal]:
    """Remove the one that counts for nothing."""
    for node, member in _members(problem.source.json.root):
        if member.key.span == problem.span:
            edits = remove(problem.source, node, member)
            yield Proposal.of(f"Remove this '{member.key.value}', which counts for nothing", problem.path, *edits)


def _revealing(title: str, path: str, edit: Edit) -> Proposal:
    return Proposal(title, (FileEdits(path, (edit,)),), is_likely=True, reveals=True)


def _strict(source: SourceFile, node: JsonValue | None) -> Iterator[Edit]:
    match node:
        case JsonObject():
            for member in node.members:
                yield from _string(source, member.key)
                yield from _strict(source, member.value)
        case JsonArray():
            for item in node.items:
                yield from _strict(source, item)
        case JsonString():
            yield from _string(source, node)
        case JsonNumber(span, value):
            if _NUMBER.fullmatch(source.text[slice(*span)]) is None and isinstance(value, int):
                yield Edit(span, str(value))


def _string(source: SourceFile, node: JsonString) -> Iterator[Edit]:
    if node.closed and _STRING.fullmatch(source.text[slice(*node.span)]) is None:
        yield Edit(node.span, json_text(node.value))


def _members(root: JsonValue | None) -> Iterator[tuple[JsonObject, Member]]:
    nodes = [root]
    while nodes:
        node = nodes.pop()
        if isinstance(node, JsonObject):
            yield from ((node, each) for each in node.members)
            nodes += [each.value for each in node.members]
        elif isinstance(node, JsonArray):
            nodes += node.items
