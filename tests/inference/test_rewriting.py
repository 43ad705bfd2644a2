"""Texts with annotations put in, and the way back to what the user sees."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from funcls.inference.rewriting import Replacement, Rewritten
from funcls.text.span import Span

SCRIPT = "def main(req, msg: Out[str]): pass"


def test_annotations_are_put_in() -> None:
    rewritten = Rewritten(
        SCRIPT,
        [
            Replacement(Span(0, 0), "import f\n"),
            Replacement(Span(12, 12), ": f.HttpRequest"),
            Replacement(Span(19, 27), "f.Out"),
        ],
    )
    assert rewritten.text == "import f\ndef main(req: f.HttpRequest, msg: f.Out): pass"


@given(st.text(alphabet="ab\n😋", max_size=20), st.data())
def test_every_place_that_stayed_finds_its_way_there_and_back(text: str, data: st.DataObject) -> None:
    ends = st.integers(0, len(text))
    spans = data.draw(st.lists(st.tuples(ends, ends).map(sorted).map(lambda each: Span(*each)), max_size=4))
    rewritten = Rewritten(text, [Replacement(Span(0, 0), "first\n"), *(Replacement(each, "new") for each in spans)])
    for index in range(len(text) + 1):
        moved = rewritten.forward(index)
        assert 0 <= moved <= len(rewritten.text)
        if not any(span.start <= index <= span.end for span in spans):
            assert rewritten.back(moved) == index
            assert rewritten.text[moved : moved + 1] == text[index : index + 1]


@pytest.mark.parametrize(("index", "expected"), [(0, 2), (1, 3), (3, 5), (4, 8), (5, 9)])
def test_the_end_of_a_name_stays_before_its_annotation(index: int, expected: int) -> None:
    rewritten = Rewritten("f(a) x", [Replacement(Span(0, 0), "i\n"), Replacement(Span(3, 3), ":C")])
    assert rewritten.text == "i\nf(a:C) x"
    assert rewritten.forward(index) == expected
    assert rewritten.back(expected) == index


def test_what_was_put_there_is_nowhere_in_the_original() -> None:
    rewritten = Rewritten("f(a)", [Replacement(Span(0, 0), "i\n"), Replacement(Span(3, 3), ":C")])
    assert [rewritten.back(index) for index in range(len(rewritten.text) + 1)] == [None, None, 0, 1, 2, 3, None, 3, 4]
