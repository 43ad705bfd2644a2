"""The table of rules, and what every rule states."""

from __future__ import annotations

import importlib
import pkgutil
import re
from pathlib import Path
from types import ModuleType

import pytest

import funcls.rules
from funcls.rules.document import document_of
from funcls.rules.finding import Grade, Refuser, Report, Severity
from funcls.rules.rule import LEARN, AnyRule, AppRule, CrossRule, FunctionRule, Group, Rule, SuppressionRule
from funcls.rules.table import (
    APP_RULES,
    CONFIGURATION_RULES,
    CROSS_RULES,
    FUNCTION_RULES,
    NOT_LOADED_RULES,
    OTHER_LANGUAGE_RULES,
    RULES,
    SUPPRESSION_RULES,
    UNREADABLE_RULES,
)
from support.apps import fixture

MODULES = [importlib.import_module(f"funcls.rules.{each.name}") for each in pkgutil.iter_modules(funcls.rules.__path__)]
RULE_MODULES = [module for module in MODULES if hasattr(module, "RULE")]
TESTS = {path: path.read_text(encoding="utf-8") for path in Path(__file__).parent.glob("test_*.py")}

CODES = {
    "app": [
        "mixed-model",
        "allow-list",
        "funcignore-function",
        "function-astray",
        "proxies-file",
        "runtime-package",
        "requirement-harmful",
        "function-shadows-module",
        "funcignore-needed",
        "funcignore-environment",
        "funcignore-published",
        "python-version",
        "root-file-large",
    ],
    "host.json": [
        "host-json-syntax",
        "host-json-lenient",
        "host-json-dup-key",
        "host-secret-pasted",
        "host-version",
        "bundle-id",
        "bundle-version",
        "bundle-min",
        "bundle-unknown",
        "bundle-range-old",
        "bundle-range-narrow",
        "configuration-profile",
        "custom-handler-routes",
        "function-timeout",
        "host-retry",
        "host-functions",
        "host-value",
        "host-time-span",
        "host-key-ignored",
        "host-key-unknown",
        "route-prefix",
    ],
    "settings": [
        "storage-missing",
        "settings-syntax",
        "settings-lenient",
        "settings-dup-key",
        "settings-nested",
        "settings-shape",
        "settings-encrypted",
        "settings-outside-values",
        "settings-connection",
        "settings-cors",
        "settings-null",
        "settings-empty-key",
        "setting-value",
        "setting-reserved",
        "setting-without-effect",
        "runtime-missing",
        "process-count",
        "thread-count",
        "container-name",
        "decorator-script-name",
        "worker-extensions",
        "runtime-not-python",
    ],
    "function": [
        "file-large",
        "function-name",
        "retry-interval",
        "retry-unsupported",
        "disabled-ignored",
        "function-name-duplicate",
    ],
    "json": ["unreadable", "json-syntax", "json-lenient", "json-dup-key"],
    "bindings": [
        "no-bindings",
        "no-trigger",
        "many-triggers",
        "binding-name",
        "binding-dup",
        "binding-type-missing",
        "unknown-type",
        "extension-missing",
        "type-not-in-bundle",
        "direction-value",
        "direction-unsupported",
        "inout",
    ],
    "properties": [
        "property-required",
        "property-value",
        "secret-pasted",
        "property-unknown",
        "property-of-other-bundle",
        "property-of-other-direction",
        "property-excluded",
        "key-case",
        "configuration-source",
        "timer-schedule",
        "expression-broken",
        "connection-suffix",
        "setting-missing",
        "expression-unknown",
    ],
    "script": [
        "script-missing",
        "script-undetermined",
        "wrong-language",
        "py-ext",
        "py-dotted",
        "py-outside",
        "python-syntax",
        "import-missing",
        "import-stops",
        "variable-missing",
        "requirement-missing",
        "library-missing",
    ],
    "entry point": ["entry-missing", "entry-not-a-function"],
    "signature": ["param-undeclared", "binding-unused", "param-positional-only"],
    "annotations": [
        "context-type",
        "annotation-unresolved",
        "annotation-non-type",
        "out-bare",
        "out-needs-out",
        "in-has-out",
        "annotation-mismatch",
        "cardinality-mismatch",
        "bytes-as-text",
    ],
    "returns": ["return-dir", "return-out", "return-non-type", "return-mismatch", "return-without-output"],
    "durable": [
        "orchestrator-generator",
        "durable-missing",
        "durable-version",
        "entity-create",
        "durable-name-unknown",
    ],
    "routes": ["route-broken", "route-reserved", "route-conflict", "route-shadowed"],
    "configuration": [
        "config-syntax",
        "config-key",
        "config-value",
        "config-code",
        "suppression-unknown",
        "suppression-unused",
    ],
}
"""The codes by group. People name them in scripts and searches: a code is added here, and never renamed or removed
without a line in the changelog."""


