"""A new function: for every trigger one without findings, and the reasons for which there can be none."""

from __future__ import annotations

import pytest

from funcls.features.formatting import Style, format_document
from funcls.features.new_function import NewFunction, NoNewFunctionError, new_function, triggers
from funcls.model.source import SourceFile
from funcls.schema.catalogue import BindingType
from funcls.workspace.resources import load_catalogue
from support.apps import Fixture, block, fixture
from support.bundles import root_for
from support.completion import items

TRIGGERS = triggers(load_catalogue())
every_trigger = pytest.mark.parametrize("trigger", TRIGGERS, ids=lambda each: each.name)


def made(app: Fixture, trigger: str, name: str = "Orders") -> NewFunction:
    """Return a new function of an app, with all that lies at its root taken."""
    root = app.state.listings[""]
    assert root is not None
    return new_function(app.state, trigger, name, root.files | root.folders)


def refusal(app: str, trigger: str = "timerTrigger", name: str = "Orders") -> str:
    """Return why there is no new function."""
    with pytest.raises(NoNewFunctionError) as raised:
        made(fixture(app), trigger, name)
    return str(raised.value)


def texts(trigger: str) -> list[str]:
    """Return function.json and the script of a new function in an app of today."""
    return [each.text for each in made(fixture(""), trigger).files]


def test_the_triggers_are_those_of_completion_where_the_host_lacks_none() -> None:
    offered = items("--- extensions.csproj\n\n--- Orders/function.json\n<|>\n")
    assert [each.name for each in TRIGGERS] == [each.label for each in offered]


@every_trigger
def test_one_without_findings(trigger: BindingType) -> None:
    app = fixture(root_for(trigger))
    for each in made(app, trigger.name).files:
        app.write(each.path, each.text)
    app.refresh("Orders")

    (function,) = app.state.functions.values()
    assert function.handler is not None
    assert app.report() == ""


@every_trigger
def test_one_that_is_laid_out_as_funcls_does_it(trigger: BindingType) -> None:
    function_json, script = texts(trigger.name)

    assert format_document(SourceFile("function.json", function_json), Style()) == []
    compile(script, "__init__.py", "exec")
    assert script.endswith("\n")
    assert max(map(len, script.splitlines())) <= 88


class TestTexts:
    def test_one_that_is_called_by_http(self) -> None:
        assert texts("httpTrigger") == [
            block("""
                {
                  "scriptFile": "__init__.py",
                  "bindings": [
                    {
                      "name": "req",
                      "type": "httpTrigger",
                      "direction": "in",
                      "authLevel": "function",
                      "methods": [
                        "get",
                        "post"
                      ]
                    },
                    {
                      "name": "$return",
                      "type": "http",
                      "direction": "out"
                    }
                  ]
                }
                """)
            + "\n",
            block("""
                import logging

                import azure.functions as func


                def main(req: func.HttpRequest) -> func.HttpResponse:
                    logging.info("Orders got a %s request", req.method)
                    return func.HttpResponse("Hello from Orders.")
                """)
            + "\n",
        ]

    @pytest.mark.parametrize(
        ("trigger", "handler"),
        [
            (
                "timerTrigger",
                """
                import logging

                import azure.functions as func


                def main(timer: func.TimerRequest) -> None:
                    logging.info("Orders runs, past due: %s", timer.past_due)
                """,
            ),
            (
                "rabbitMQTrigger",
                """
                import logging


                def main(msg: str) -> None:
                    logging.info("Orders got %s", msg)
                """,
            ),
            (
                "activityTrigger",
                """
                import logging


                def main(order) -> str:
                    logging.info("Orders got %s", order)
                    return "Hello from Orders."
                """,
            ),
            (
                "orchestrationTrigger",
                """
                from datetime import timedelta

                import azure.durable_functions as df


                def orchestrate(context: df.DurableOrchestrationContext):
                    yield context.create_timer(context.current_utc_datetime + timedelta(seconds=5))
                    return context.get_input()


                main = df.Orchestrator.create(orchestrate)
                """,
            ),
        ],
    )
    def test_handlers(self, trigger: str, handler: str) -> None:
        assert texts(trigger)[1] == block(handler) + "\n"

    def test_one_of_an_extension_of_ones_own(self) -> None:
        app = fixture('--- funcls.toml\n[known-types]\nshopTrigger = ["in"]\n')
        declared, script = made(app, "shopTrigger").files
        assert '"type": "shopTrigger"' in declared.text
        assert "def main(value: str) -> None:" in script.text

    def test_people_go_on_in_function_json(self) -> None:
        assert made(fixture(""), "timerTrigger").open == "Orders/function.json"


class TestNames:
    @pytest.mark.parametrize("name", ["o", "Orders", "place_order", "place-order", "O2", "x" * 128])
    def test_those_that_the_host_takes(self, name: str) -> None:
        assert [each.path for each in made(fixture(""), "timerTrigger", name).files] == [
            f"{name}/function.json",
            f"{name}/__init__.py",
        ]

    @pytest.mark.parametrize("name", ["", "2nd", "_o", "a.b", "a/b", "..", "a b", "é", "x" * 129, "Orders\n"])
    def test_those_that_it_does_not(self, name: str) -> None:
        assert refusal("", name=name) == (
            f"'{name}' is not a valid function name. "
            "A name is an ASCII letter, then letters, digits, '_' or '-', at most 128 characters."
        )

    def test_that_of_the_host(self) -> None:
        assert refusal("", name="Host") == ("'Host' is not a valid function name. The host keeps this name for itself.")

    @pytest.mark.parametrize(("name", "trigger"), [("azure", "httpTrigger"), ("datetime", "orchestrationTrigger")])
    def test_that_of_a_module_that_the_handler_imports(self, name: str, trigger: str) -> None:
        assert refusal("", trigger, name) == (
            f"'{name}' is the name of a module that the handler imports, and Python would take the folder for it. "
            "Take another name."
        )

    @pytest.mark.parametrize(
        ("path", "taken"),
        [
            ("Orders/function.json", "Orders"),
            ("orders/function.json", "orders"),
            ("ORDERS/notes.txt", "ORDERS"),
            ("orders", "orders"),
        ],
    )
    def test_one_that_is_taken(self, path: str, taken: str) -> None:
        assert refusal(f"--- {path}\n{{}}\n") == f"The app has '{taken}' already. Take another name."


class TestRefused:
    @pytest.mark.parametrize(
        ("trigger", "hint"),
        [
            ("timerTriger", " Did you mean 'timerTrigger'?"),
            ("queue", ""),
            ("", ""),
        ],
    )
    def test_what_is_no_trigger(self, trigger: str, hint: str) -> None:
        assert refusal("", trigger) == f"No trigger has the type '{trigger}'.{hint}"

    def test_an_app_of_another_language(self) -> None:
        settings = '{"IsEncrypted": false, "Values": {"FUNCTIONS_WORKER_RUNTIME": "node"}}'
        assert refusal(f"--- local.settings.json\n{settings}\n") == (
            "The app is not one of Python: its functions run on the worker of another language."
        )
