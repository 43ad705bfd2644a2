"""Routes, by the source of ASP.NET Core: their parameters, and what is refused in them. In the tables `^` marks it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from funcls.schema.route_constraints import CONSTRAINT_NAMES, Constraint, constraint_refusal, describe_constraint
from funcls.schema.routes import read_route
from funcls.text.span import Span


def parameters(text: str) -> list[str]:
    """Return what was read of each parameter: its name with what stands around it, and `...` where it is open."""
    return [
        "".join(
            [
                "*" * each.catch_all,
                each.name,
                *(f":{constraint.text}" for constraint in each.constraints),
                f"={each.default}" if each.default is not None else "",
                "?" * each.optional,
                "..." * (not each.closed),
            ]
        )
        for each in read_route(text).parameters
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        ("orders", []),
        ("orders/", []),
        ("/orders/{id}", ["id"]),
        ("~/orders/{id}", ["id"]),
        ("orders/{id?}", ["id?"]),
        ("orders/{id=5}", ["id=5"]),
        ("{*rest}", ["*rest"]),
        ("{**rest}", ["*rest"]),
        ("{id:int:min(1)}", ["id:int:min(1)"]),
        ("{id:range(1, 5)=3}", ["id:range(1, 5)=3"]),
        ("{id:int?}", ["id:int?"]),
        ("{a:regex(^x:y=z$):int}", ["a:regex(^x:y=z$):int"]),
        (r"{a:regex(^\d{{3}}$)}", [r"a:regex(^\d{3}$)"]),
        ("{a:regex(/)}", ["a:regex(/)"]),
        ("{a:min(1:int}", ["a:min(1:int"]),
        ("{a::int}", ["a:int"]),
        ("{{raw}}/{a}.{b?}", ["a", "b?"]),
        ("{a}-{b}", ["a", "b"]),
        ("{:a}", [":a"]),
        ("{a=5:int}", ["a=5:int"]),
    ],
)
def test_what_is_read(text: str, expected: list[str]) -> None:
    assert parameters(text) == expected
    assert read_route(text).problem is None


@pytest.mark.parametrize(
    ("text", "where", "words"),
    [
        ("a//b", "  ^", "cannot appear consecutively"),
        ("//a", " ^", "cannot appear consecutively"),
        ("~a", "^", "cannot start with a '~'"),
        ("a/{id", "  ^^^", "incomplete parameter"),
        ("a/{id/b", "  ^^^", "incomplete parameter"),
        ("a/id}", "    ^", "incomplete parameter"),
        ("{id}}", "^^^", "incomplete parameter"),
        ("a{", " ^", "incomplete parameter"),
        ("{a{b}", "^^", "must be escaped"),
        ("{a{", "^^", "incomplete parameter"),
        ("{}", "^^", "The route parameter name '' is invalid."),
        ("{?}", "^^^", "The route parameter name '' is invalid."),
        ("{*}", "^^^", "The route parameter name '' is invalid."),
        ("{a/b}", "^^^^^", "The route parameter name 'a/b' is invalid."),
        ("{{{a}}}", "  ^^^^^", "The route parameter name 'a}' is invalid."),
        ("{a?b}", "^^^^^", "The route parameter name 'a?b' is invalid."),
        ("{id}/{ID}", "     ^^^^", "The route parameter name 'ID' appears more than one time"),
        ("{*a?}", "^^^^^", "cannot be marked optional"),
        ("{a=1?}", "^^^^^^", "cannot have default value"),
        ("{*a}/b", "^^^^", "only appear as the last segment"),
        ("a{*b}", " ^^^^", "cannot contain a catch-all parameter"),
        ("{a}{b}", "   ^^^", "two consecutive parameters"),
        ("a-{b?}", "  ^^^^", "Only a period (.) can precede"),
        ("{a?}.b", "^^^^", "must be at the end of the segment"),
        ("what?", "^^^^^", "cannot contain the '?' character"),
    ],
)
def test_what_is_refused(text: str, where: str, words: str) -> None:
    problem = read_route(text).problem
    assert problem is not None
    assert problem.span == Span(where.index("^"), len(where))
    assert words in problem.words


@pytest.mark.parametrize(
    ("text", "expected"), [("a/{", ["..."]), ("a/{i", ["i..."]), ("{a/{b:in", ["a...", "b:in..."])]
)
def test_what_is_being_typed(text: str, expected: list[str]) -> None:
    assert parameters(text) == expected


@given(st.text("{}/*?=:().~ab"))
def test_every_text_is_a_route(text: str) -> None:
    template = read_route(text)
    end = 0
    for each in template.parameters:
        assert end <= each.span.start < each.span.end <= len(text)
        assert each.span.covers(each.name_span)
        assert all(each.span.covers(constraint.span) for constraint in each.constraints)
        end = each.span.end
    if template.problem is not None:
        assert 0 <= template.problem.span.start < template.problem.span.end <= len(text)


def constraint(text: str) -> Constraint:
    return Constraint(text, Span(0, len(text)))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("int", "a whole number of 32 bits"),
        ("GUID", "a GUID"),
        ("min(18)", "a whole number of at least 18"),
        ("length(6)", "exactly 6 characters long"),
        ("length(1, 20)", "1 to 20 characters long"),
        ("range(1,5)", "a whole number from 1 to 5"),
        ("regex(^a,{b}$)", "a text that matches `^a,{b}$`"),
    ],
)
def test_constraints_in_words(text: str, words: str) -> None:
    assert describe_constraint(constraint(text)) == words
    assert constraint_refusal(constraint(text)) is None


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("integer", "there is no constraint 'integer'"),
        ("min(1", "there is no constraint 'min(1'"),
        ("min", "'min' takes 1 whole number in brackets"),
        ("min(x)", "'min' takes 1 whole number in brackets"),
        ("range(1)", "'range' takes 2 whole numbers in brackets"),
        ("length(1,2,3)", "'length' takes 1 or 2 whole numbers in brackets"),
        ("int()", "'int' takes nothing in brackets"),
        ("regex", "'regex' takes a regular expression in brackets"),
    ],
)
def test_constraints_that_the_host_cannot_make(text: str, why: str) -> None:
    assert constraint_refusal(constraint(text)) == why
    assert describe_constraint(constraint(text)) == ""


def test_every_constraint_has_words() -> None:
    arguments = ("", "(1)", "(1,2)")
    assert all(any(describe_constraint(constraint(name + each)) for each in arguments) for name in CONSTRAINT_NAMES)
