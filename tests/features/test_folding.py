"""Folding: what can be hidden in a JSON file."""

from __future__ import annotations

import pytest

from funcls.features.folding import folds
from funcls.model.source import SourceFile
from funcls.text import Span
from support.function_jsons import Typed, every_text, prefixes


def folded(text: str) -> list[tuple[str, str]]:
    """Return the kind of each fold and what it hides."""
    return [(each.kind.name.lower(), text[slice(*each.span)]) for each in folds(SourceFile("function.json", text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('{\n  "a": 1\n}', [("container", '\n  "a": 1\n')]),
        ('{\r\n  "a": 1\r\n}', [("container", '\r\n  "a": 1\r\n')]),
        ('{\r  "a": 1\r}', [("container", '\r  "a": 1\r')]),
        ('{"a": [\n1\n]}', [("container", '"a": [\n1\n]'), ("container", "\n1\n")]),
        ('{"a": {}, "b": [1, 2]}', []),
        ('{"a":\n1}', [("container", '"a":\n1')]),
        ("", []),
        ("[\n]", [("container", "\n")]),
    ],
)
def test_objects_and_arrays(text: str, expected: list[tuple[str, str]]) -> None:
    assert folded(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("/* a\n   b */ {}", [("comment", "/* a\n   b */")]),
        ("{/* a\n*/}", [("container", "/* a\n*/"), ("comment", "/* a\n*/")]),
        ("/* a */ {}", []),
        ("// a\n// b\n{}", []),
        ('{"a": "/*\n*/"}', [("container", '"a": "/*\n*/"')]),
        ("// #region a\n{}\n// #endregion", [("region", "// #region a\n{}\n// #endregion")]),
        ("//#region\n//#region\n{}\n//#endregion", [("region", "//#region\n{}\n//#endregion")]),
        ("// #endregion\n{}", []),
        ("// #regional\n{}\n// #endregion", []),
        # A region that only begins in the object, and one that only ends in it.
        ("{ // #region\n}\n// #endregion", [("container", " // #region\n")]),
        ("// #region\n{ // #endregion\n}", [("container", " // #endregion\n")]),
    ],
)
def test_comments(text: str, expected: list[tuple[str, str]]) -> None:
    assert folded(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('{\n  "a": 1\n\n\n', [("container", '\n  "a": 1')]),
        ('{\n  "a": [\n    1\n}\n', [("container", '\n  "a": [\n    1\n'), ("container", "\n    1")]),
        ('{\n  "a', [("container", '\n  "a')]),
        ("{\n", []),
        ("{ /* a\n b\n\n", [("container", " /* a\n b"), ("comment", "/* a\n b")]),
        ("/* a\n{}", [("comment", "/* a\n{}")]),
    ],
)
def test_what_is_never_closed_ends_with_the_last_that_is_there(text: str, expected: list[tuple[str, str]]) -> None:
    assert folded(text) == expected


def test_only_what_is_whole_keeps_the_line_of_its_bracket() -> None:
    found = folds(SourceFile("host.json", '/*\n*/ {\n  "a": [\n  1\n}'))
    assert [each.last_line_stays for each in found] == [False, True, False]


@every_text
def test_folds_of_a_half_typed_text_lie_in_each_other(texts: list[Typed]) -> None:
    for prefix in prefixes(texts):
        outer = [Span(0, len(prefix))]
        for each in folds(SourceFile("function.json", prefix)):
            while outer[-1].end <= each.span.start:
                outer.pop()
            assert outer[-1].covers(each.span), prefix
            outer.append(each.span)
