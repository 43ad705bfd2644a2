"""Fixes for host.json: its version, the extension bundle, and its keys."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from funcls.features.fixes.json_edits import add_member, put_text, remove, rename_key, set_member
from funcls.features.fixes.problem import Problem, Proposal
from funcls.features.insert import json_text
from funcls.features.results import Edit, FileEdits
from funcls.model.bundles import DEFAULT_BUNDLE
from funcls.model.facts import BUNDLE_KEY, HOST_FILE
from funcls.model.source import SourceFile
from funcls.rules import bundle_unknown
from funcls.rules.bundle_sections import GOOD_RANGE, ID_KEY, VERSION_KEY
from funcls.rules.finding import Severity
from funcls.schema.slip import is_slip
from funcls.schema.wording import nearest_given
from funcls.syntax.json.tree import JsonArray, JsonObject, JsonString, JsonValue, Member

_VERSION: Final = "2.0"
_UNKNOWN: Final = bundle_unknown.RULE.code


def of_version(problem: Problem) -> Iterator[Proposal]:
    """State the version of host.json that the host takes."""
    root = _root(problem.host_file)
    if problem.host_file is None or root is None:
        return
    slip = root.get_ignoring_case(VERSION_KEY)
    title = f'Write "{VERSION_KEY}": "{_VERSION}"'
    if slip is not None and slip.key.value != VERSION_KEY:
        edits = [rename_key(problem.host_file, slip, VERSION_KEY)]
        edits += [put_text(problem.host_file, slip.value, _VERSION)] if slip.value is not None else []
    elif slip is None and root.members:
        first = root.members[0].span
        between = problem.host_file.text[root.span.start + 1 : first.start]
        space = between if not between.strip() and between else " "
        edits = [Edit(first._replace(end=first.start), f'"{VERSION_KEY}": "{_VERSION}",{space}')]
    else:
        edits = list(set_member(problem.host_file, root, VERSION_KEY, _VERSION))
    yield Proposal.of(title, HOST_FILE, *edits, is_likely=True)


def of_bundle(problem: Problem) -> Iterator[Proposal]:
    """Name the extension bundle of today, as a whole or what is wrong of it."""
    # With a bundle on which the host stops, nothing else is known of the bindings.
    stops = problem.finding.severity is Severity.ERROR
    yield from (replace(each, reveals=stops) for each in _bundles(problem))


def _bundles(problem: Problem) -> Iterator[Proposal]:
    source, root = problem.host_file, _root(problem.host_file)
    if source is None or root is None:
        return
    section = root.get_ignoring_case(BUNDLE_KEY)
    if section is None:
        yield _added(source, root)
        return
    node = section.value
    if not isinstance(node, JsonObject):
        if node is not None:
            yield Proposal.of(_title(), HOST_FILE, Edit(node.span, _section(source)), is_likely=True)
        return
    is_wrong = problem.finding.severity is Severity.ERROR or problem.finding.code == _UNKNOWN
    number, name = (_spelled(node, key) for key in (VERSION_KEY, ID_KEY))
    one = set_member(source, node, number, GOOD_RANGE)
    yield Proposal.of(f'Set the bundle\'s version to "{GOOD_RANGE}"', HOST_FILE, *one, is_likely=is_wrong)
    other = set_member(source, node, name, DEFAULT_BUNDLE)
    yield Proposal.of(f'Set the bundle\'s id to "{DEFAULT_BUNDLE}"', HOST_FILE, *other, is_likely=is_wrong)
    if node.get_ignoring_case(VERSION_KEY) is None and node.get_ignoring_case(ID_KEY) is None:
        yield Proposal.of(_title(), HOST_FILE, Edit(node.span, _section(source)), is_likely=True)
        return
    if all(edit.applied(source.text) != source.text for edit in (*one, *other)):
        yield Proposal.of(_title(), HOST_FILE, *other, *one, is_likely=is_wrong)


def of_key(problem: Problem) -> Iterator[Proposal]:
    """Give a key the name that is meant, or remove it."""
    found = _key_at(problem)
    if found is None:
        return
    node, member = found
    near = _between_quotes(problem.finding.message.rpartition("Did you mean ")[2])
    if near:
        edit = rename_key(problem.source, member, near)
        yield Proposal.of(f"Rename '{member.key.value}' to '{near}'", problem.path, edit, is_likely=True)
    edits = remove(problem.source, node, member)
    yield Proposal.of(f"Remove '{member.key.value}'", problem.path, *edits)


def of_function_name(problem: Problem) -> Iterator[Proposal]:
    """Name a function that there is in host.json's list, or take the name out."""
    function_names = problem.state.judgements.keys() | problem.state.backlog
    root = _root(problem.host_file)
    for array in _arrays(root):
        for item in array.items:
            if item.span == problem.span and isinstance(item, JsonString):
                listed = {each.value.lower() for each in array.items if isinstance(each, JsonString)}
                near = nearest_given(item.value, [each for each in function_names if each.lower() not in listed])
                if near is not None:
                    edit = put_text(problem.source, item, near)
                    yield Proposal.of(f"Write '{near}'", problem.path, edit, is_likely=is_slip(item.value, near))
                yield Proposal.of(f"Remove '{item.value}'", problem.path, *remove(problem.source, array, item))


