"""The demo is the first thing that a new user sees of funcls, so it has to work and to show what it says."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def demo() -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(Path(__file__).with_name("run.py"))]
    return subprocess.run(command, capture_output=True, encoding="utf-8", timeout=120, check=False)


def answer(output: str, title: str) -> str:
    """What the demo prints below the line that starts with `title`."""
    return output.partition(f"\n{title}")[2].partition("\n\n")[0]


def test_everything_is_answered_without_complaint(demo: subprocess.CompletedProcess[str]) -> None:
    assert (demo.returncode, demo.stderr) == (0, "")
    assert "\x1b" not in demo.stdout


@pytest.mark.parametrize(
    "code",
    ["param-undeclared", "binding-unused", "out-needs-out", "property-value", "entry-missing", "json-syntax"],
)
def test_check_finds_each_planted_mistake(demo: subprocess.CompletedProcess[str], code: str) -> None:
    terminal, _, editor = demo.stdout.partition("$ funcls --stdio")

    assert f"error[{code}]" in terminal
    assert "(exit code 1: there are errors)" in terminal
    assert editor


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("completion: the values", "anonymous"),
        ("completion: the handler's parameters", "request"),
        ("completion: properties", "route"),
        ("hover: a binding", "order: str"),
        ("hover: a parameter", "queue"),
        ("definition: from a binding", "PlaceOrder/__init__.py:4:37"),
        ("definition: from a parameter", "PlaceOrder/function.json:12:15"),
    ],
)
def test_each_question_has_its_answer(demo: subprocess.CompletedProcess[str], title: str, expected: str) -> None:
    assert expected in answer(demo.stdout, title)


def test_the_edit_mends_the_findings_of_both_files(demo: subprocess.CompletedProcess[str]) -> None:
    remaining = demo.stdout.partition("What remains:")[2]

    assert "[property-value]" in remaining
    assert "[param-undeclared]" not in remaining
    assert "[binding-unused]" not in remaining
    assert "[out-needs-out]" not in remaining
