"""Which keys, bindings and values function.json is offered, in which order, and what stands there afterwards."""

from __future__ import annotations

import pytest

from funcls.features.results import CompletionItem, CompletionKind
from funcls.workspace.resources import load_catalogue
from support.completion import accepted, item, items, labels, one_function

TYPES = load_catalogue().types
STABLE_4 = ("Microsoft.Azure.Functions.ExtensionBundle", 4)
"""The bundle of the fixtures: what it does not bring is offered last."""
LACKING = [
    each for each in TYPES if each.needs_extension and STABLE_4 not in [(of.channel, of.major) for of in each.bundles]
]
TRIGGERS = [each.name for each in TYPES if each.is_trigger and each not in LACKING]
OTHERS = [each.name for each in TYPES if not each.is_trigger and each not in LACKING]
LACKING_TRIGGERS = [each.name for each in LACKING if each.is_trigger]
LACKING_OTHERS = [each.name for each in LACKING if not each.is_trigger]
ALL = [*TRIGGERS, *OTHERS, *LACKING_TRIGGERS, *LACKING_OTHERS]
TOP_LEVEL = ["bindings", "scriptFile", "entryPoint", "retry", "configurationSource", "$schema"]

CURSORS = [
    "{<|>}",
    '{"<|>"}',
    '{"<|>',
    '{"bindings": [<|>]}',
    '{"bindings": ["<|>',
    '{"bindings": [{<|>}]}',
    '{"bindings": [{"type": "httpTrigger", "<|>',
    '{"bindings": [{"type": "<|>"}]}',
    '{"bindings": [{"type": \'<|>\'}]}',
    '{"bindings": [{"type": "httpTrigger", "direction": <|>}]}',
    '{"bindings": [{"type": "unheardOf", "direction": "<|>"}]}',
    '{"bindings": [{"type": "http", "direction": "out", "name": "<|>"}]}',
    '{"bindings": [{"type": "httpTrigger", "authLevel": "<|>',
    '{"bindings": [{"type": "httpTrigger", "methods": ["<|>"]}]}',
    '{"bindings": [{"type": "timerTrigger", "useMonitor": <|>}]}',
    '{"scriptFile": "<|>"}',
    '{"entryPoint": "<|>"}',
]


def offered(function_json: str) -> list[CompletionItem]:
    return items(one_function(function_json))


@pytest.mark.parametrize("function_json", CURSORS)
def test_every_item_says_what_it_is(function_json: str) -> None:
    assert offered(function_json)
    assert [each.label for each in offered(function_json) if not each.detail and each.subject is None] == []


@pytest.mark.parametrize("function_json", CURSORS)
def test_editors_that_filter_by_the_replaced_text_keep_every_item(function_json: str) -> None:
    before, _, after = function_json.partition("<|>")
    text = before + after
    for each in offered(function_json):
        typed = text[each.span.start : len(before)]
        assert each.filter_text.startswith(typed)


@pytest.mark.parametrize("function_json", CURSORS)
def test_every_item_replaces_a_part_of_the_line_that_holds_the_cursor(function_json: str) -> None:
    before, _, after = function_json.partition("<|>")
    for each in offered(function_json):
        assert each.span.touches(len(before))
        assert "\n" not in (before + after)[slice(*each.span)]


