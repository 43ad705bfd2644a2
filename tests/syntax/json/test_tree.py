from __future__ import annotations

import pytest

from funcls.syntax.json import JsonObject, parse_json
from support.json_values import plain


def object_of(text: str) -> JsonObject:
    root = parse_json(text).root
    assert isinstance(root, JsonObject)
    return root


def value_of(text: str, name: str, *, ignoring_case: bool = False) -> object:
    members = object_of(text)
    member = members.get_ignoring_case(name) if ignoring_case else members.get(name)
    return "absent" if member is None else plain(member.value)


def test_the_last_of_equal_keys_wins() -> None:
    assert value_of('{"a": 1, "b": 2, "a": 3}', "a") == 3


def test_a_key_that_is_still_being_typed_does_not_hide_the_finished_one() -> None:
    assert value_of('{"a": 1, "a', "a") == 1


@pytest.mark.parametrize(
    "text", ['{"a": 1, "b": 2, "a": 3}', '{"a": 1, "a', '{"a", "b": 1, "a"}', '{"a": 1, "A": 2}', "{}"]
)
def test_the_effective_members_are_those_that_are_found_by_name(text: str) -> None:
    members = object_of(text)
    assert list(members.effective_members()) == [
        each for each in members.members if members.get(each.key.value) is each
    ]


def test_names_are_compared_exactly() -> None:
    assert value_of('{"A": 1}', "a") == "absent"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('{"A": 1, "a": 2, "AA": 3}', 2),
        ('{"A": 1, "b": 2}', 1),
        ('{"Ab": 1, "aB": 2}', "absent"),
    ],
)
def test_ignoring_case_the_exact_name_comes_first(text: str, expected: object) -> None:
    assert value_of(text, "a", ignoring_case=True) == expected


def test_ignoring_case_the_first_of_several_wins() -> None:
    assert value_of('{"Ab": 1, "aB": 2}', "ab", ignoring_case=True) == 1


@pytest.mark.parametrize(
    ("text", "outer", "inner"),
    [
        ('{"in": {"a": 1}}', False, False),
        ('{"in": {"a": True}}', False, True),
        ('{"in": {"a" 1}}', False, True),
        ('{"in": {"a": 1 "b": 2}}', False, True),
        ('{"in": {"a": "\\x"}}', False, True),
        ('{"in": {"a": 1}, "b": +1}', True, False),
        ('{"in": {"a": 1} "b": 1}', True, False),
        ('{"in": {"a": "b', True, True),
        ('{"in": {a: 1, "a": 2}}', False, False),
    ],
)
def test_the_container_in_which_a_refused_problem_lies_is_damaged(text: str, outer: bool, inner: bool) -> None:
    root = object_of(text)
    member = root.get("in")
    assert member is not None
    assert isinstance(member.value, JsonObject)
    assert (root.damaged, member.value.damaged) == (outer, inner)


@pytest.mark.parametrize(
    ("text", "closed"),
    [('{"in": {}}', (True, True)), ('{"in": {}', (False, True)), ('{"in": {', (False, False))],
)
def test_a_container_knows_whether_its_bracket_stands(text: str, closed: tuple[bool, bool]) -> None:
    root = object_of(text)
    inner = root.members[0].value
    assert isinstance(inner, JsonObject)
    assert (root.closed, inner.closed) == closed
