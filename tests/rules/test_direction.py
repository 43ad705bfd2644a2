"""Directions of bindings, by themselves and against `func.Out`."""

from __future__ import annotations

import pytest

from support.apps import block, codes, marked, report

OUTPUT = """
    --- Orders/function.json
    {{
      "bindings": [
        {{"type": "httpTrigger", "name": "req"}},
        {{"type": "queue", "name": "msg", {direction} "queueName": "orders"}}
      ]
    }}
    --- Orders/__init__.py
    import typing
    from typing import List
    import azure.functions as func
    from azure.functions import Out
    from library import SomeOut

    class Order: ...

    def main(req, msg: {annotation}): ...
    """


def test_an_output_is_annotated_with_out() -> None:
    assert report("""
        --- Orders/function.json
        {
          "bindings": [
            {"type": "httpTrigger", "name": "req"},
            {"type": "queue", "name": "msg", "direction": "out", "queueName": "orders"}
          ]
        }
        --- Orders/__init__.py
        def main(req, msg: str): ...
        """) == block("""
            Orders/__init__.py: error[out-needs-out]
            def main(req, msg: str): ...
                               ^^^
            Binding 'msg' has direction "out", but 'str' is not func.Out[...]: the worker refuses the function,
            "its annotation in Python is not a subclass of azure.functions.Out". Write func.Out[str], or no
            annotation. Set the value by msg.set(...).
              Orders/function.json: The direction of binding 'msg'
                  {"type": "queue", "name": "msg", "direction": "out", "queueName": "orders"}
                                                                ^^^^^
            """)


@pytest.mark.parametrize(
    "annotation", ["str", "Order", "func.QueueMessage", "List[str]", "None", "'str'", "typing.IO", "object"]
)
def test_what_is_certainly_not_out(annotation: str) -> None:
    assert codes(OUTPUT.format(direction='"direction": "out",', annotation=annotation)) == ["error out-needs-out"]


@pytest.mark.parametrize(
    "annotation",
    ["func.Out[str]", "Out[bytes]", "'func.Out[str]'", "func.Out['bytes']", "typing.Annotated[Out[str], 1]"],
)
def test_what_is_out(annotation: str) -> None:
    assert codes(OUTPUT.format(direction='"direction": "out",', annotation=annotation)) == []


@pytest.mark.parametrize("annotation", ["SomeOut", "SomeOut[str]", "make()"])
@pytest.mark.parametrize("direction", ['"direction": "out",', '"direction": "in",'])
def test_what_cannot_be_known_is_not_judged(direction: str, annotation: str) -> None:
    found = codes(OUTPUT.format(direction=direction, annotation=annotation))

    assert not any("out" in code.partition(" ")[2] for code in found)


def test_after_a_star_import_that_cannot_be_read_any_name_may_be_out() -> None:
    assert (
        codes("""
            --- Orders/function.json
            {"bindings": [
              {"type": "httpTrigger", "name": "req"},
              {"type": "queue", "name": "msg", "direction": "out", "queueName": "orders"}
            ]}
            --- Orders/__init__.py
            from library import *

            def main(req, msg: str): ...
            """)
        == []
    )


def test_out_needs_a_type() -> None:
    assert report("""
        --- Orders/function.json
        {
          "bindings": [
            {"type": "httpTrigger", "name": "req"},
            {"type": "queue", "name": "msg", "direction": "out", "queueName": "orders"}
          ]
        }
        --- Orders/__init__.py
        from azure.functions import Out

        def main(req, msg: Out): ...
        """) == block("""
            Orders/__init__.py: error[out-bare]
            def main(req, msg: Out): ...
                               ^^^
            'Out' needs one type in brackets: the worker refuses the function, "binding msg has invalid Out
            annotation". Write func.Out[str], for example.
              Orders/function.json: The direction of binding 'msg'
                  {"type": "queue", "name": "msg", "direction": "out", "queueName": "orders"}
                                                                ^^^^^
            """)


@pytest.mark.parametrize("annotation", ["func.Out", "Out[str, int]", "typing.Annotated[Out, 1]"])
def test_every_form_of_a_bare_out(annotation: str) -> None:
    assert codes(OUTPUT.format(direction='"direction": "out",', annotation=annotation)) == ["error out-bare"]