class TestTopLevelKeys:
    def test_the_required_one_is_first(self) -> None:
        assert labels("{<|>}") == TOP_LEVEL

    @pytest.mark.parametrize("function_json", ['{"<|>', '{"<|>}', "{<|>", "{scr<|>}", "{'scr<|>'}", '{"scr<|>"}'])
    def test_in_an_unfinished_string_or_object_too(self, function_json: str) -> None:
        assert labels(function_json) == TOP_LEVEL

    def test_none_that_stands_already_in_whatever_case(self) -> None:
        assert labels('{"bindings": [], "SCRIPTFILE": "main.py", <|>}') == [
            "entryPoint",
            "retry",
            "configurationSource",
            "$schema",
        ]

    def test_the_one_that_is_being_written_is_offered(self) -> None:
        assert labels('{"scriptFi<|>le": "main.py"}') == TOP_LEVEL

    def test_none_that_the_host_reads_no_more(self) -> None:
        assert "disabled" not in labels("{<|>}")

    @pytest.mark.parametrize(
        ("function_json", "label", "after"),
        [
            ("{<|>}", "bindings", '{"bindings": []}'),
            ("{<|>}", "scriptFile", '{"scriptFile": ""}'),
            ("{<|>}", "entryPoint", '{"entryPoint": "main"}'),
            ("{<|>}", "$schema", '{"$schema": ""}'),
            ('{"sc<|>', "scriptFile", '{"scriptFile": ""'),
            ('{"sc<|>": "main.py"}', "scriptFile", '{"scriptFile": "main.py"}'),
            ("{sc<|>: 'main.py'}", "scriptFile", "{\"scriptFile\": 'main.py'}"),
        ],
    )
    def test_the_key_comes_with_a_value_unless_one_follows(self, function_json: str, label: str, after: str) -> None:
        assert accepted(function_json, label) == after


class TestBindings:
    def test_triggers_are_first_while_there_is_none(self) -> None:
        assert labels('{"bindings": [<|>]}') == ALL

    def test_no_triggers_when_there_is_one(self) -> None:
        assert labels('{"bindings": [{"type": "TIMERTRIGGER", "name": "timer"}, <|>]}') == OTHERS + LACKING_OTHERS

    def test_no_triggers_when_there_is_one_of_an_unknown_type(self) -> None:
        assert labels('{"bindings": [<|> {"type": "ofMyOwnTrigger", "name": "it"}]}') == OTHERS + LACKING_OTHERS

    def test_the_commonest_are_first(self) -> None:
        assert TRIGGERS[:5] == ["httpTrigger", "timerTrigger", "queueTrigger", "blobTrigger", "serviceBusTrigger"]
        assert OTHERS[:5] == ["http", "queue", "blob", "table", "serviceBus"]

    @pytest.mark.parametrize("function_json", ['{"bindings": [<|>', '{"bindings": ["<|>', '{"bindings": [ht<|>]}'])
    def test_in_an_unfinished_array_or_string_too(self, function_json: str) -> None:
        assert labels(function_json) == ALL

    def test_nothing_in_an_array_inside_the_array(self) -> None:
        assert labels('{"bindings": [[<|>]]}') == []

    @pytest.mark.parametrize(
        ("function_json", "after"),
        [
            ('{"bindings": [<|>]}', '{"bindings": [{ "name": "$return", "type": "http", "direction": "out" }]}'),
            ('{"bindings": ["<|>', '{"bindings": [{ "name": "$return", "type": "http", "direction": "out" }'),
            ('{"bindings": [h<|>]}', '{"bindings": [{ "name": "$return", "type": "http", "direction": "out" }]}'),
        ],
    )
    def test_a_whole_binding(self, function_json: str, after: str) -> None:
        assert accepted(function_json, "http") == after

    def test_what_can_be_chosen_in_a_binding_is_a_tab_stop(self) -> None:
        chosen = item('{"bindings": [<|>]}', "queueTrigger", handler="")

        assert chosen.kind is CompletionKind.BINDING
        assert chosen.text == (
            '{ "name": "${1:msg}", "type": "queueTrigger", "direction": "in", '
            '"queueName": "${2:orders}", "connection": "${3:AzureWebJobsStorage}" }'
        )


