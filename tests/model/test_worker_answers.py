"""The worker's answers to annotations, as they were measured, against what funcls makes of the same annotations."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

from funcls.model.annotations import Checked, Verdict, check_parameter, check_return
from funcls.model.evaluation import Evaluator, Moment
from funcls.model.names import Names
from funcls.model.source import Listing, Lookup, SourceFile
from funcls.model.target import Version
from funcls.syntax.python.reader import parse_expression
from funcls.workspace.resources import load_catalogue

FACTS = Path(__file__).parents[3] / "shared" / "facts" / "annotations.tsv"

if not FACTS.is_file():
    pytest.skip("nothing to read: no measured annotations beside the checkout", allow_module_level=True)

SCRIPT = "Orders/__init__.py"
TEXT = """\
import dataclasses
import datetime
import io
import typing
import azure.durable_functions as df
import azure.functions as func

class UserClass: ...
class UserStr(str): ...
class UserReq(func.HttpRequest): ...
@dataclasses.dataclass
class UserData:
    number: int
class UserTD(typing.TypedDict):
    number: int
"""
CATALOGUE = load_catalogue()
MEASURED_WITH: Version = (3, 11)
OTHER_PYTHONS: tuple[Version, ...] = ((3, 10), (3, 13))


class Question(NamedTuple):
    type: str
    direction: str
    annotation: str


class Answer(NamedTuple):
    accepted: bool
    opposite: frozenset[Version]


@cache
def measured() -> dict[Question, Answer]:
    """Return what was measured with Python 3.11: what is accepted, and what differs in another Python."""
    answers = {}
    with FACTS.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t"):
            _, _, versions = row["how measured"].partition("OPPOSITE on ")
            opposite = frozenset(version for version in OTHER_PYTHONS if f"py{version[0]}.{version[1]}" in versions)
            if "3.9,3.10" in versions:
                opposite |= {(3, 10)}
            question = Question(row["binding type"], row["direction"], row["python annotation"])
            answers[question] = Answer(row["accepted"] == "yes", opposite)
    return answers


def answer_to(question: Question) -> Answer:
    """Return what was measured; types without a converter were measured under one name for all of them."""
    entry = CATALOGUE.type_named(question.type)
    if entry is not None and entry.converter == CATALOGUE.generic_converter and entry.implicit_output:
        question = question._replace(type="<unregistered>")
    return measured().get(question, Answer(accepted=False, opposite=frozenset()))


def questions() -> Iterator[Question]:
    """Yield every annotation that was measured, in every direction, with every type that has a schema."""
    for direction in ("in", "out", "return"):
        annotations = {each.annotation for each in measured() if each.direction == direction and is_public(each)}
        for entry in CATALOGUE.types:
            yield from (Question(entry.name, direction, annotation) for annotation in sorted(annotations))


EVALUATOR = Evaluator(Names(Lookup({SCRIPT: SourceFile(SCRIPT, TEXT)}, {"": Listing(), "Orders": Listing()})))


def verdict(question: Question, version: Version) -> Verdict:
    expression = parse_expression(question.annotation)
    entry = CATALOGUE.type_named(question.type)
    assert expression is not None
    assert entry is not None
    value = EVALUATOR.evaluate(expression, Moment(SCRIPT, None))
    checked = Checked(entry.converter, entry.implicit_output, is_output=question.direction != "in")
    check = check_return if question.direction == "return" else check_parameter
    return check(value, version, checked)


def is_public(question: Question) -> bool:
    """Whether the annotation is one that handlers can name: modules such as `azure.functions._abc` are private."""
    return not question.annotation.removeprefix("func.Out[").startswith(("_", "warmup."))


def takes_more_since(question: Question) -> bool:
    """Whether a newer release than the measured one takes generics for the type."""
    entry = CATALOGUE.type_named(question.type)
    return entry is not None and entry.converter.inputs is not None and bool(entry.converter.inputs.newer_items)


@pytest.mark.parametrize("version", [MEASURED_WITH, *OTHER_PYTHONS])
def test_funcls_answers_as_the_worker_did(version: Version) -> None:
    wrong = []
    for question in questions():
        answer = answer_to(question)
        accepted = answer.accepted is not (version in answer.opposite)
        found = verdict(question, version)
        if found is Verdict.UNSURE and takes_more_since(question):
            continue
        if accepted is not (found in (Verdict.ACCEPTED, Verdict.UNSURE)):
            wrong.append((*question, found))
    assert wrong == []
