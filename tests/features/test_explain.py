"""A rule as a page of its own in Markdown: the texts of `funcls explain`."""

from __future__ import annotations

from typing import Any

import pytest

from funcls.features.explain import explain_in_markdown, rule_named
from funcls.rules.document import document_of
from funcls.rules.table import RULES


def test_a_rule_of_the_runtime() -> None:
    rule = rule_named("binding-name")
    assert rule is not None
    head, *paragraphs, page = explain_in_markdown(rule).split("\n\n")
    assert head == "# binding-name"
    assert paragraphs[0].startswith("*Error, refused by the host.* ")
    assert [each.partition(" ")[0] for each in paragraphs[1:]] == [
        "**What:**",
        "**Why:**",
        "**Example:**",
        "**Instead:**",
        "**Versions:**",
        "**Evidence:**",
    ]
    assert page == "[Microsoft's page](https://learn.microsoft.com/azure/azure-functions/functions-triggers-bindings)"


def test_a_rule_on_what_funcls_is_told_names_a_page_of_funcls() -> None:
    rule = rule_named("config-key")
    assert rule is not None
    assert explain_in_markdown(rule).endswith("\n\nSee `server/docs/configuration.md`.")


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_every_rule_is_found_by_its_code(rule: Any) -> None:
    assert rule_named(rule.code) is rule


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_every_rule_is_told_whole(rule: Any) -> None:
    text, document = explain_in_markdown(rule), document_of(rule)
    expected = (rule.docs, document.title, *dict(document.paragraphs()).values())
    assert [each for each in expected if each not in text] == []


@pytest.mark.parametrize("code", ["", "binding-dupe", "BINDING-DUP", "binding-dup "])
def test_no_rule_has_another_code(code: str) -> None:
    assert rule_named(code) is None