class TestBindingKeys:
    def test_those_of_every_binding_before_the_type_is_known(self) -> None:
        assert labels('{"bindings": [{<|>}]}') == ["name", "type", "direction"]

    def test_those_of_the_type_required_ones_first(self) -> None:
        assert labels('{"bindings": [{"type": "queue", <|>}]}') == [
            "name",
            "direction",
            "queueName",
            "connection",
            "dataType",
        ]

    def test_those_that_the_other_direction_reads_are_left_out(self) -> None:
        written = '"type": "kusto", "name": "rows"'
        for direction, has, lacks in (("in", "kqlCommand", "tableName"), ("OUT", "tableName", "kqlCommand")):
            found = labels(f'{{"bindings": [{{{written}, "direction": "{direction}", <|>}}]}}')
            assert has in found
            assert lacks not in found
        # Without a direction nobody knows yet which it will be.
        assert {"kqlCommand", "tableName"} <= set(labels(f'{{"bindings": [{{{written}, <|>}}]}}'))

    def test_what_does_not_go_together_with_what_stands_is_left_out(self) -> None:
        written = '"type": "cosmosDB", "name": "order", "direction": "in"'
        assert {"id", "sqlQuery"} <= set(labels(f'{{"bindings": [{{{written}, <|>}}]}}'))
        assert "sqlQuery" not in labels(f'{{"bindings": [{{{written}, "ID": "1", <|>}}]}}')

    def test_what_the_direction_needs_is_required(self) -> None:
        function_json = '{"bindings": [{"type": "kusto", "name": "rows", "direction": "out", <|>}]}'
        assert labels(function_json)[:2] == ["database", "tableName"]
        assert item(function_json, "tableName").detail == "Table (required)"

    def test_required_ones_say_so(self) -> None:
        function_json = '{"bindings": [{"type": "queue", <|>}]}'
        assert item(function_json, "queueName").detail == "Queue name (required)"
        assert item(function_json, "connection").detail == "Storage connection"

    def test_none_that_stands_already_in_whatever_case(self) -> None:
        assert labels('{"bindings": [{"TYPE": "queue", "queuename": "orders", "Name": "order", <|>}]}') == [
            "direction",
            "connection",
            "dataType",
        ]

    def test_none_that_stands_already_under_another_name(self) -> None:
        found = labels('{"bindings": [{"type": "blobTrigger", "blobPath": "in/{name}", <|>}]}')
        assert "path" not in found
        assert "connection" in found

    def test_none_that_the_host_does_not_read(self) -> None:
        assert "access" not in labels('{"bindings": [{"type": "blob", <|>}]}')

    @pytest.mark.parametrize(
        ("function_json", "label", "after"),
        [
            ('{"bindings": [{<|>}]}', "type", '{"bindings": [{"type": ""}]}'),
            (
                '{"bindings": [{"type": "http", "<|>',
                "direction",
                '{"bindings": [{"type": "http", "direction": "out"',
            ),
            (
                '{"bindings": [{"type": "timerTrigger", "<|>"}]}',
                "useMonitor",
                '{"bindings": [{"type": "timerTrigger", "useMonitor": true}]}',
            ),
            (
                '{"bindings": [{"type": "httpTrigger", "<|>"}]}',
                "methods",
                '{"bindings": [{"type": "httpTrigger", "methods": []}]}',
            ),
            (
                '{"bindings": [{"type": "httpTrigger", "auth<|>": "admin"}]}',
                "authLevel",
                '{"bindings": [{"type": "httpTrigger", "authLevel": "admin"}]}',
            ),
        ],
    )
    def test_the_value_is_the_only_one_the_default_or_an_empty_one(
        self, function_json: str, label: str, after: str
    ) -> None:
        assert accepted(function_json, label) == after


class TestNowhere:
    @pytest.mark.parametrize(
        "function_json",
        [
            "<|>{}",
            "{}<|>",
            "[<|>]",
            "{} // <|>",
            '{"bindings" <|>: []}',
            '{"bindings": [{"type": <|> "http"}]}',
            '{"bindings": [{"type": "httpTrigger", "methods": <|>["get"]}]}',
            '{"bindings": [{"type": "http"<|>}]}',
            '{"bindings": [{"type": "httpTrigger", "methods": ["get"<|>]}]}',
            '{"bindings": [{"type": "http\n<|>Trigger"}]}',
            '{"bindings": [{"type": ht<|>"}]}',
            '{"bindings": [{"type": "httpTrigger", /* <|> */ "name": "req"}]}',
            '{"bindings": [{"unheardOf": {"<|>"}}]}',
        ],
    )
    def test_nothing_is_offered(self, function_json: str) -> None:
        assert labels(function_json) == []

    def test_other_files_are_offered_nothing(self) -> None:
        assert items('--- settings.json\n{"<|>"}\n') == []
        assert items("--- Orders/function.json\n{}\n--- Orders/__init__.py\ndef <|>main(): ...\n") == []
