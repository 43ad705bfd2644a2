"""What is replaced in a value. Sources: facts, section 5, and the sdk's BindingTemplateParser.cs (read)."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from funcls.schema.built_ins import BUILT_INS, built_in, is_built_in
from funcls.schema.expressions import broken_bracket, open_percent, read_tokens
from funcls.schema.property import Expression


def tokens(text: str, expression: Expression = Expression.ALL) -> list[str]:
    """Return the tokens as they stand in the text: an open one ends with `...`, a format follows behind a blank."""
    return [
        text[slice(*each.span)]
        + ("" if each.closed else "...")
        + (f" {each.format}" if each.format is not None else "")
        for each in read_tokens(text, expression)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        ("plain", []),
        ("in/{name}.{ext}", ["{name}", "{ext}"]),
        ("{{not}}/{{{yes}}}", ["{yes}"]),
        ("{Query.page}", ["{Query.page}"]),
        ("{DateTime:yyyy-MM}", ["{DateTime:yyyy-MM} yyyy-MM"]),
        ("{rand-guid:}", ["{rand-guid:} "]),
        ("{:x}", ["{:x}"]),
        ("{}", ["{}"]),
        ("{na", ["{na..."]),
        ("{a{b}", ["{a...", "{b}"]),
        ("%A%-%B%", ["%A%", "%B%"]),
        ("%A%/{id}", ["%A%", "{id}"]),
        ("%A%/%Sto", ["%A%", "%Sto..."]),
        ("%{a}%", ["%{a}%"]),
        ("{a%b}%", ["%b}%"]),
        ("%%", ["%%"]),
    ],
)
def test_tokens(text: str, expected: list[str]) -> None:
    assert tokens(text) == expected


def test_what_a_property_takes() -> None:
    assert tokens("%A%/{id}", Expression.SETTINGS) == ["%A%"]
    assert tokens("%A%/{id}", Expression.CAPTURES) == ["%A%", "{id}"]
    assert read_tokens("%A%/{id}", None) == ()


def test_the_name_and_its_first_part() -> None:
    text = "x/{Query.page:N}"
    (token,) = read_tokens(text, Expression.ALL)
    assert (token.name, token.first, text[slice(*token.name_span)]) == ("Query.page", "Query", "Query.page")


@given(st.text("{}%a.:-"))
def test_tokens_lie_in_the_text_one_behind_the_other(text: str) -> None:
    end = 0
    for each in read_tokens(text, Expression.ALL):
        assert end <= each.span.start < each.span.end <= len(text)
        assert each.span.covers(each.name_span)
        assert text[slice(*each.name_span)] == each.name
        end = each.span.end


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{name}",
        "{_name9}",
        "{é.ö-ü}",
        "{Headers.x-request-id}",
        "{name:any thing}",
        "{rand-guid}",
        "{RAND-GUID:N}",
        "{datetime:yyyy.MM dd}",
        "{DateTimeOffset}",
        "{{}}",
        "{{{name}}}",
    ],
)
def test_what_the_host_reads(text: str) -> None:
    assert broken_bracket(text) is None


@pytest.mark.parametrize(
    ("text", "marked", "words"),
    [
        ("a/{name", "{", "Missing closing bracket"),
        ("a/name}", "}", "Missing opening bracket"),
        ("{a{b}", "{", "Missing closing bracket"),
        ("{name}}", "}", "Missing opening bracket"),
        ("{{name}", "}", "Missing opening bracket"),
        ("a/{}", "{}", "The parameter name at position 3 is empty"),
        ("{ name }", "{ name }", "Invalid template expression"),
        ("{9}", "{9}", "Invalid template expression"),
        ("{$request}", "{$request}", "Invalid template expression"),
        ("{:x}", "{:x}", "Invalid template expression"),
        ("{a/b}", "{a/b}", "Invalid template expression"),
        ("{a-b}", "{a-b}", "The parameter name 'a-b' is invalid"),
        ("{a-b.c}", "{a-b.c}", "The parameter name 'a-b' is invalid"),
        ("{a..b}", "{a..b}", "Illegal expression"),
        ("{a.}", "{a.}", "Illegal expression"),
    ],
)
def test_what_the_host_refuses(text: str, marked: str, words: str) -> None:
    flaw = broken_bracket(text)
    assert flaw is not None
    assert (text[slice(*flaw.span)], flaw.words) == (marked, words)


def test_a_capture_has_no_dots() -> None:
    assert broken_bracket("{a.b}") is None
    flaw = broken_bracket("{a.b}", captures=True)
    assert flaw is not None
    assert flaw.words == "Capture expressions can't include dot operators"


@pytest.mark.parametrize(("text", "at"), [("%", 0), ("%A%%", 3), ("a", None), ("%A%", None)])
def test_percent_signs(text: str, at: int | None) -> None:
    flaw = open_percent(text)
    assert (flaw.span.start if flaw else None) == at


@given(st.text("{}%a.:- "))
def test_every_text_is_one(text: str) -> None:
    flaw = broken_bracket(text, captures=True)
    assert flaw is None or 0 <= flaw.span.start < flaw.span.end <= len(text)


@pytest.mark.parametrize("name", ["rand-guid", "Rand-Guid2", "datetime", "DateTimeOffset"])
def test_a_built_in_name_is_known_by_its_beginning(name: str) -> None:
    assert is_built_in(name)
    assert built_in(name) is not None


def test_the_object_of_the_host() -> None:
    assert [each.name for each in BUILT_INS if built_in(each.name.upper()) is not each] == []
    assert not is_built_in("sys.utcnow")
    assert built_in("sys.now") is None