@pytest.mark.parametrize("annotation", ["Out[str, int]", "Out[()]"])
def test_an_out_that_cannot_be_evaluated_is_refused_even_where_nobody_looks_at_it(annotation: str) -> None:
    app = """
        --- Orders/function.json
        {{"bindings": [{{"type": "activityTrigger", "name": "order"}}]}}
        --- Orders/__init__.py
        from azure.functions import Out

        def main(order) -> {annotation}: ...
        """
    assert codes(app.format(annotation=annotation)) == ["error out-bare"]
    assert codes(app.format(annotation="Out[str]")) == codes(app.format(annotation="Out")) == []


def test_an_input_is_not_annotated_with_out() -> None:
    assert report("""
        --- Orders/function.json
        {
          "bindings": [
            {"type": "httpTrigger", "name": "req"},
            {"type": "blob", "name": "doc", "path": "docs/a.txt"}
          ]
        }
        --- Orders/__init__.py
        import azure.functions as func

        def main(req: func.Out[str], doc: "func.Out[str]"): ...
        """) == block("""
            Orders/__init__.py: error[in-has-out]
            def main(req: func.Out[str], doc: "func.Out[str]"): ...
                          ^^^^^^^^^^^^^
            Binding 'req' has no direction, which means "in", but its parameter is annotated 'func.Out[str]':
            the worker refuses the function, "binding req is declared to have the "in" direction in
            function.json, but its annotation is azure.functions.Out in Python" (up to Python 3.12: "the
            function definition (function.json or function decorators)"). Annotate what comes in.
              Orders/function.json: The direction of binding 'req'
                  {"type": "httpTrigger", "name": "req"},
                           ^^^^^^^^^^^^^
            Orders/__init__.py: error[in-has-out]
            def main(req: func.Out[str], doc: "func.Out[str]"): ...
                                              ^^^^^^^^^^^^^^^
            Binding 'doc' has no direction, which means "in", but its parameter is annotated '"func.Out[str]"':
            the worker refuses the function, "binding doc is declared to have the "in" direction in
            function.json, but its annotation is azure.functions.Out in Python" (up to Python 3.12: "the
            function definition (function.json or function decorators)"). Set "direction": "out", or annotate
            what comes in.
              Orders/function.json: The direction of binding 'doc'
                  {"type": "blob", "name": "doc", "path": "docs/a.txt"}
                           ^^^^^^
            """)


def test_a_bare_out_on_an_input_is_told_to_go() -> None:
    assert report("""
        --- Orders/function.json
        {"bindings": [{"type": "httpTrigger", "name": "req", "direction": "in"}]}
        --- Orders/__init__.py
        import azure.functions as func

        def main(req: func.Out): ...
        """) == block("""
            Orders/__init__.py: error[out-bare]
            def main(req: func.Out): ...
                          ^^^^^^^^
            'func.Out' needs one type in brackets: the worker refuses the function, "binding req has invalid Out
            annotation". Annotate what comes in.
              Orders/function.json: The direction of binding 'req'
              {"bindings": [{"type": "httpTrigger", "name": "req", "direction": "in"}]}
                                                                                ^^^^
            """)


def test_the_return_annotation_is_not_out() -> None:
    assert report("""
        --- Orders/function.json
        {
          "bindings": [
            {"type": "httpTrigger", "name": "req"},
            {"type": "http", "name": "$return", "direction": "out"}
          ]
        }
        --- Orders/__init__.py
        import azure.functions as func

        def main(req) -> func.Out[str]: ...
        """) == block("""
            Orders/__init__.py: error[return-out]
            def main(req) -> func.Out[str]: ...
                             ^^^^^^^^^^^^^
            The worker refuses the function, "return annotation should not be azure.functions.Out". Annotate the
            value that is returned, such as -> str.
              Orders/function.json: The binding of the return value
                  {"type": "http", "name": "$return", "direction": "out"}
                           ^^^^^^
            """)


@pytest.mark.parametrize(
    "returns", ["", " -> func.HttpResponse", " -> str", " -> 'func.HttpResponse'", " -> library.unknown"]
)
def test_other_return_annotations_are_not_compared_with_out(returns: str) -> None:
    assert (
        codes(f"""
            --- Orders/function.json
            {{"bindings": [
              {{"type": "httpTrigger", "name": "req"}}, {{"type": "http", "name": "$return", "direction": "out"}}
            ]}}
            --- Orders/__init__.py
            import azure.functions as func
            import library

            def main(req){returns}: ...
            """)
        == []
    )


