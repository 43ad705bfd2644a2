"""What an annotation certainly is."""

from __future__ import annotations

import pytest

from funcls.model.annotations import Annotation, AnnotationKind
from support.apps import fixture

HEAD = """\
--- Orders/function.json
{"bindings": [{"type": "httpTrigger", "name": "req"}]}
--- shared/models.py
class Order: ...
class Out: ...
Alias = Order
--- Orders/__init__.py
import datetime
import typing
import typing as t
import typing_extensions
import azure.functions
import azure.functions as func
import azure.functions as func2
import library
from typing import Annotated, Any, List, Optional
from azure.functions import HttpRequest, Out, Out as Result
from shared import models
from shared.models import Alias, Order
from library import Imported

class Local: ...

@library.decorate
class Decorated: ...

Text = str
Output = func.Out
OUTPUT_OF_TEXT = func.Out[str]

"""
OUT, BARE_OUT, CLASS, OTHER, UNKNOWN = AnnotationKind


def classified(annotation: str) -> Annotation:
    """What the annotation of the handler's parameter is."""
    function = fixture(f"{HEAD}def main(req: {annotation}): ...\n").state.function("Orders")
    assert function is not None
    (bound,) = function.parameters
    assert bound.annotation is not None
    return bound.annotation


@pytest.mark.parametrize(
    "annotation",
    [
        "func.Out[str]",
        "Out[str]",
        "Result[bytes]",
        "azure.functions.Out[str]",
        "Output[str]",
        "func.Out[typing.List[str]]",
        "func.Out['Order']",
        "'func.Out[str]'",
        "Annotated[func.Out[str], 'doc']",
        "typing_extensions.Annotated[Out[str], 1]",
    ],
)
def test_out_with_one_type(annotation: str) -> None:
    assert classified(annotation).kind is OUT


@pytest.mark.parametrize(
    "annotation", ["func.Out", "Out", "Result", "Output", "'Out'", "Out[str, int]", "t.Annotated[Out, 1]"]
)
def test_out_without_its_type(annotation: str) -> None:
    assert classified(annotation).kind is BARE_OUT


@pytest.mark.parametrize(
    ("annotation", "name"),
    [
        ("str", "str"),
        ("bytes", "bytes"),
        ("None", "NoneType"),
        ("func.HttpRequest", "HttpRequest"),
        ("HttpRequest", "HttpRequest"),
        ("'HttpRequest'", "HttpRequest"),
        ("func2.Context", "Context"),
        ("Local", "Local"),
        ("Order", "Order"),
        ("Alias", "Order"),
        ("models.Order", "Order"),
        ("Text", "str"),
        ("Annotated[str, 1]", "str"),
    ],
)
def test_classes_by_their_own_names(annotation: str, name: str) -> None:
    assert classified(annotation) == Annotation(CLASS, name)


@pytest.mark.parametrize(
    "annotation",
    [
        "List[str]",
        "list[str]",
        "Optional[str]",
        "str | None",
        "func.Out[str] | None",
        "Local[str]",
        "Any",
        "datetime.datetime",
        "print",
        "123",
        "...",
        "True",
        "{}",
        "[str]",
        "lambda: 1",
        "Annotated[()]",
    ],
)
def test_what_is_certainly_no_out_and_no_plain_class(annotation: str) -> None:
    assert classified(annotation).kind is OTHER


@pytest.mark.parametrize(
    "annotation",
    [
        "Imported",
        "Imported[str]",
        "library.Out",
        "Decorated",
        "models.Out",
        "models.Missing",
        "undefined",
        "make()",
        "'not one ('",
        "OUTPUT_OF_TEXT",
    ],
)
def test_what_the_files_do_not_show(annotation: str) -> None:
    assert classified(annotation).kind is UNKNOWN


def test_a_name_of_the_module_hides_the_builtin() -> None:
    text = HEAD.replace("class Local: ...", "from library import str")

    function = fixture(f"{text}def main(req: str): ...\n").state.function("Orders")

    assert function is not None
    assert function.parameters[0].annotation == Annotation(UNKNOWN)


def test_a_name_whose_import_fails_is_not_the_builtin_of_that_name() -> None:
    text = HEAD.replace("class Local: ...", "from shared.models import str")

    function = fixture(f"{text}def main(req: str): ...\n").state.function("Orders")

    assert function is not None
    assert function.parameters[0].annotation == Annotation(UNKNOWN)


def test_an_annotation_is_read_in_the_module_that_defines_the_handler() -> None:
    function = fixture("""
        --- Orders/function.json
        {"bindings": [{"type": "httpTrigger", "name": "req"}]}
        --- Orders/__init__.py
        from azure.functions import Out as Order
        from .handler import main
        --- Orders/handler.py
        class Order: ...

        def main(req: Order) -> Order: ...
        """).state.function("Orders")

    assert function is not None
    assert function.parameters[0].annotation == Annotation(CLASS, "Order")
    assert function.returns == Annotation(CLASS, "Order")


def test_no_annotation() -> None:
    function = fixture("""
        --- Orders/function.json
        {"bindings": [{"type": "httpTrigger", "name": "req"}]}
        --- Orders/__init__.py
        def main(req): ...
        """).state.function("Orders")

    assert function is not None
    assert function.parameters[0].annotation is None
    assert function.returns is None
