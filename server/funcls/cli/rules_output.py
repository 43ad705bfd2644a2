"""The rules in a terminal and for tools: the list of all, and the documentation of one."""

from __future__ import annotations

import json
import textwrap
from typing import Final

from funcls.cli.not_run import NotRunError
from funcls.features.explain import rule_named
from funcls.rules.document import document_of
from funcls.rules.rule import AnyRule, Group
from funcls.rules.table import RULES
from funcls.schema.wording import did_you_mean

_FORMAT_VERSION: Final = 1


class UnknownCodeError(NotRunError):
    """A code that no rule has, with the nearest one that a rule has."""

    def __init__(self, code: str) -> None:
        hint = did_you_mean(code, [rule.code for rule in RULES]) or " `funcls rules` lists them all."
        super().__init__(f"no rule has the code '{code}'.{hint}")


def rules_by_group() -> list[AnyRule]:
    """Return all rules, group by group."""
    return [rule for group in Group for rule in RULES if rule.group is group]


def rules_to_text() -> str:
    """Return a line for each rule: code, severity, group and title."""
    rows = [(rule.code, rule.severity.name.lower(), rule.group.label) for rule in rules_by_group()]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    titles = [document_of(rule).title for rule in rules_by_group()]
    return "\n".join(
        "  ".join([*(cell.ljust(width) for cell, width in zip(row, widths, strict=True)), title])
        for row, title in zip(rows, titles, strict=True)
    )


def rules_to_json() -> str:
    """Return all rules with their documentation as one JSON object."""
    rules = [_entry(rule) for rule in rules_by_group()]
    return json.dumps({"version": _FORMAT_VERSION, "rules": rules}, indent=2, ensure_ascii=False)


def _entry(rule: AnyRule) -> dict[str, str | None]:
    document = document_of(rule)
    return {
        "code": rule.code,
        "severity": rule.severity.name.lower(),
        "group": rule.group.label,
        "refusedBy": rule.refused_by.value if rule.refused_by else None,
        "title": document.title,
        **{name.lower(): text for name, text in document.paragraphs()},
        "docs": rule.docs,
    }


def explain(code: str, width: int) -> str:
    """Return what a rule says, in lines of `width` characters; raises UnknownCodeError where no rule has the code."""
    rule = rule_named(code)
    if rule is None:
        raise UnknownCodeError(code)
    document = document_of(rule)
    paragraphs = [
        f"{rule.code} ({rule.severity.name.lower()}, {rule.group.label})",
        document.title,
        *(f"{name}: {text}" for name, text in document.paragraphs()),
    ]
    wrapped = (textwrap.fill(each, width, break_long_words=False, break_on_hyphens=False) for each in paragraphs)
    return "\n\n".join([*wrapped, f"See {rule.docs}"])