def test_without_a_return_binding_the_return_annotation_is_free() -> None:
    assert (
        codes("""
            --- Orders/function.json
            {"bindings": [{"type": "httpTrigger", "name": "req"}]}
            --- Orders/__init__.py
            import azure.functions as func

            def main(req) -> func.Out[str]: ...
            """)
        == []
    )


def test_the_return_value_is_an_output() -> None:
    assert report("""
        --- Orders/function.json
        {
          "bindings": [
            {"type": "httpTrigger", "name": "req"},
            {"type": "http", "name": "$return"}
          ]
        }
        --- Invoices/function.json
        {
          "bindings": [
            {"type": "httpTrigger", "name": "req"},
            {"type": "http", "name": "$return", "direction": "inout"}
          ]
        }
        --- Orders/__init__.py
        def main(req): ...
        --- Invoices/__init__.py
        def main(req): ...
        """) == block("""
            Invoices/function.json: error[return-dir]
                {"type": "http", "name": "$return", "direction": "inout"}
                                                                 ^^^^^^^
            Host and worker refuse the function, "$return bindings must specify a direction of 'out'." Set
            "direction": "out".
            Orders/function.json: error[return-dir]
                {"type": "http", "name": "$return"}
                                         ^^^^^^^^^
            Host and worker refuse the function, "$return bindings must specify a direction of 'out'." It has no
            direction, which means "in": add "direction": "out".
            """)


def test_the_worker_knows_no_inout() -> None:
    assert report("""
        --- Orders/function.json
        {
          "bindings": [
            {"type": "httpTrigger", "name": "req"},
            {"type": "blob", "name": "doc", "direction": "inout", "path": "docs/a.txt"}
          ]
        }
        --- Orders/__init__.py
        def main(req, doc): ...
        """) == block("""
            Orders/function.json: error[inout]
                {"type": "blob", "name": "doc", "direction": "inout", "path": "docs/a.txt"}
                                                             ^^^^^^^
            The Python worker refuses the function, ""inout" bindings are not supported". Declare one binding
            with "in" and another with "out".
            """)


def test_the_host_knows_three_directions() -> None:
    assert report("""
        --- Orders/function.json
        {
          "bindings": [
            {"type": "httpTrigger", "name": "req"},
            {"type": "blob", "name": "doc", "direction": "output", "path": "docs/a.txt"}
          ]
        }
        --- Orders/__init__.py
        def main(req, doc): ...
        """) == block("""
            Orders/function.json: error[direction-value]
                {"type": "blob", "name": "doc", "direction": "output", "path": "docs/a.txt"}
                                                             ^^^^^^^^
            The host refuses the function, "'output' is not a valid binding direction." Write "in" or "out".
            """)


@pytest.mark.parametrize("direction", ['""', "null"])
def test_an_empty_direction_is_none(direction: str) -> None:
    app = f"""
        --- Orders/function.json
        {{"bindings": [{{"type": "httpTrigger", "name": "req", "direction": {direction}}}]}}
        --- Orders/__init__.py
        def main(req): ...
        """

    assert marked(app) == [("direction-value", direction)]
    assert "The host refuses the function, because it cannot read this value as a direction." in report(app)


@pytest.mark.parametrize("direction", ['"OUT"', '"Out"', "1", '"out,in"', '"1"', "3", "[]", "true"])
def test_spellings_that_the_host_takes_or_that_are_not_known(direction: str) -> None:
    assert (
        codes(f"""
            --- Orders/function.json
            {{"bindings": [
              {{"type": "httpTrigger", "name": "req"}},
              {{"type": "queue", "name": "msg", "direction": {direction}, "queueName": "orders"}}
            ]}}
            --- Orders/__init__.py
            def main(req, msg): ...
            """)
        == []
    )


def test_a_direction_in_other_case_is_compared_like_any_other() -> None:
    assert codes("""
        --- Orders/function.json
        {"bindings": [
          {"TYPE": "httpTrigger", "Name": "req"},
          {"type": "queue", "name": "msg", "Direction": "OUT", "queueName": "orders"}
        ]}
        --- Orders/__init__.py
        def main(req, msg: str): ...
        """) == ["error out-needs-out"]


