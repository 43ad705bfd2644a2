"""Runs the rules: over one function, over the functions that meet, and over an app as a whole."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from funcls.model.app import App
from funcls.model.cross import CrossFacts, cross_facts, given_up
from funcls.model.function import Function
from funcls.rules.consequences import lies_in_broken_text
from funcls.rules.finding import Finding, Refuser, Severity
from funcls.rules.rule import AppRule, CrossRule, FunctionRule, Group
from funcls.rules.table import (
    APP_RULES,
    CONFIGURATION_RULES,
    CROSS_RULES,
    FUNCTION_RULES,
    LARGE_RULES,
    NOT_LOADED_RULES,
    OTHER_LANGUAGE_RULES,
    RULES,
    UNREADABLE_RULES,
)

_logger = logging.getLogger(__name__)

_REFUSED_BY = {rule.code: rule.refused_by for rule in RULES}
_GROUP_OF = {rule.code: rule.group for rule in RULES}


@dataclass(frozen=True, slots=True)
class Judgement:
    """What is said of one function, what it tells the others, and the keys of what both were read from.

    Small, and without the function itself: it goes from one process to another.
    """

    findings: tuple[Finding, ...]
    cross: CrossFacts
    sources: frozenset[str]


def judge(function: Function) -> Judgement:
    """Return the findings of all rules that look at the function alone, and what it tells the others."""
    if function.is_of_other_language:
        return Judgement((), CrossFacts(), function.sources)
    if not function.file.readable:
        rules = LARGE_RULES if function.file.is_large else UNREADABLE_RULES
        return Judgement(tuple(_run(rules, function)), given_up(function), function.sources)
    not_loaded = tuple(_run(NOT_LOADED_RULES, function))
    findings = tuple(each for each in _run(FUNCTION_RULES, function) if _counts(each, function))
    if not_loaded:
        findings = tuple(
            replace(each, severity=max(each.severity, Severity.INFORMATION), is_moot=True) for each in findings
        )
    cross = _cross(function, findings, loaded=not not_loaded)
    return Judgement(_sorted((*not_loaded, *findings)), cross, function.sources)


def _run(rules: Iterable[FunctionRule], function: Function) -> list[Finding]:
    findings: list[Finding] = []
    for rule in rules:
        before = len(findings)
        try:
            # No list for each rule: nearly all have nothing to say.
            for report in rule.check(function):
                findings.append(rule.finding(function.name, report))  # noqa: PERF401
        except Exception:
            # What a rule has said before it failed may be half of the truth.
            del findings[before:]
            _logger.exception("rule %s failed on %s", rule.code, function.file.path)
    return findings


def _counts(finding: Finding, function: Function) -> bool:
    """Whether it is said of what the host would read, and not of what a broken text only seems to say."""
    if not function.file.json.refused or _GROUP_OF[finding.code] is Group.JSON:
        return True
    return not lies_in_broken_text(function, finding.place)


def _cross(function: Function, findings: tuple[Finding, ...], *, loaded: bool) -> CrossFacts:
    """Return what the host compares with other functions: nothing of one that it has already given up."""
    refused = any(each.severity is Severity.ERROR and _REFUSED_BY[each.code] is Refuser.HOST for each in findings)
    return cross_facts(function) if loaded and not refused else given_up(function)


def cross_keys(facts: CrossFacts) -> Iterator[tuple[CrossRule, str]]:
    """Yield the groups in which these facts are judged."""
    for rule in CROSS_RULES:
        for key in rule.keys(facts):
            yield rule, key


def judge_group(rule: CrossRule, key: str, functions: Mapping[str, CrossFacts]) -> tuple[Finding, ...]:
    """Return the findings of a rule on one group of functions."""
    try:
        return _sorted(rule.finding(name, report) for name, report in rule.check(key, functions))
    except Exception:
        _logger.exception("rule %s failed", rule.code)
        return ()


def judge_app(app: App) -> tuple[Finding, ...]:
    """Return the findings of all rules that look at the app as a whole."""
    rules = (*CONFIGURATION_RULES, *(APP_RULES if app.is_judged else OTHER_LANGUAGE_RULES))
    return _sorted(each for rule in rules for each in _run_on_app(rule, app))


def _run_on_app(rule: AppRule, app: App) -> list[Finding]:
    try:
        return [rule.finding(None, report) for report in rule.check(app)]
    except Exception:
        _logger.exception("rule %s failed", rule.code)
        return []


def _sorted(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    return tuple(sorted(findings, key=finding_order))


def finding_order(finding: Finding) -> tuple[str, int, int, str, str]:
    """Return the key by which findings are shown: file, place, code, message."""
    return (finding.place.path, *finding.place.span, finding.code, finding.message)
