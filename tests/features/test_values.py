"""The values that are offered: those of the schema, the handler's parameters, and what exists in the app."""

from __future__ import annotations

from funcls.features.results import CompletionKind
from support.completion import accepted, documentation, item, items, labels

TIMER = "import azure.functions as func\ndef main(timer: func.TimerRequest, order: func.Out[str]) -> str: ..."


def in_order(found: list[str], *names: str) -> bool:
    return [name for name in found if name in names] == list(names)


class TestType:
    def test_triggers_then_inputs_then_outputs_and_the_commonest_first_in_each(self) -> None:
        found = labels('{"bindings": [{"type": "<|>"}]}')
        assert found[:3] == ["httpTrigger", "timerTrigger", "queueTrigger"]
        assert in_order(found, "warmupTrigger", "blob", "table", "durableClient", "http", "queue", "signalR")

    def test_those_of_the_stated_direction_before_all_others(self) -> None:
        for direction in ("out", "OUT"):
            found = labels(f'{{"bindings": [{{"direction": "{direction}", "type": "<|>"}}]}}')
            assert in_order(found, "blob", "http", "queue", "httpTrigger", "durableClient")

    def test_those_that_the_bundle_lacks_last_and_marked(self) -> None:
        function_json = '{"bindings": [{"type": "<|>"}]}'
        assert in_order(labels(function_json), "httpTrigger", "twilioSms", "assistantSkillTrigger", "kusto", "socketIO")
        assert item(function_json, "kusto").detail == (
            "Azure Data Explorer input or output (not in the extension bundle)"
        )

    def test_which_those_are_depends_on_the_bundle(self) -> None:
        preview = '{"id": "Microsoft.Azure.Functions.ExtensionBundle.Preview", "version": "[4.*, 5.0.0)"}'
        for root, lacking in (
            (f'{{"extensionBundle": {preview}}}', {"table": "not in the extension bundle", "kusto": ""}),
            ("{}", {"table": "needs an extension bundle", "kusto": "needs an extension bundle", "http": ""}),
            ("{}\n--- Dockerfile", {"table": "", "kusto": ""}),
            ('{"extensionBundle": {"id": "Our.Own", "version": "1.0.0"}}', {"table": "", "kusto": ""}),
        ):
            details = {
                each.label: each.detail
                for each in items(
                    f"""
                    --- host.json
                    {root}
                    --- Orders/function.json
                    {{"bindings": [{{"type": "<|>"}}]}}
                    """.replace(" " * 20, "")
                )
            }
            for name, words in lacking.items():
                assert details[name].partition(" (")[2].rstrip(")") == words

    def test_the_title_and_documentation_of_the_schema(self) -> None:
        chosen = item('{"bindings": [{"type": "<|>"}]}', "timerTrigger")
        assert chosen.detail == "Timer trigger"
        assert "**Timer trigger** (`timerTrigger`)" in documentation('{"bindings": [{"type": "<|>"}]}', "timerTrigger")

    def test_no_triggers_beside_another_one(self) -> None:
        found = labels('{"bindings": [{"type": "timerTrigger", "name": "timer"}, {"type": "<|>"}]}')
        assert "queue" in found
        assert [name for name in found if name.endswith("Trigger")] == []

    def test_the_trigger_itself_may_become_another_one(self) -> None:
        assert "httpTrigger" in labels('{"bindings": [{"type": "timer<|>Trigger", "name": "timer"}]}')

    def test_in_an_unfinished_string(self) -> None:
        assert accepted('{"bindings": [{"type": "que<|>', "queue") == '{"bindings": [{"type": "queue"'


class TestDirection:
    def test_what_the_type_allows(self) -> None:
        assert labels('{"bindings": [{"type": "httpTrigger", "direction": "<|>"}]}') == ["in"]
        assert labels('{"bindings": [{"type": "queue", "direction": "<|>"}]}') == ["out"]
        assert labels('{"bindings": [{"type": "blob", "direction": "<|>"}]}') == ["in", "out"]

    def test_what_python_allows_where_the_type_is_not_known(self) -> None:
        assert labels('{"bindings": [{"type": "unheardOf", "direction": "<|>"}]}') == ["in", "out"]
        assert labels('{"bindings": [{"direction": <|>}]}') == ["in", "out"]

    def test_its_meaning_is_explained(self) -> None:
        said = documentation('{"bindings": [{"type": "blob", "direction": "<|>"}]}', "out")
        assert "`out`: The handler delivers the data" in said