def test_the_codes_are_these() -> None:
    assert {group.label: [rule.code for rule in RULES if rule.group is group] for group in Group} == CODES


def test_every_rule_file_is_in_the_table_once() -> None:
    assert sorted(rule.code for rule in RULES) == sorted(module.RULE.code for module in RULE_MODULES)


def test_a_file_with_a_check_has_a_rule() -> None:
    assert [module.__name__ for module in MODULES if hasattr(module, "check")] == [
        module.__name__ for module in RULE_MODULES
    ]


def test_the_parts_of_the_table_are_of_their_kind() -> None:
    assert all(isinstance(rule, FunctionRule) for rule in (*NOT_LOADED_RULES, *FUNCTION_RULES))
    assert all(isinstance(rule, CrossRule) for rule in CROSS_RULES)
    of_apps = (*APP_RULES, *OTHER_LANGUAGE_RULES, *CONFIGURATION_RULES)
    assert all(isinstance(rule, AppRule) for rule in of_apps)
    assert all(isinstance(rule, SuppressionRule) for rule in SUPPRESSION_RULES)
    of_functions = (*UNREADABLE_RULES, *NOT_LOADED_RULES, *FUNCTION_RULES, *CROSS_RULES)
    assert (*of_functions, *of_apps, *SUPPRESSION_RULES) == RULES


def test_a_group_has_a_name_that_no_rule_has() -> None:
    names = [group.key for group in Group]

    assert not set(names) & {rule.code for rule in RULES}
    assert all(re.fullmatch(r"[a-z.-]+", name) for name in names)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
class TestEachRule:
    def test_its_code_is_kebab_case_and_names_its_file(self, rule: AnyRule) -> None:
        assert re.fullmatch(r"[a-z]+(-[a-z]+)*", rule.code)
        assert module_of(rule).__name__ == f"funcls.rules.{rule.code.replace('-', '_')}"

    def test_its_docstring_is_its_documentation(self, rule: AnyRule) -> None:
        document = document_of(rule)

        for text in (document.title, *(text for _, text in document.paragraphs())):
            assert text.endswith((".", '."'))
            assert text.count("`") % 2 == 0

    def test_its_docstring_says_how_the_fact_is_known(self, rule: AnyRule) -> None:
        form = rf"{re.escape(rule.evidence.value)} \(.+\)\."

        assert re.fullmatch(form, document_of(rule).evidence), f"write `Evidence: {rule.evidence.value} (the source).`"

    def test_a_rule_that_asks_for_the_target_tells_what_depends_on_it(self, rule: AnyRule) -> None:
        source = Path(module_of(rule).__file__ or "").read_text(encoding="utf-8")

        if re.search(r"\.target\b|\bviolation_reports\b", source):
            assert document_of(rule).versions != "all."

    def test_a_test_of_the_rules_names_it(self, rule: AnyRule) -> None:
        named = re.compile(rf"[\"' \[]{rule.code}[\"'\]]")

        assert [path.name for path, text in TESTS.items() if path != Path(__file__) and named.search(text)]

    def test_it_links_to_microsoft_or_to_a_page_of_our_own(self, rule: AnyRule) -> None:
        if rule.group is Group.CONFIGURATION:
            assert (Path(__file__).parents[2] / rule.docs).is_file()
        else:
            assert rule.docs.startswith("https://learn.microsoft.com/azure/azure-functions/")


def module_of(rule: AnyRule) -> ModuleType:
    return importlib.import_module(rule.check.__module__)


@pytest.mark.parametrize("grade", [Grade.KNOWN, Grade.DOCUMENTED, Grade.INFERRED])
def test_a_rule_without_evidence_cannot_be_an_error(grade: Grade) -> None:
    with pytest.raises(ValueError, match="a-rule: an error needs"):
        Rule("a-rule", Group.APP, Severity.ERROR, grade, LEARN, Refuser.HOST)
    assert Rule("a-rule", Group.APP, Severity.WARNING, grade, LEARN).severity is Severity.WARNING


def test_an_error_without_a_refuser_is_none() -> None:
    with pytest.raises(ValueError, match="a-rule: an error needs"):
        Rule("a-rule", Group.APP, Severity.ERROR, Grade.MEASURED, LEARN)


def test_what_a_report_leaves_out_comes_from_the_rule() -> None:
    app = fixture('--- Orders/function.json\n{"bindings": []}\n--- Orders/__init__.py\n')
    (function,) = app.state.functions.values()
    place = function.json_place(function.opening)
    rule = Rule("a-rule", Group.APP, Severity.WARNING, Grade.KNOWN, LEARN)

    plain = rule.finding("Orders", Report(place, "Something."))
    special = rule.finding("Orders", Report(place, "Something.", severity=Severity.HINT, docs="https://x"))

    assert (plain.severity, plain.docs, plain.code) == (Severity.WARNING, LEARN, "a-rule")
    assert (special.severity, special.docs, special.code) == (Severity.HINT, "https://x", "a-rule")
