"""JUnit: each function is a test, and the app as a whole is one."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree

import pytest

from support.app_folder import AppFolder, handler, timers
from support.command import Command

APPS = Path(__file__).parents[1] / "apps"


@pytest.fixture
def shop(tmp_path: Path) -> AppFolder:
    """An app with a broken function, a clean one, and something to say of the app itself."""
    app = AppFolder(tmp_path / "shop").function("clock")
    app.write("Orders/function.json", timers("timer").replace('"schedule"', '"colour": "red", "schedule"'))
    app.write("Clean/function.json", timers("timer"))
    app.write("Clean/__init__.py", handler("timer"))
    app.write("funcls.toml", "slect = []\n")
    return app


def report(funcls: Command, *arguments: str) -> ElementTree.Element:
    return ElementTree.fromstring(funcls("check", "--output-format", "junit", *arguments).out)


def lines_of(suite: ElementTree.Element) -> dict[str, tuple[int, int]]:
    """The lines in the failure and in the output of each test."""
    return {
        str(test.get("name")): (
            len((test.findtext("failure") or "").splitlines()),
            len((test.findtext("system-out") or "").splitlines()),
        )
        for test in suite.iter("testcase")
    }


def test_each_function_is_a_test(funcls: Command, shop: AppFolder) -> None:
    (suite,) = report(funcls)

    assert dict(suite.attrib) == {"name": "shop", "tests": "3", "failures": "1", "errors": "0"}
    assert lines_of(suite) == {"(app)": (0, 1), "Clean": (0, 0), "Orders": (4, 1)}
    assert [test.get("file") for test in suite] == [
        "shop/host.json",
        "shop/Clean/function.json",
        "shop/Orders/function.json",
    ]


@pytest.mark.parametrize(
    ("fail_on", "failures"), [("never", "0"), ("error", "1"), ("warning", "2"), ("information", "2")]
)
def test_what_fails_a_check_fails_a_test(funcls: Command, shop: AppFolder, fail_on: str, failures: str) -> None:
    (suite,) = report(funcls, "--fail-on", fail_on)

    assert suite.get("failures") == failures


def test_a_failure_tells_all(funcls: Command, shop: AppFolder) -> None:
    (failure,) = report(funcls).iter("failure")

    assert failure.get("type") == "param-undeclared, binding-unused"
    assert str(failure.get("message")).startswith("Parameter 'clock' has no binding in Orders/function.json")
    assert (failure.text or "").startswith("shop/Orders/__init__.py:4:10: error[param-undeclared] Parameter 'clock'")


def test_each_app_is_a_suite_and_all_findings_are_xml(funcls: Command) -> None:
    suites = report(funcls, str(APPS))

    assert len(suites) == len(list(APPS.rglob("host.json")))
    assert sum(int(str(suite.get("tests"))) for suite in suites) == len(list(suites.iter("testcase")))


def test_what_no_xml_may_hold_is_replaced(funcls: Command, tmp_path: Path) -> None:
    app = AppFolder(tmp_path / "a\x0bb]]>").function("timer", "timer")
    app.write("Orders/function.json", timers("timer").replace('"schedule"', '"col\x0cour]]>": 1, "schedule"'))

    (suite,) = report(funcls)

    assert suite.get("name") == "a\N{REPLACEMENT CHARACTER}b]]>"
