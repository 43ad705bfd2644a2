"""The table of rules, and what every rule states."""

from __future__ import annotations

import importlib
import pkgutil
import re
from types import ModuleType

import pytest

import funcls.rules
from funcls.rules.finding import Grade, Refuser, Report, Severity
from funcls.rules.rule import LEARN, CrossRule, Evidence, FunctionRule, Rule
from funcls.rules.table import CROSS_RULES, FUNCTION_RULES, NOT_LOADED_RULES, RULES, UNREADABLE_RULES
from support.apps import fixture

MODULES = [importlib.import_module(f"funcls.rules.{each.name}") for each in pkgutil.iter_modules(funcls.rules.__path__)]
RULE_MODULES = [module for module in MODULES if hasattr(module, "RULE")]
PARTS = ["What: ", "Why: ", "Example: ", "Instead: "]


def rule_of(module: ModuleType) -> Rule:
    rule = module.RULE
    assert isinstance(rule, Rule)
    return rule


def test_every_rule_file_is_in_the_table_once() -> None:
    assert sorted(rule.code for rule in RULES) == sorted(rule_of(module).code for module in RULE_MODULES)


def test_a_file_with_a_check_has_a_rule() -> None:
    assert [module.__name__ for module in MODULES if hasattr(module, "check")] == [
        module.__name__ for module in RULE_MODULES
    ]


def test_codes_are_unique() -> None:
    codes = [rule.code for rule in RULES]

    assert len(codes) == len(set(codes))


def test_the_parts_of_the_table_are_of_their_kind() -> None:
    assert all(isinstance(rule, FunctionRule) for rule in (*NOT_LOADED_RULES, *FUNCTION_RULES))
    assert all(isinstance(rule, CrossRule) for rule in CROSS_RULES)
    assert (*UNREADABLE_RULES, *NOT_LOADED_RULES, *FUNCTION_RULES, *CROSS_RULES) == RULES


@pytest.mark.parametrize("module", RULE_MODULES, ids=lambda module: module.__name__.rpartition(".")[2])
class TestEachRule:
    def test_its_code_is_kebab_case_and_names_its_file(self, module: ModuleType) -> None:
        code = rule_of(module).code

        assert re.fullmatch(r"[a-z]+(-[a-z]+)*", code)
        assert code.replace("-", "_") == module.__name__.rpartition(".")[2]

    def test_its_docstring_is_its_documentation(self, module: ModuleType) -> None:
        documentation = module.__doc__ or ""
        title, *paragraphs = documentation.strip().split("\n\n")

        assert title.endswith(".")
        assert [part for part in PARTS if not any(each.startswith(part) for each in paragraphs)] == []
        assert [each[: each.index(":") + 2] for each in paragraphs if each.startswith(tuple(PARTS))] == PARTS

    def test_it_links_to_microsoft(self, module: ModuleType) -> None:
        assert rule_of(module).docs.startswith("https://learn.microsoft.com/azure/azure-functions/")

    def test_its_evidence_names_a_source(self, module: ModuleType) -> None:
        assert rule_of(module).evidence.source

    def test_an_error_names_who_refuses_and_rests_on_evidence(self, module: ModuleType) -> None:
        rule = rule_of(module)

        if rule.severity is Severity.ERROR:
            assert rule.refused_by is not None
            assert rule.evidence.grade.carries_error


@pytest.mark.parametrize("grade", [Grade.KNOWN, Grade.DOCUMENTED, Grade.INFERRED])
def test_a_rule_without_evidence_cannot_be_an_error(grade: Grade) -> None:
    evidence = Evidence(grade, "somewhere")

    with pytest.raises(ValueError, match="a-rule: an error needs"):
        Rule("a-rule", Severity.ERROR, evidence, LEARN, Refuser.HOST)
    assert Rule("a-rule", Severity.WARNING, evidence, LEARN).severity is Severity.WARNING


def test_an_error_without_a_refuser_is_none() -> None:
    with pytest.raises(ValueError, match="a-rule: an error needs"):
        Rule("a-rule", Severity.ERROR, Evidence(Grade.MEASURED, "somewhere"), LEARN)


def test_what_a_report_leaves_out_comes_from_the_rule() -> None:
    app = fixture('--- Orders/function.json\n{"bindings": []}\n--- Orders/__init__.py\n')
    (judged,) = app.state.functions.values()
    place = judged.function.json_place(judged.function.opening)
    rule = Rule("a-rule", Severity.WARNING, Evidence(Grade.KNOWN, "somewhere"), LEARN)

    plain = rule.finding("Orders", Report(place, "Something."))
    special = rule.finding("Orders", Report(place, "Something.", severity=Severity.HINT, docs="https://x"))

    assert (plain.severity, plain.docs, plain.code) == (Severity.WARNING, LEARN, "a-rule")
    assert (special.severity, special.docs, special.code) == (Severity.HINT, "https://x", "a-rule")