def of_list(problem: Problem) -> Iterator[Proposal]:
    """Add the function to host.json's list of those that the host loads."""
    source, root = problem.host_file, _root(problem.host_file)
    if source is None or problem.finding.function is None:
        return
    for array in _arrays(root):
        edits = add_member(source, array, json_text(problem.finding.function))
        title = f"Add '{problem.finding.function}' to the list in {HOST_FILE}"
        yield Proposal(title, (FileEdits(HOST_FILE, edits),))


def _added(source: SourceFile, root: JsonObject) -> Proposal:
    edits = add_member(source, root, f"{json_text(BUNDLE_KEY)}: {_section(source)}")
    return Proposal.of(f"Add the extension bundle to {HOST_FILE}", HOST_FILE, *edits, is_likely=True)


def _title() -> str:
    return f"Write the extension bundle of today into {HOST_FILE}"


def _section(source: SourceFile) -> str:
    """Return the object of the section, over several lines where the file has several."""
    members = [f"{json_text(key)}: {json_text(value)}" for key, value in _SECTION.items()]
    if source.lines.line_count <= 2:
        return f"{{{', '.join(members)}}}"
    return "{\n" + ",\n".join(f"  {each}" for each in members) + "\n}"


_SECTION = {ID_KEY: DEFAULT_BUNDLE, VERSION_KEY: GOOD_RANGE}


def _spelled(node: JsonObject, key: str) -> str:
    member = node.get_ignoring_case(key)
    return member.key.value if member is not None else key


def _root(source: SourceFile | None) -> JsonObject | None:
    root = source.json.root if source is not None else None
    return root if isinstance(root, JsonObject) else None


def _key_at(problem: Problem) -> tuple[JsonObject, Member] | None:
    """Return the member whose key the finding marks, with the object that holds it."""
    nodes: list[JsonValue | None] = [problem.source.json.root]
    while nodes:
        node = nodes.pop()
        if isinstance(node, JsonObject):
            for member in node.members:
                if member.key.span == problem.span:
                    return node, member
                nodes.append(member.value)
        elif isinstance(node, JsonArray):
            nodes += node.items
    return None


def _between_quotes(text: str) -> str:
    parts = text.split("'")
    return parts[1] if len(parts) > 2 else ""


def _arrays(root: JsonObject | None) -> Iterator[JsonArray]:
    member = root.get_ignoring_case("functions") if root is not None else None
    if member is not None and isinstance(member.value, JsonArray):
        yield member.value
