"""Parameters without a binding, bindings without a parameter."""

from __future__ import annotations

import pytest

from support.apps import block, codes, fixture, marked, report


def test_a_parameter_needs_a_binding() -> None:
    assert report("""
        --- Orders/function.json
        {
          "bindings": [{"type": "httpTrigger", "name": "req"}]
        }
        --- Orders/__init__.py
        def main(req, extra: str = "x"): ...
        """) == block("""
            Orders/__init__.py: error[param-undeclared]
            def main(req, extra: str = "x"): ...
                          ^^^^^
            Parameter 'extra' has no binding in Orders/function.json: the worker refuses the function, "the
            following parameters are declared in Python but not in function.json: {'extra'}" (up to Python 3.12:
            "the function definition (function.json or function decorators)"). Add a binding named 'extra' or
            remove the parameter.
              Orders/function.json: The bindings of the function
                "bindings": [{"type": "httpTrigger", "name": "req"}]
                ^^^^^^^^^^
            """)


def named_after(parameter: str, trigger: str) -> str:
    return f"""
        --- Orders/function.json
        {{"bindings": [{{"name": "req", {trigger}}}]}}
        --- Orders/__init__.py
        def main(req, {parameter}): ...
        """


@pytest.mark.parametrize(
    ("parameter", "trigger", "advice"),
    [
        (
            "id",
            '"type": "httpTrigger", "route": "orders/{Id:int?}"',
            '{Id} is a part of the route: read req.route_params["Id"] instead. Remove the parameter, or add a binding '
            "named 'id'.",
        ),
        (
            "name",
            '"type": "blobTrigger", "path": "in/{name}", "connection": "Storage"',
            "{name} is a part of 'path', which other bindings alone can use. Remove the parameter, or add a binding "
            "named 'name'.",
        ),
        (
            "query",
            '"type": "httpTrigger", "route": "orders/{id}"',
            "Add a binding named 'query' or remove the parameter.",
        ),
    ],
)
def test_a_parameter_that_is_named_after_a_part_of_the_route_or_path(parameter: str, trigger: str, advice: str) -> None:
    (finding,) = fixture(named_after(parameter, trigger)).state.findings()
    assert finding.message.endswith(f" {advice}")


def test_a_binding_needs_a_parameter() -> None:
    assert report("""
        --- Orders/function.json
        {
          "bindings": [
            {"type": "httpTrigger", "name": "req"},
            {"type": "queue", "name": "msg", "direction": "out", "queueName": "orders"}
          ]
        }
        --- Orders/__init__.py
        def main(req): ...
        """) == block("""
            Orders/function.json: error[binding-unused]
                {"type": "queue", "name": "msg", "direction": "out", "queueName": "orders"}
                                          ^^^^^
            Binding 'msg' has no parameter in main(): the worker refuses the function, "the following parameters
            are declared in function.json but not in Python: {'msg'}" (up to Python 3.12: "the function
            definition (function.json or function decorators)"). Add a parameter 'msg', or name the binding
            '$return' to fill it with the return value.
              Orders/__init__.py: The handler
              def main(req): ...
                  ^^^^
            """)


def test_a_pair_that_differs_in_case_is_two_findings_that_name_each_other() -> None:
    assert report("""
        --- Orders/function.json
        {
          "bindings": [{"type": "httpTrigger", "name": "Req"}]
        }
        --- Orders/__init__.py
        def main(req): ...
        """) == block("""
            Orders/__init__.py: error[param-undeclared]
            def main(req): ...
                     ^^^
            Parameter 'req' has no binding in Orders/function.json: the worker refuses the function, "the
            following parameters are declared in Python but not in function.json: {'req'}" (up to Python 3.12:
            "the function definition (function.json or function decorators)"). Did you mean 'Req'?
              Orders/function.json: The bindings of the function
                "bindings": [{"type": "httpTrigger", "name": "Req"}]
                ^^^^^^^^^^
            Orders/function.json: error[binding-unused]
              "bindings": [{"type": "httpTrigger", "name": "Req"}]
                                                           ^^^^^
            Binding 'Req' has no parameter in main(): the worker refuses the function, "the following parameters
            are declared in function.json but not in Python: {'Req'}" (up to Python 3.12: "the function
            definition (function.json or function decorators)"). Did you mean 'req'?
              Orders/__init__.py: The handler
              def main(req): ...
                  ^^^^
            """)


