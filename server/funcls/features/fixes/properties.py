"""Fixes for the properties of function.json: their names and their values."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from funcls.features.fixes import values
from funcls.features.fixes.json_edits import add_member, put_text, remove, rename_key, set_member
from funcls.features.fixes.problem import Problem, Proposal
from funcls.features.insert import json_text
from funcls.features.results import Edit, FileEdits
from funcls.model.binding import Binding
from funcls.schema.constructors import replacement
from funcls.schema.misspelt import misspelt
from funcls.schema.property import Property
from funcls.schema.wording import nearest, nearest_type
from funcls.syntax.json.tree import JsonObject, JsonString, Member

_TYPE: Final = "type"


def of_key_case(problem: Problem) -> Iterator[Proposal]:
    """Write a key of the top level in the letters that the host reads."""
    function = problem.function
    root = function.root if function is not None else None
    member = _member(root, problem)
    known = function.catalogue.top_level_named(member.key.value) if function is not None and member else None
    if member is None or known is None or root is None:
        return
    if root.get(known.name) is None:
        edit = rename_key(problem.source, member, known.name)
        yield Proposal.of(f"Write '{known.name}'", problem.path, edit, is_likely=True)
    else:
        yield _removal(problem, root, member)


def of_type(problem: Problem) -> Iterator[Proposal]:
    """Write a type that is nearly the one that stands there."""
    binding = problem.binding
    function = problem.function
    if binding is None or function is None or binding.type is None or binding.type_field is None:
        return
    near = nearest_type(binding.type, function.catalogue.known_names)
    value = binding.type_field.member.value
    if near is not None and value is not None:
        change = FileEdits(problem.path, (put_text(problem.source, value, near),))
        yield Proposal(f"Write '{near}'", (change,), is_likely=True, reveals=True)


def of_type_in_other_letters(problem: Problem) -> Iterator[Proposal]:
    """Write a type as the worker knows it."""
    bound = problem.parameter
    binding = bound.bindings[0] if bound is not None and bound.bindings else None
    function = problem.function
    if binding is None or binding.entry is None or binding.type_field is None or function is None:
        return
    value = binding.type_field.member.value
    if binding.entry.name != binding.type and value is not None:
        edit = put_text(function.file, value, binding.entry.name)
        yield Proposal.of(f"Write the type '{binding.entry.name}'", function.file.path, edit, is_likely=True)


def of_missing_type(problem: Problem) -> Iterator[Proposal]:
    """Give the key its name that stands there instead of the type."""
    binding = problem.binding
    for member in binding.node.members if binding is not None else ():
        if isinstance(member.value, JsonString) and nearest(member.key.value, [_TYPE]) is not None:
            edit = rename_key(problem.source, member, _TYPE)
            yield Proposal.of(f"Write '{_TYPE}'", problem.path, edit, is_likely=True)


def of_required(problem: Problem) -> Iterator[Proposal]:
    """Add what is needed, or give the key its name that stands there instead."""
    binding = problem.binding
    if binding is None or binding.entry is None or binding.canonical is None:
        return
    for name, member in misspelt(binding.entry, binding.canonical).items():
        edit = rename_key(problem.source, member, name)
        yield Proposal.of(f"Rename '{member.key.value}' to '{name}'", problem.path, edit, is_likely=True)
    needed = set(binding.entry.needed_in(binding.canonical.value))
    needed |= {each for names in binding.entry.constructors for each in names}
    for name in binding.entry.skeleton.keys() | needed:
        known = binding.entry.properties.get(name)
        if known is not None and (name,) not in binding.canonical.spans and name in needed:
            sample = binding.entry.skeleton.get(name, known.examples[0] if known.examples else known.default)
            edits = add_member(problem.source, binding.node, f"{json_text(name)}: {json_text(sample)}")
            yield Proposal.of(f"Add {json_text(name)}: {json_text(sample)}", problem.path, *edits)


def of_unknown(problem: Problem) -> Iterator[Proposal]:
    """Give a property the name that is meant, or remove it."""
    binding = problem.binding
    member = _member(binding.node, problem) if binding is not None else None
    if binding is None or binding.entry is None or binding.canonical is None or member is None:
        return
    near = nearest(member.key.value, binding.entry.properties)
    if near is not None and (near,) not in binding.canonical.spans:
        edit = rename_key(problem.source, member, near)
        yield Proposal.of(f"Rename '{member.key.value}' to '{near}'", problem.path, edit, is_likely=True)
    yield _removal(problem, binding.node, member)


def of_superfluous(problem: Problem) -> Iterator[Proposal]:
    """Remove a property."""
    binding = problem.binding
    node = binding.node if binding is not None else problem.function.root if problem.function is not None else None
    member = _member(node, problem)
    if node is not None and member is not None:
        yield _removal(problem, node, member)


def of_other_bundle(problem: Problem) -> Iterator[Proposal]:
    """Give all properties of the binding the names that the app's bundle reads."""
    binding, function = problem.binding, problem.function
    major = function.facts.target.bundle.major if function is not None else None
    if binding is None or binding.entry is None or binding.canonical is None or major is None:
        return
    edits, names = [], []
    for path, span in sorted(binding.canonical.key_spans.items(), key=lambda each: each[1]):
        known = binding.entry.known.get(str(path[0])) if len(path) == 1 else None
        other = replacement(binding.entry, known, major) if known is not None else None
        member = next((each for each in binding.node.members if each.key.span == span), None)
        is_other = known is not None and bool(known.majors) and major not in known.majors
        if other is not None and member is not None and is_other and (other.name,) not in binding.canonical.spans:
            edits.append(rename_key(problem.source, member, other.name))
            names.append(other.name)
    if edits:
        title = f"Rename to {', '.join(repr(each) for each in names)}, as extension bundle {major} reads"
        yield Proposal.of(title, problem.path, *edits, is_likely=True)
    member = _member(binding.node, problem)
    if member is not None and not edits:
        yield _removal(problem, binding.node, member)


