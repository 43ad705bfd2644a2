"""What loads and then fails: the parameters, the returned values and the orchestrators that only a call shows."""

from __future__ import annotations

import pytest

from support.apps import ROOT, block, codes, fixture, marked, report


class TestPositionalOnlyParameters:
    @pytest.mark.parametrize(
        ("signature", "guilty"),
        [
            ("def main(req, /): ...", "req"),
            ("async def main(req, /): ...", "req"),
            ("def main(req, context, /): ...", "req, context"),
            ("def main(context, /, req): ...", "context"),
            ("main = lambda req, /: None", "req"),
        ],
    )
    def test_they_cannot_be_passed_by_name(self, signature: str, guilty: str) -> None:
        assert marked(self.app(signature)) == [("param-positional-only", guilty)]

    def test_the_warning_says_what_to_do(self) -> None:
        assert report(self.app("def main(req, /): ...")) == block("""
            Orders/__init__.py: warning[param-positional-only]
            def main(req, /): ...
                     ^^^
            The worker passes 'req' by name, and what stands before '/' takes no name: the function loads, and
            each call fails, "got some positional-only arguments passed as keyword arguments". Remove the '/'.
            """)

    @pytest.mark.parametrize(
        "script",
        [
            "def main(req): ...",
            "def main(*, req): ...",
            "def keeps(function): return function\n@keeps\ndef main(req, /): ...",
            "def keeps(function): return function\ndef run(req, /): ...\nmain = keeps(run)",
            "from library import changes\n@changes\ndef main(req, /): ...",
        ],
    )
    def test_silence_where_they_can_or_a_decorator_may_pass_them_otherwise(self, script: str) -> None:
        assert codes(self.app(script)) == []

    def test_a_function_that_is_not_even_loaded_has_its_error_alone(self) -> None:
        assert codes(self.app("def main(req, other, /): ...")) == ["error param-undeclared"]

    def app(self, script: str) -> str:
        return (
            '--- Orders/function.json\n{"bindings": [{"type": "httpTrigger", "name": "req"}]}\n'
            f"--- Orders/__init__.py\n{script}\n"
        )


class TestReturnedValues:
    def test_a_value_that_no_output_takes(self) -> None:
        assert report(
            self.app('return func.HttpResponse("ok")', '{"type": "http", "name": "res", "direction": "out"}')
        ) == (
            block("""
                Orders/__init__.py: warning[return-without-output]
                    return func.HttpResponse("ok")
                           ^^^^^^^^^^^^^^^^^^^^^^^
                No output takes the value that main() returns here: the function loads, and this call fails,
                "function 'Orders' without a $return binding returned a non-None value". Name the output binding
                'res' '$return', or pass the value to res.set(...).
                  Orders/function.json: The bindings of the function
                  {"bindings": [
                   ^^^^^^^^^^
                """)
        )

    def test_without_an_output_one_is_missing(self) -> None:
        assert report(self.app("return 'ok'")).splitlines()[-5:-3] == [
            "\"function 'Orders' without a $return binding returned a non-None value\". Add an output binding named",
            "'$return', or return nothing.",
        ]

    @pytest.mark.parametrize(
        "body",
        [
            "return",
            "return None",
            "return req",
            "return work(req)",
            "return res.set('ok')",
            "yield 1",
            "yield 1; return 'ok'",
            "def inner(): return 'ok'",
        ],
    )
    def test_silence_where_the_value_may_be_none_or_a_generator_is_returned(self, body: str) -> None:
        assert codes(self.app(body)) == []

    @pytest.mark.parametrize(
        "binding",
        [
            '{"type": "http", "name": "$return", "direction": "out"}',
            '{"type": "table", "name": "res", "direction": "in", "tableName": "orders"}',
            '{"type": "Queue", "name": "res", "direction": "out", "queueName": "orders"}',
            '{"type": "ofAnExtensionOfMyOwn", "name": "res", "direction": "out"}',
            '{"type": 1, "name": "res", "direction": "out"}',
            '{"name": "res", "direction": "out"}',
        ],
    )
    def test_an_output_that_may_take_it(self, binding: str) -> None:
        assert "return-without-output" not in " ".join(codes(self.app("return 'ok'", binding)))

    def test_a_decorator_may_keep_the_value(self) -> None:
        keeps = "def keeps(function): return function\n@keeps\ndef main(req, res=None):\n    return 'ok'\n"

        assert "return-without-output" not in " ".join(codes(self.app("pass") + keeps))

    def test_a_binding_that_is_being_typed_may_become_the_output(self) -> None:
        assert "return-without-output" not in " ".join(codes(self.app("return 'ok'", '{"type": "http", "name": "$ret')))

    def app(self, body: str, binding: str = "") -> str:
        bindings = ", ".join(each for each in ('{"type": "httpTrigger", "name": "req"}', binding) if each)
        parameters = "req, res" if '"res"' in binding else "req"
        return (
            f'--- Orders/function.json\n{{"bindings": [\n{bindings}]}}\n'
            f"--- Orders/__init__.py\nimport azure.functions as func\n\ndef main({parameters}):\n    {body}\n"
        )


