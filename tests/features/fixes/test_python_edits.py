"""Edits of a signature keep its layout and its comments."""

from __future__ import annotations

import pytest

from funcls.features.fixes.python_edits import add_parameter, remove_parameter, spell
from funcls.features.results import FileEdits
from funcls.model.source import SourceFile
from funcls.syntax.python.facts import FunctionDef


def read(text: str) -> tuple[SourceFile, FunctionDef]:
    source = SourceFile("F/__init__.py", text)
    return source, next(source.python.functions())


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("def main(): ...", "def main(new: str): ..."),
        ("def main(a): ...", "def main(a, new: str): ..."),
        ("def main(a,): ...", "def main(a, new: str,): ..."),
        ("def main(a, b=1): ...", "def main(a, new: str, b=1): ..."),
        ("def main(*, a): ...", "def main(new: str, *, a): ..."),
        ("def main(**more): ...", "def main(new: str, **more): ..."),
        ("async def main(a: x.Y) -> str: ...", "async def main(a: x.Y, new: str) -> str: ..."),
        ("def main(\n    a,\n): ...", "def main(\n    a,\n    new: str,\n): ..."),
        ("def main(\n    a\n): ...", "def main(\n    a,\n    new: str\n): ..."),
        ("def main(\n    a,  # one\n): ...", "def main(\n    a,  # one\n    new: str,\n): ..."),
        ("def main(\r\n\ta,\r\n): ...", "def main(\r\n\ta,\r\n\tnew: str,\r\n): ..."),
    ],
)
def test_a_parameter_is_added(before: str, after: str) -> None:
    source, definition = read(before)
    edit = add_parameter(source, definition, "new: str")
    assert edit is not None
    assert edit.applied(before) == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("def main(x): ...", "def main(): ..."),
        ("def main(x, a): ...", "def main(a): ..."),
        ("def main(a, x: str = '1'): ...", "def main(a): ..."),
        ("def main(a, *x): ...", "def main(a): ..."),
        ("def main(\n    a,  # one\n    x,  # gone\n    b,\n): ...", "def main(\n    a,  # one\n    b,\n): ..."),
        ("def main(\n    x,\n): ...", "def main(\n): ..."),
        ("def main(\n    a,  # one\n    x): ...", None),
    ],
)
def test_a_parameter_is_removed(before: str, after: str | None) -> None:
    source, definition = read(before)
    parameter = next(each for each in definition.parameters if each.name == "x")
    edit = remove_parameter(source, definition, parameter)
    assert (edit.applied(before) if edit is not None else None) == after


@pytest.mark.parametrize(
    ("imports", "annotation", "expected"),
    [
        ("import azure.functions as func\n", "func.Out[str]", "func.Out[str]"),
        ("import azure.functions as af\n", "func.Out[func.Document]", "af.Out[af.Document]"),
        ("import azure.functions\n", "func.HttpRequest", "azure.functions.HttpRequest"),
        ("from azure import functions\n", "func.HttpRequest", "functions.HttpRequest"),
        ("from azure.functions import HttpRequest as R\n", "func.HttpRequest", "R"),
        ("from typing import List\n", "typing.List[str]", "List[str]"),
        ("import os\n", "str", "str"),
    ],
)
def test_an_annotation_by_the_names_of_the_module(imports: str, annotation: str, expected: str) -> None:
    spelling = spell(SourceFile("F/__init__.py", imports), annotation)
    assert spelling is not None
    assert spelling == (expected, ())


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("import os\n", "import os\nimport azure.functions as func\nimport typing\n"),
        ("x = 1\n", "import azure.functions as func\nimport typing\n\n\nx = 1\n"),
        ("import os", "import os\nimport azure.functions as func\nimport typing\n"),
    ],
)
def test_what_is_not_imported_yet(before: str, after: str) -> None:
    spelling = spell(SourceFile("F/__init__.py", before), "typing.List[func.EventHubEvent]")
    assert spelling is not None
    assert spelling.text == "typing.List[func.EventHubEvent]"
    assert FileEdits("", spelling.imports).applied(before) == after


def test_a_name_that_means_something_else() -> None:
    assert spell(SourceFile("F/__init__.py", "func = 1\n"), "func.HttpRequest") is None