def of_value(problem: Problem) -> Iterator[Proposal]:
    """Write one of the values that the property takes."""
    binding = problem.binding
    known, member = _property_at(binding, problem)
    if known is not None and member is not None and member.value is not None:
        yield from values.of_known(known, member.value, problem.source)


def of_bytes_as_text(problem: Problem) -> Iterator[Proposal]:
    """Let the input come as bytes, or annotate the text as which it comes."""
    bound, function = problem.parameter, problem.function
    annotation = bound.parameter.annotation if bound is not None else None
    if bound is None or function is None or annotation is None or not bound.bindings:
        return
    node = bound.bindings[0].node
    edits = set_member(function.file, node, "dataType", "binary")
    yield Proposal.of('Set "dataType": "binary"', function.file.path, *edits)
    yield Proposal.of("Annotate 'str'", problem.path, Edit(annotation.span, "str"))


def _property_at(binding: Binding | None, problem: Problem) -> tuple[Property | None, Member | None]:
    """Return the property whose value the finding marks, with its member."""
    function = problem.function
    node = binding.node if binding is not None else function.root if function is not None else None
    for member in node.members if node is not None else ():
        if member.value is None or member.value.span != problem.span:
            continue
        if binding is not None and binding.entry is not None:
            return binding.entry.property_named(member.key.value), member
        if function is not None:
            return function.catalogue.top_level_named(member.key.value), member
    return None, None


def _member(node: JsonObject | None, problem: Problem) -> Member | None:
    """Return the member of an object whose key, or value, the finding marks."""
    members = node.members if node is not None else ()
    return next((each for each in members if each.span.covers(problem.span)), None)


def _removal(problem: Problem, node: JsonObject, member: Member) -> Proposal:
    edits = remove(problem.source, node, member)
    return Proposal.of(f"Remove '{member.key.value}'", problem.path, *edits)
