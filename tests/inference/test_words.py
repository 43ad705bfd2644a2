"""The name at a place, and whether one is being typed."""

from __future__ import annotations

import pytest

from funcls.inference.words import identifier_at, is_typed_at

PLACES = [
    ("req.|", "", True),
    ("req.get|", "get", True),
    ("req.ge|t_body()", "get_body", True),
    ("|req", "req", False),
    ("re|q", "req", True),
    ("x = |", "", False),
    ("def main(req:|", "", False),
    ("x = 1.|", "", False),
    ("x = 1.5e|", "", False),
    ("x1.|", "", True),
    ("été|.x", "été", True),
    ("|", "", False),
    ("x |1", "", False),
    ('"|', "", False),
]


@pytest.mark.parametrize(("marked", "name", "is_typed"), PLACES)
def test_the_name_at_a_place(marked: str, name: str, is_typed: bool) -> None:
    text, offset = marked.replace("|", ""), marked.index("|")
    assert text[slice(*identifier_at(text, offset))] == name
    assert is_typed_at(text, offset) is is_typed