class TestSchemaValues:
    def test_an_enum_in_its_order_and_the_default_named(self) -> None:
        function_json = '{"bindings": [{"type": "httpTrigger", "authLevel": "<|>"}]}'
        assert labels(function_json) == ["anonymous", "function", "admin", "user", "system"]
        assert item(function_json, "function").detail == "default"
        assert "`anonymous`: No key: anybody may call." in documentation(function_json, "anonymous")

    def test_true_and_false(self) -> None:
        function_json = '{"bindings": [{"type": "timerTrigger", "useMonitor": <|>}]}'
        assert labels(function_json) == ["true", "false"]
        assert item(function_json, "true").detail == "default"
        assert accepted(function_json, "false") == '{"bindings": [{"type": "timerTrigger", "useMonitor": false}]}'

    def test_a_default_before_the_examples(self) -> None:
        assert labels('{"bindings": [{"type": "queue", "connection": "<|>"}]}') == ["Storage", "AzureWebJobsStorage"]

    def test_the_property_is_found_in_whatever_case_or_by_another_name(self) -> None:
        assert labels('{"bindings": [{"type": "httpTrigger", "AUTHLEVEL": "<|>"}]}')[0] == "anonymous"
        examples = labels('{"bindings": [{"type": "blob", "path": "<|>"}]}')
        assert labels('{"bindings": [{"type": "blob", "blobPath": "<|>"}]}') == examples

    def test_the_items_of_an_array_but_those_that_stand(self) -> None:
        assert labels('{"bindings": [{"type": "httpTrigger", "methods": ["GET", "<|>"]}]}') == [
            "post",
            "put",
            "patch",
            "delete",
            "head",
            "options",
            "trace",
        ]

    def test_a_whole_array(self) -> None:
        function_json = '{"bindings": [{"type": "httpTrigger", "methods": <|>}]}'
        after = '{"bindings": [{"type": "httpTrigger", "methods": ["get", "post"]}]}'
        assert accepted(function_json, '["get", "post"]') == after

    def test_of_a_top_level_property(self) -> None:
        assert labels('{"configurationSource": "<|>"}') == ["config", "attributes"]

    def test_nothing_for_a_property_that_no_schema_knows(self) -> None:
        assert labels('{"bindings": [{"type": "unheardOf", "colour": "<|>"}]}') == []
        assert labels('{"colour": "<|>"}') == []


class TestName:
    def test_the_parameters_without_a_binding_in_their_order(self) -> None:
        assert labels('{"bindings": [{"type": "httpTrigger", "name": "<|>"}]}') == ["req", "order", "document"]

    def test_not_those_of_other_bindings(self) -> None:
        function_json = """{"bindings": [
            {"type": "httpTrigger", "name": "req"},
            {"type": "blob", "direction": "in", "name": "<|>"}]}"""
        assert labels(function_json) == ["order", "document"]

    def test_the_one_of_the_binding_itself(self) -> None:
        assert "req" in labels('{"bindings": [{"type": "httpTrigger", "name": "r<|>eq"}]}')

    def test_the_return_value_for_an_output(self) -> None:
        assert labels('{"bindings": [{"type": "blob", "direction": "out", "name": "<|>"}]}')[-1] == "$return"
        assert labels('{"bindings": [{"type": "blob", "direction": "in", "name": "<|>"}]}')[-1] == "document"

    def test_the_return_value_for_a_type_that_is_always_an_output(self) -> None:
        assert labels('{"bindings": [{"type": "http", "name": "<|>"}]}')[-1] == "$return"

    def test_the_return_value_once(self) -> None:
        function_json = """{"bindings": [
            {"type": "http", "direction": "out", "name": "$return"},
            {"type": "queue", "direction": "out", "name": "<|>"}]}"""
        assert labels(function_json) == ["req", "order", "document"]

    def test_the_annotation_stands_beside_it(self) -> None:
        chosen = item('{"bindings": [{"type": "timerTrigger", "name": "<|>"}]}', "timer", TIMER)
        assert (chosen.kind, chosen.detail) == (CompletionKind.PARAMETER, "func.TimerRequest")

    def test_in_an_unfinished_string(self) -> None:
        function_json = '{"bindings": [{"type": "http", "direction": "out", "name": "$<|>'
        after = '{"bindings": [{"type": "http", "direction": "out", "name": "$return"'
        assert accepted(function_json, "$return") == after


class TestScriptFileAndEntryPoint:
    def test_the_python_files_of_the_folder(self) -> None:
        found = items("""
            --- Orders/function.json
            {"scriptFile": "<|>"}
            --- Orders/run.py
            --- Orders/__init__.py
            --- Orders/sample.json
            --- Orders/nested/deep.py
            --- Other/__init__.py
            """)
        assert [each.label for each in found] == ["__init__.py", "run.py"]
        assert [each.detail for each in found] == ["Orders/__init__.py", "Orders/run.py"]
        assert {each.kind for each in found} == {CompletionKind.FILE}

    def test_the_script_in_an_unfinished_string(self) -> None:
        assert accepted('{"scriptFile": "__<|>', "__init__.py") == '{"scriptFile": "__init__.py"'

    def test_the_functions_at_the_top_level_of_the_script(self) -> None:
        handler = '''
            |async def main(req):
            |    """Place an order."""
            |    def inner(): ...
            |def helper(order, total): ...
            |class Order:
            |    def method(self): ...
            '''.replace(" " * 12 + "|", "")
        function_json = '{"entryPoint": "<|>"}'
        assert labels(function_json, handler) == ["main", "helper"]
        chosen = item(function_json, "main", handler)
        assert (chosen.kind, chosen.detail, chosen.documentation) == (
            CompletionKind.FUNCTION,
            "main(req)",
            "Place an order.",
        )

    def test_those_of_the_file_that_script_file_names(self) -> None:
        found = items("""
            --- Orders/function.json
            {"scriptFile": "../shared/orders.py", "entryPoint": "<|>"}
            --- shared/orders.py
            def place(): ...
            --- Orders/__init__.py
            def main(): ...
            """)
        assert [each.label for each in found] == ["place"]

    def test_nothing_where_there_is_no_script(self) -> None:
        assert items('--- Orders/function.json\n{"entryPoint": "<|>"}\n') == []
