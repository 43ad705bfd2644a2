"""The annotation of the unbound `context`."""

from __future__ import annotations

import pytest

from support.apps import block, codes, report

APP = """
    --- Orders/function.json
    {{"bindings": [{{"type": "httpTrigger", "name": "req"}}]}}
    --- Orders/__init__.py
    from __future__ import annotations
    import datetime
    import typing
    from typing import Any, Optional
    import azure.functions as func
    from azure.functions import Context
    from library import LibraryContext

    class Settings: ...

    def main(req, context: {annotation}): ...
    """


def test_an_annotation_that_is_no_context_is_refused() -> None:
    assert report("""
        --- Orders/function.json
        {"bindings": [{"type": "httpTrigger", "name": "req"}]}
        --- Orders/__init__.py
        def main(req, context: dict): ...
        """) == block("""
            Orders/__init__.py: error[context-type]
            def main(req, context: dict): ...
                                   ^^^^
            'dict' is not accepted for 'context': the worker refuses the function, "the "context" parameter is
            expected to be of type azure.functions.Context". Annotate it with func.Context.
            """)


@pytest.mark.parametrize(
    "annotation",
    [
        "str",
        "dict[str, str]",
        "None",
        "func.HttpRequest",
        "func.Out[str]",
        "Optional[func.Context]",
        "func.Context | None",
        "typing.Any",
        "datetime.datetime",
        "Settings",
        "'Settings'",
    ],
)
def test_what_the_worker_refuses(annotation: str) -> None:
    assert codes(APP.format(annotation=annotation)) == ["error context-type"]


@pytest.mark.parametrize(
    "annotation",
    ["func.Context", "Context", "'func.Context'", "typing.Annotated[func.Context, 'the invocation']", "LibraryContext"],
)
def test_what_it_accepts_or_what_cannot_be_known(annotation: str) -> None:
    assert codes(APP.format(annotation=annotation)) == []


def test_any_class_of_the_name_context_is_accepted() -> None:
    assert (
        codes("""
            --- Orders/function.json
            {"bindings": [{"type": "httpTrigger", "name": "req"}]}
            --- Orders/__init__.py
            class Context: ...

            def main(req, context: Context): ...
            """)
        == []
    )


def test_a_binding_named_context_may_be_of_any_type() -> None:
    assert (
        codes("""
            --- Hello/function.json
            {"bindings": [{"type": "activityTrigger", "name": "context"}]}
            --- Hello/__init__.py
            def main(context: str): ...
            """)
        == []
    )