def test_a_direction_that_the_type_does_not_have() -> None:
    assert report("""
        --- Orders/function.json
        {
          "bindings": [
            {"type": "httpTrigger", "name": "req"},
            {"type": "http", "name": "answer"},
            {"type": "queue", "name": "msg", "direction": "in", "queueName": "orders"}
          ]
        }
        --- Orders/__init__.py
        def main(req, answer, msg): ...
        """) == block("""
            Orders/function.json: error[direction-unsupported]
                {"type": "http", "name": "answer"},
                         ^^^^^^
            This binding has no direction, which means "in", and a 'http' binding takes only "out". The host
            refuses the function, "Http binding can only be used for output".
            Orders/function.json: warning[direction-unsupported]
                {"type": "queue", "name": "msg", "direction": "in", "queueName": "orders"}
                                                              ^^^^
            This binding has direction "in", and a 'queue' binding takes only "out".
            """)


@pytest.mark.parametrize(
    ("direction", "found"),
    [
        ("", ["error direction-unsupported"]),  # facts: absent is `in`
        (', "direction": "in"', ["error direction-unsupported"]),
        (', "direction": "IN"', ["error direction-unsupported"]),
        (', "direction": 0', ["error direction-unsupported"]),  # facts: numeric 0/1/2 accepted
        (', "direction": "out"', []),
        (', "direction": "Out"', []),
        (', "direction": 1', []),
        (', "direction": "inout"', ["error inout"]),  # not exactly `in`: the worker refuses it
        (', "direction": 2', ["error inout"]),
        (', "direction": 3', []),  # what the host makes of it is not known
        (', "direction": null', ["error direction-value"]),
    ],
)
@pytest.mark.parametrize("binding_type", ["http", "HTTP"])
def test_the_answer_to_a_request_is_an_output(binding_type: str, direction: str, found: list[str]) -> None:
    """Facts: http-dir, direction-value."""
    assert (
        codes(f"""
            --- Orders/function.json
            {{"bindings": [
              {{"type": "httpTrigger", "name": "req"}}, {{"type": "{binding_type}", "name": "answer"{direction}}}
            ]}}
            --- Orders/__init__.py
            def main(req, answer): ...
            """)
        == found
    )


@pytest.mark.parametrize(
    ("direction", "found"),
    [
        ("0", []),
        ('"In"', []),
        ("1", ["error no-trigger"]),
        ('"OUT"', ["error no-trigger"]),
        ("2", ["error no-trigger"]),
        ('"InOut"', ["error no-trigger"]),
        ("3", []),  # not known
        ('"0"', []),  # not known
    ],
)
def test_a_trigger_is_an_input(direction: str, found: list[str]) -> None:
    """Facts: many-triggers, no-trigger, direction-value."""
    assert (
        codes(f"""
            --- Orders/function.json
            {{"bindings": [{{"type": "httpTrigger", "name": "req", "direction": {direction}}}]}}
            --- Orders/__init__.py
            def main(req): ...
            """)
        == found
    )


@pytest.mark.parametrize("name", ["msg", "$return"])
def test_beside_another_trigger_one_that_is_no_input_is_an_output_that_nobody_has(name: str) -> None:
    """It is not counted as a trigger (facts: many-triggers); its type has no output."""
    assert marked(f"""
        --- Orders/function.json
        {{"bindings": [
          {{"type": "httpTrigger", "name": "req"}},
          {{"type": "queueTrigger", "name": "{name}", "direction": "out", "queueName": "orders"}}
        ]}}
        --- Orders/__init__.py
        def main({"req, msg" if name == "msg" else "req"}): ...
        """) == [("direction-unsupported", '"out"')]


def test_a_trigger_that_is_no_input_is_left_to_the_rule_on_triggers() -> None:
    assert marked("""
        --- Orders/function.json
        {"bindings": [{"type": "httpTrigger", "name": "req", "direction": "out"}]}
        --- Orders/__init__.py
        def main(req): ...
        """) == [("no-trigger", '"out"')]


def test_the_direction_of_an_unknown_type_is_not_judged() -> None:
    assert codes("""
        --- Orders/function.json
        {"bindings": [
          {"type": "httpTrigger", "name": "req"}, {"type": "ofMyOwn", "name": "mail", "direction": "in"}
        ]}
        --- Orders/__init__.py
        def main(req, mail): ...
        """) == ["hint unknown-type"]


def test_an_output_of_a_type_that_has_none() -> None:
    text = report("""
        --- Start/function.json
        {"bindings": [
          {"type": "timerTrigger", "name": "timer", "direction": "in", "schedule": "0 0 * * * *"},
          {"type": "durableClient", "name": "starter", "direction": "out"}
        ]}
        --- Start/__init__.py
        def main(timer, starter: str): ...
    """)
    assert "A 'durableClient' binding takes only \"in\": write that direction." in " ".join(text.split())
    assert "Out[str]" not in text