class TestOrchestrators:
    def test_an_async_orchestrator(self) -> None:
        assert report(self.made("async def run(context):\n    await context.call_activity('Work')")) == block("""
            Orders/__init__.py: warning[orchestrator-generator]
            async def run(context):
                      ^^^
            Orchestrator 'run' is async, and the durable library runs generators only: the orchestration fails,
            often with "Object of type coroutine is not JSON serializable". Write 'def' instead of 'async def',
            and 'yield' instead of 'await'.
              Orders/function.json: The trigger that makes it an orchestrator
              {"bindings": [{"type": "orchestrationTrigger", "name": "context"}]}
                                     ^^^^^^^^^^^^^^^^^^^^^^
            """)

    def test_an_orchestrator_that_yields_nothing_of_what_it_starts(self) -> None:
        assert report(self.made("def run(context):\n    context.call_activity('Work')\n    return 'ok'")) == block("""
            Orders/__init__.py: warning[orchestrator-generator]
            def run(context):
                ^^^
            Orchestrator 'run' starts tasks and yields none of them: they never run, and the orchestration ends
            at once. Write 'yield' before each task.
              Orders/function.json: The trigger that makes it an orchestrator
              {"bindings": [{"type": "orchestrationTrigger", "name": "context"}]}
                                     ^^^^^^^^^^^^^^^^^^^^^^
            """)

    def test_a_generator_that_is_the_handler_itself(self) -> None:
        assert report(self.app("def main(context):\n    yield context.call_activity('Work')")) == block("""
            Orders/__init__.py: warning[orchestrator-generator]
            def main(context):
                ^^^^
            The worker gets a generator from main() and cannot make an answer of it: the orchestration fails.
            Rename the function and add 'main = df.Orchestrator.create(...)' for it.
              Orders/function.json: The trigger that makes it an orchestrator
              {"bindings": [{"type": "orchestrationTrigger", "name": "context"}]}
                                     ^^^^^^^^^^^^^^^^^^^^^^
            """)

    @pytest.mark.parametrize(
        "run",
        [
            "async def run(context):\n    return 'ok'",
            "async def run(context):\n    yield context.call_activity('Work')",
            "def run(ctx):\n    return ctx.call_activity('Work')",
            "def run(context):\n    tasks = [context.call_sub_orchestrator('Orders')]\n    context.task_all(tasks)",
            "def run(context):\n    context . create_timer(later)",
        ],
    )
    def test_what_fails_or_does_nothing(self, run: str) -> None:
        assert codes(self.made(run)) == ["warning orchestrator-generator"]

    @pytest.mark.parametrize(
        "run",
        [
            "def run(context):\n    yield context.call_activity('Work')",
            "def run(context):\n    return 'a result without any task'",
            "def run(context):\n    context.continue_as_new(context.get_input())",
            "def run(context):\n    context.call_activity('Work')\n    return others(context)",
            "def run(context):\n    def inner():\n        yield context.call_activity('Work')\n    return inner()",
            "def keeps(function): return function\n@keeps\nasync def run(context): ...",
            "from library import run",
        ],
    )
    def test_silence_where_it_runs_or_may_run(self, run: str) -> None:
        assert codes(self.made(run)) == []

    @pytest.mark.parametrize(
        "main",
        [
            "def main(context):\n    return df.Orchestrator.create(run)(context)",
            "async def main(context):\n    return await answer(context)",
        ],
    )
    def test_a_handler_that_runs_the_library_itself(self, main: str) -> None:
        assert codes(self.app(main)) == []

    def test_other_functions_are_none_of_its_business(self) -> None:
        script = "import azure.durable_functions as df\nasync def run(context): ...\nmain = df.Entity.create(run)\n"
        entity = self.app(script).replace("orchestrationTrigger", "entityTrigger")

        assert codes(entity) == []

    def made(self, run: str) -> str:
        return self.app(f"import azure.durable_functions as df\n{run}\nmain = df.Orchestrator.create(run)")

    def app(self, script: str) -> str:
        return (
            '--- Orders/function.json\n{"bindings": [{"type": "orchestrationTrigger", "name": "context"}]}\n'
            f"--- Orders/__init__.py\n{script}\n"
            '--- Work/function.json\n{"bindings": [{"type": "activityTrigger", "name": "order"}]}\n'
            "--- Work/__init__.py\ndef main(order): ...\n"
        )


class TestVersionOfTheDurableLibrary:
    def test_the_line_is_reported_once_for_all_functions(self) -> None:
        assert report(self.app("azure-functions\nazure-functions-durable==2.0.0rc3  # newest\n")) == block("""
            requirements.txt: warning[durable-version]
            azure-functions-durable==2.0.0rc3  # newest
            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
            azure-functions-durable 2.x does not support functions of function.json, "The classic programming
            model with one directory and function.json per function is not supported". Write
            azure-functions-durable<2.
            """)

    @pytest.mark.parametrize(
        "requirements",
        [
            "azure-functions-durable",
            "azure-functions-durable<2",
            "azure-functions-durable>=1.2",
            "azure-functions-durable>=2; python_version >= '3.13'",
        ],
    )
    def test_silence_where_an_older_one_may_be_installed(self, requirements: str) -> None:
        assert codes(self.app(requirements)) == []

    def test_silence_where_no_function_is_durable(self) -> None:
        app = self.app("azure-functions-durable==2.0.0")

        assert codes(app.replace("orchestrationTrigger", "httpTrigger").replace("activityTrigger", "httpTrigger")) == []

    def test_it_goes_when_the_line_is_mended(self) -> None:
        app = fixture(self.app("azure-functions-durable==2.0.0"))
        assert app.codes() == ["warning durable-version"]

        change = app.edit("requirements.txt", "azure-functions-durable<2\n")

        assert app.codes() == []
        assert change.touched == {f"{ROOT}/requirements.txt"}

    def app(self, requirements: str) -> str:
        return (
            '--- Orders/function.json\n{"bindings": [{"type": "orchestrationTrigger", "name": "context"}]}\n'
            "--- Orders/__init__.py\ndef main(context): ...\n"
            '--- Work/function.json\n{"bindings": [{"type": "activityTrigger", "name": "order"}]}\n'
            "--- Work/__init__.py\ndef main(order): ...\n"
            f"--- requirements.txt\n{requirements}\n"
        )