def test_a_parameter_that_is_bound_is_not_what_was_meant() -> None:
    assert "Did you mean" not in report("""
        --- Orders/function.json
        {"bindings": [
          {"type": "httpTrigger", "name": "req"}, {"type": "blob", "name": "req2", "path": "docs/a.txt"}
        ]}
        --- Orders/__init__.py
        def main(req): ...
        """)


def test_a_binding_that_is_received_is_not_what_was_meant() -> None:
    assert "Did you mean" not in report("""
        --- Orders/function.json
        {"bindings": [{"type": "httpTrigger", "name": "req"}]}
        --- Orders/__init__.py
        def main(req, req2): ...
        """)


@pytest.mark.parametrize("parameter", ["*args", "**kwargs", "extra=None", "extra, /", "*, extra"])
def test_no_kind_of_parameter_is_excused(parameter: str) -> None:
    found = marked(f"""
        --- Orders/function.json
        {{"bindings": [{{"type": "httpTrigger", "name": "req"}}]}}
        --- Orders/__init__.py
        def main(req, {parameter}): ...
        """)

    assert [code for code, _ in found] == ["param-undeclared"]


def test_stars_are_told_to_be_of_no_use() -> None:
    assert report("""
        --- Orders/function.json
        {"bindings": [{"type": "httpTrigger", "name": "req"}]}
        --- Orders/__init__.py
        def main(req, **rest): ...
        """) == block("""
            Orders/__init__.py: error[param-undeclared]
            def main(req, **rest): ...
                            ^^^^
            '**rest' receives nothing: the worker passes each binding to a parameter of its name. It refuses the
            function, "the following parameters are declared in Python but not in function.json: {'rest'}" (up
            to Python 3.12: "the function definition (function.json or function decorators)"). Name the
            parameters one by one.
              Orders/function.json: The bindings of the function
              {"bindings": [{"type": "httpTrigger", "name": "req"}]}
               ^^^^^^^^^^
            """)


def test_context_and_return_need_no_partner() -> None:
    assert (
        codes("""
            --- Orders/function.json
            {
              "bindings": [
                {"type": "httpTrigger", "name": "req"},
                {"type": "http", "name": "$return", "direction": "out"}
              ]
            }
            --- Orders/__init__.py
            def main(req, context): ...
            """)
        == []
    )


def test_a_parameter_of_a_lambda_counts() -> None:
    assert marked("""
        --- Orders/function.json
        {"bindings": [{"type": "httpTrigger", "name": "req"}]}
        --- Orders/__init__.py
        main = lambda request: None
        """) == [("param-undeclared", "request"), ("binding-unused", '"req"')]


def test_a_handler_whose_signature_is_not_known_is_not_compared() -> None:
    assert (
        codes("""
            --- Orders/function.json
            {"bindings": [{"type": "httpTrigger", "name": "req"}]}
            --- Orders/__init__.py
            from library import decorated

            @decorated
            def main(anything): ...
            """)
        == []
    )


def test_the_made_handler_of_a_durable_function_takes_context_alone() -> None:
    durable = """
        --- Hello/function.json
        {{"bindings": [{{"type": "orchestrationTrigger", "name": "{name}"}}]}}
        --- Hello/__init__.py
        import azure.durable_functions as df

        def orchestrate(anything):
            yield

        main = df.Orchestrator.create(orchestrate)
        """

    assert codes(durable.format(name="context")) == []
    assert marked(durable.format(name="anything")) == [("binding-unused", '"anything"')]


def test_a_name_that_the_host_refuses_is_said_once() -> None:
    assert marked("""
        --- Orders/function.json
        {"bindings": [{"type": "httpTrigger", "name": "the-request"}]}
        --- Orders/__init__.py
        def main(): ...
        """) == [("binding-name", '"the-request"')]


def test_a_function_without_bindings_is_not_told_about_its_parameters() -> None:
    assert codes("""
        --- Orders/function.json
        {"bindings": []}
        --- Orders/__init__.py
        def main(req, extra): ...
        """) == ["error no-bindings"]


