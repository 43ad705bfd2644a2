"""Whole functions and whole bindings: the text that they leave, and the names that they choose."""

from __future__ import annotations

import pytest

from support.apps import block
from support.completion import accepted, item, labels

HTTP_FUNCTION = block("""
    {
      "bindings": [
        {
          "name": "req",
          "type": "httpTrigger",
          "direction": "in",
          "authLevel": "function",
          "methods": ["get", "post"]
        },
        {
          "name": "$return",
          "type": "http",
          "direction": "out"
        }
      ]
    }
    """)
TIMER_FUNCTION = block("""
    {
      "bindings": [
        {
          "name": "timer",
          "type": "timerTrigger",
          "direction": "in",
          "schedule": "0 */5 * * * *"
        }
      ]
    }
    """)


class TestFunctions:
    def test_one_for_each_trigger_the_commonest_first(self) -> None:
        assert labels("<|>")[:4] == ["httpTrigger", "timerTrigger", "queueTrigger", "blobTrigger"]
        assert [each for each in labels("<|>") if not each.endswith("Trigger")] == []

    @pytest.mark.parametrize("function_json", ["<|>", "  <|>  ", '"ti<|>', '"ti<|>"', "ti<|>", "Timer<|>"])
    def test_the_blank_or_half_typed_text_gives_way_to_it(self, function_json: str) -> None:
        assert accepted(function_json, "timerTrigger", handler="") == TIMER_FUNCTION

    @pytest.mark.parametrize(
        ("function_json", "after"),
        [
            ("// mine\n<|>", "// mine\n%s"),
            ("\n\n<|>\n", "\n\n%s"),
            ("\ufeff<|>", "\ufeff%s"),
        ],
    )
    def test_what_stands_beside_it_stays(self, function_json: str, after: str) -> None:
        assert accepted(function_json, "timerTrigger", handler="").rstrip() == after % TIMER_FUNCTION

    def test_its_lines_end_as_those_of_the_file_do(self) -> None:
        assert accepted("\r\n<|>", "timerTrigger", handler="") == "\r\n" + TIMER_FUNCTION.replace("\n", "\r\n")

    def test_one_that_is_called_by_http_answers(self) -> None:
        assert accepted("<|>", "httpTrigger", handler="") == HTTP_FUNCTION

    def test_what_can_be_chosen_is_a_tab_stop_counted_through_all_bindings(self) -> None:
        text = item("<|>", "httpTrigger", handler="").text
        assert '"name": "${1:req}"' in text
        assert '"methods": ${3:["get", "post"]}' in text
        assert '"name": "${4:\\$return}"' in text

    def test_as_the_value_of_bindings_on_one_line(self) -> None:
        assert accepted('{"bindings": <|>}', "httpTrigger", handler="") == (
            '{"bindings": [{ "name": "req", "type": "httpTrigger", "direction": "in", "authLevel": "function", '
            '"methods": ["get", "post"] }, { "name": "$return", "type": "http", "direction": "out" }]}'
        )

    @pytest.mark.parametrize("function_json", ["<|>{}", "{}<|>", "{}\n<|>", "ti<|> {}", "/* <|> */", "<|>\ufeff"])
    def test_none_beside_something_else(self, function_json: str) -> None:
        assert labels(function_json) == []


def named(handler: str, label: str, others: str = "") -> str:
    """Return the name of a binding that was added beside others."""
    after = accepted(f'{{"bindings": [{others}<|>]}}', label, handler=f"import azure.functions as func\n{handler}")
    return after.removeprefix(f'{{"bindings": [{others}').partition(", ")[0].removeprefix('{ "name": ')


class TestNames:
    def test_the_sample_of_the_schema_where_nothing_is_known(self) -> None:
        assert named("", "timerTrigger") == '"timer"'

    def test_that_of_the_parameter_that_waits_for_a_binding(self) -> None:
        assert named("def main(mytimer: func.TimerRequest): ...", "timerTrigger") == '"mytimer"'
        assert named("def main(mytimer, context): ...", "timerTrigger") == '"mytimer"'

    def test_an_output_waits_in_a_parameter_for_an_output(self) -> None:
        handler = "def main(mytimer: func.TimerRequest, order: func.Out[str]): ..."
        assert named(handler, "queue") == '"order"'
        assert named(handler, "queueTrigger") == '"mytimer"'

    def test_the_sample_before_other_parameters(self) -> None:
        assert named("def main(other, timer): ...", "timerTrigger") == '"timer"'
        assert named("def main(context): ...", "orchestrationTrigger") == '"context"'

    def test_none_that_another_binding_has(self) -> None:
        other = '{"name": "msg", "type": "queue", "direction": "out"}, '
        assert named("", "queue", other) == '"msg2"'
        assert named("def main(msg: func.Out[str], more: func.Out[str]): ...", "queue", other) == '"more"'

    def test_the_return_value_once(self) -> None:
        other = '{"name": "$return", "type": "queue", "direction": "out"}, '
        assert named("", "http") == '"$return"'
        assert named("", "http", other) == '"http"'
