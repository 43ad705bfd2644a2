"""The rules as a person, a tool and a reader of the documentation see them."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from funcls.rules.document import document_of
from funcls.rules.finding import Grade, Severity
from funcls.rules.rule import Group
from funcls.rules.table import RULES
from support.apps import block
from support.command import Command

PAGE = Path(__file__).resolve().parents[2] / "server" / "docs" / "rules.md"
CODES = sorted(rule.code for rule in RULES)


def test_a_line_for_each_rule(funcls: Command) -> None:
    code, out, err = funcls("rules")

    assert (code, err) == (0, "")
    assert sorted(line.split()[0] for line in out.splitlines()) == CODES
    row = next(line for line in out.splitlines() if line.startswith("param-undeclared "))
    assert re.split(" {2,}", row) == [
        "param-undeclared",
        "error",
        "signature",
        "A parameter of the handler has no binding.",
    ]


def test_the_lines_stand_by_group(funcls: Command) -> None:
    groups = {rule.code: rule.group for rule in RULES}
    order = [list(Group).index(groups[line.split()[0]]) for line in funcls("rules").out.splitlines()]

    assert order == sorted(order)


def test_json_has_everything(funcls: Command) -> None:
    code, out, err = funcls("rules", "--output-format", "json")
    found: Any = json.loads(out)

    assert (code, err, found["version"]) == (0, "", 1)
    assert sorted(each["code"] for each in found["rules"]) == CODES
    assert next(each for each in found["rules"] if each["code"] == "binding-dup") == {
        "code": "binding-dup",
        "severity": "error",
        "group": "bindings",
        "refusedBy": "host",
        "title": "Two bindings have the same name.",
        "what": "binding names must be unique in a function, ignoring case.",
        "why": "the host refuses the function with \"Multiple bindings with name 'X' discovered. Binding names must be "
        'unique."',
        "example": "bindings named `msg` and `Msg`.",
        "instead": "rename one of them, and its parameter.",
        "versions": "all.",
        "evidence": "read in source (host FunctionDescriptorProvider.cs).",
        "docs": "https://learn.microsoft.com/azure/azure-functions/functions-triggers-bindings",
    }


def test_a_rule_explained(funcls: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "72")
    assert funcls("explain", "binding-dup") == (
        0,
        block("""
            binding-dup (error, bindings)

            Two bindings have the same name.

            What: binding names must be unique in a function, ignoring case.

            Why: the host refuses the function with "Multiple bindings with name 'X'
            discovered. Binding names must be unique."

            Example: bindings named `msg` and `Msg`.

            Instead: rename one of them, and its parameter.

            Versions: all.

            Evidence: read in source (host FunctionDescriptorProvider.cs).

            See https://learn.microsoft.com/azure/azure-functions/functions-triggers-bindings
            """)
        + "\n",
        "",
    )


@pytest.mark.parametrize("code", CODES)
def test_every_rule_is_explained_in_lines_that_people_can_read(
    funcls: Command, monkeypatch: pytest.MonkeyPatch, code: str
) -> None:
    monkeypatch.setenv("COLUMNS", "300")
    *lines, see = funcls("explain", code).out.splitlines()

    assert max(map(len, lines)) <= 100
    assert see.startswith(("See https://learn.microsoft.com/", "See server/docs/"))


@pytest.mark.parametrize(
    ("code", "problem"),
    [
        ("binding-dupe", "no rule has the code 'binding-dupe'. Did you mean 'binding-dup'?"),
        ("BINDING-DUP", "no rule has the code 'BINDING-DUP'. Did you mean 'binding-dup'?"),
        ("xyz", "no rule has the code 'xyz'. `funcls rules` lists them all."),
    ],
)
def test_an_unknown_code_gets_the_nearest_one(funcls: Command, code: str, problem: str) -> None:
    assert funcls("explain", code) == (2, "", f"funcls: {problem}\n")


class TestPage:
    def test_it_is_what_the_rules_say_now(self, funcls: Command) -> None:
        assert funcls("rules", "--output-format", "markdown").out == PAGE.read_text(encoding="utf-8"), "run `make docs`"

    def test_it_says_what_severities_grades_and_groups_mean(self) -> None:
        text = PAGE.read_text(encoding="utf-8")

        assert [each for each in Severity if f"\n| {each.name.lower()} | " not in text] == []
        assert [each for each in Grade if f"\n| {each.value} | " not in text] == []
        assert [each for each in Group if f"\n## {each.label}\n\n{each.subject}\n" not in text] == []

    @pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
    def test_it_has_every_rule_with_the_page_of_microsoft(self, rule: Any) -> None:
        _, _, rest = PAGE.read_text(encoding="utf-8").partition(f"\n### {rule.code}\n")
        section = rest.partition("\n##")[0]

        assert document_of(rule).title in section
        assert f"]({rule.docs.removeprefix('server/docs/')})" in section