def test_functions_of_one_script_are_judged_each_by_its_bindings() -> None:
    assert report("""
        --- Orders/function.json
        {"scriptFile": "../shared/handler.py", "bindings": [{"type": "httpTrigger", "name": "req"}]}
        --- Invoices/function.json
        {"scriptFile": "../shared/handler.py", "bindings": [{"type": "httpTrigger", "name": "request"}]}
        --- shared/handler.py
        def main(req): ...
        """) == block("""
            Invoices/function.json: error[binding-unused]
            {"scriptFile": "../shared/handler.py", "bindings": [{"type": "httpTrigger", "name": "request"}]}
                                                                                                ^^^^^^^^^
            Binding 'request' has no parameter in main(): the worker refuses the function, "the following
            parameters are declared in function.json but not in Python: {'request'}" (up to Python 3.12: "the
            function definition (function.json or function decorators)"). Did you mean 'req'?
              shared/handler.py: The handler
              def main(req): ...
                  ^^^^
            shared/handler.py: error[param-undeclared]
            def main(req): ...
                     ^^^
            Parameter 'req' has no binding in Invoices/function.json: the worker refuses the function, "the
            following parameters are declared in Python but not in function.json: {'req'}" (up to Python 3.12:
            "the function definition (function.json or function decorators)"). Did you mean 'request'?
              Invoices/function.json: The bindings of the function
              {"scriptFile": "../shared/handler.py", "bindings": [{"type": "httpTrigger", "name": "request"}]}
                                                     ^^^^^^^^^^
            """)


def test_one_mistake_in_a_shared_handler_is_shown_once() -> None:
    assert report("""
        --- Orders/function.json
        {"scriptFile": "../shared/handler.py", "bindings": [{"type": "httpTrigger", "name": "req"}]}
        --- Invoices/function.json
        {"scriptFile": "../shared/handler.py", "bindings": [{"type": "httpTrigger", "name": "req"}]}
        --- shared/handler.py
        import azure.functions as func

        def main(req: func.Out): ...
        """) == block("""
            shared/handler.py: error[out-bare]
            def main(req: func.Out): ...
                          ^^^^^^^^
            'func.Out' needs one type in brackets: the worker refuses the function, "binding req has invalid Out
            annotation". Annotate what comes in.
              Invoices/function.json: The direction of binding 'req'
              {"scriptFile": "../shared/handler.py", "bindings": [{"type": "httpTrigger", "name": "req"}]}
                                                                           ^^^^^^^^^^^^^
            """)


def advice_on(parameters: str, *bindings: str) -> list[str]:
    """Return how the messages on a function end: what stands behind the words of the worker."""
    app = fixture(f"""
        --- Orders/function.json
        {{"bindings": [{", ".join(bindings)}]}}
        --- Orders/__init__.py
        import azure.functions as func
        def main({parameters}): ...
        """)
    return [each.message.rpartition("). ")[2] for each in app.state.findings() if each.code in PAIR]


PAIR = ("binding-unused", "param-undeclared")
TIMER = '{"name": "timer", "type": "timerTrigger", "schedule": "0 0 * * * *"}'
MESSAGE = '{"name": "message", "type": "queue", "direction": "out", "queueName": "orders", "connection": "Shop"}'


@pytest.mark.parametrize(
    ("parameters", "bindings", "advice"),
    [
        (
            "req",
            [TIMER],
            [
                "Give it and the binding 'timer', which no parameter receives, one name.",
                "Give it and the parameter 'req', which has no binding, one name.",
            ],
        ),
        (
            "timer, out: func.Out[str]",
            [TIMER, MESSAGE],
            [
                "Give it and the binding 'message', which no parameter receives, one name.",
                "Give it and the parameter 'out', which has no binding, one name.",
            ],
        ),
        # An input is not meant by an output, and of two it cannot be told which.
        (
            "timer, order: str",
            [TIMER, MESSAGE],
            [
                "Add a binding named 'order' or remove the parameter.",
                "Add a parameter 'message', or name the binding '$return' to fill it with the return value.",
            ],
        ),
        ("a, b", [TIMER], ["Add a binding named 'a' or remove the parameter."]),
    ],
)
def test_two_that_are_left_over_may_be_meant_for_each_other(
    parameters: str, bindings: list[str], advice: list[str]
) -> None:
    assert advice_on(parameters, *bindings)[: len(advice)] == advice
