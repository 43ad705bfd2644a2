"""The findings as a JUnit report, in which a function is a test: Azure Pipelines, GitLab and Jenkins show it.

There is no standard; the form is what these three document that they read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final
from xml.etree import ElementTree

from funcls.cli.check import Result
from funcls.cli.reported import Outcome, Reported, shown_path
from funcls.model.facts import HOST_FILE
from funcls.model.script import FUNCTION_FILE
from funcls.rules.finding import Severity
from funcls.text.lines import Encoding
from funcls.workspace.paths import absolute

WHOLE_APP: Final = "(app)"
"""The test that stands for what is said of an app and of none of its functions."""

_NOT_XML: Final = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def to_junit(outcome: Outcome, fail_on: Severity | None) -> str:
    """Return the report: a suite for each app, a test for each function that was looked at and one for the app.

    A test fails by findings that are at least as severe as `fail_on`, and by none where it is None; the others stand in
    its output.
    """
    suites = ElementTree.Element("testsuites", name="funcls")
    for result in outcome.checked:
        found: dict[str, list[Reported]] = {name: [] for name in (WHOLE_APP, *sorted(result.names))}
        for each in outcome.findings:
            if each.state is result.state:
                found.setdefault(each.finding.function or WHOLE_APP, []).append(each)
        suites.append(_suite(result, found, outcome.folder, fail_on))
    ElementTree.indent(suites)
    return f'<?xml version="1.0" encoding="utf-8"?>\n{ElementTree.tostring(suites, encoding="unicode")}'


def _suite(
    result: Result, found: dict[str, list[Reported]], folder: str, fail_on: Severity | None
) -> ElementTree.Element:
    app = shown_path(result.root, folder)
    suite = ElementTree.Element("testsuite", name=_clean(app), tests=str(len(found)))
    failed = 0
    for name, findings in found.items():
        inside = HOST_FILE if name == WHOLE_APP else f"{name}/{FUNCTION_FILE}"
        file = shown_path(absolute(result.root, inside), folder)
        test = ElementTree.SubElement(suite, "testcase", classname=_clean(app), name=_clean(name), file=_clean(file))
        failures = [each for each in findings if fail_on is not None and each.finding.severity <= fail_on]
        failed += bool(failures)
        _fill(test, failures, [each for each in findings if each not in failures])
    suite.set("failures", str(failed))
    suite.set("errors", "0")
    return suite


def _fill(test: ElementTree.Element, failures: Sequence[Reported], others: Sequence[Reported]) -> None:
    if failures:
        # Some readers show only the first failure of a test: one holds all.
        codes = ", ".join(dict.fromkeys(each.finding.code for each in failures))
        failure = ElementTree.SubElement(test, "failure", type=codes, message=_clean(failures[0].finding.message))
        failure.text = "\n".join(_lines(failures))
    if others:
        ElementTree.SubElement(test, "system-out").text = "\n".join(_lines(others))


def _lines(findings: Sequence[Reported]) -> Iterator[str]:
    for each in findings:
        finding = each.finding
        line, character = each.range_of(finding.place, Encoding.UTF32).start
        where = f"{each.path}:{line + 1}:{character + 1}"
        yield _clean(f"{where}: {finding.severity.name.lower()}[{finding.code}] {finding.message}")
        for related in finding.related:
            line, character = each.range_of(related.place, Encoding.UTF32).start
            yield _clean(f"    {each.path_of(related.place)}:{line + 1}:{character + 1}: {related.message}")


def _clean(text: str) -> str:
    """Return the text without the characters that no XML may hold."""
    return _NOT_XML.sub("\N{REPLACEMENT CHARACTER}", text)
