"""How a completion stands in the text: commas, colons, quotes and tab stops."""

from __future__ import annotations

import json
import re

import pytest

from funcls.features.insert import escaped, plain_text, tab_stop
from support.completion import accepted, item, items, one_function

TRIGGER = '{"bindings": [{"type": "httpTrigger", '


@pytest.mark.parametrize(
    ("function_json", "after"),
    [
        ("{<|>}", '{"entryPoint": "main"}'),
        ('{"bindings": [], <|>}', '{"bindings": [], "entryPoint": "main"}'),
        ('{"bindings": [] <|>}', '{"bindings": [], "entryPoint": "main"}'),
        ('{<|> "bindings": []}', '{"entryPoint": "main", "bindings": []}'),
        ('{"$schema": "", <|> "bindings": []}', '{"$schema": "", "entryPoint": "main", "bindings": []}'),
        ('{"$schema": "" <|>, "bindings": []}', '{"$schema": "", "entryPoint": "main", "bindings": []}'),
        ('{"bindings": [] "e<|>"}', '{"bindings": [], "entryPoint": "main"}'),
        ('{"e<|>"  "bindings": []}', '{"entryPoint": "main",  "bindings": []}'),
        ('{"bindings": [],\n "e<|>', '{"bindings": [],\n "entryPoint": "main"'),
        ('{"e<|>\n "bindings": []}', '{"entryPoint": "main",\n "bindings": []}'),
    ],
)
def test_a_key_gets_the_commas_that_it_lacks(function_json: str, after: str) -> None:
    assert accepted(function_json, "entryPoint") == after


@pytest.mark.parametrize(
    ("function_json", "after"),
    [
        ('"methods": [<|>]}', '"methods": ["put"]}'),
        ('"methods": ["get", <|>]}', '"methods": ["get", "put"]}'),
        ('"methods": ["get" <|>]}', '"methods": ["get", "put"]}'),
        ('"methods": [<|> "get"]}', '"methods": ["put", "get"]}'),
        ('"methods": ["get", "<|>"]}', '"methods": ["get", "put"]}'),
        ('"methods": ["get" "<|>"]}', '"methods": ["get", "put"]}'),
        ('"methods": ["p<|>" "get"]}', '"methods": ["put", "get"]}'),
        ('"methods": ["get", "<|>', '"methods": ["get", "put"'),
    ],
)
def test_an_item_gets_the_commas_that_it_lacks(function_json: str, after: str) -> None:
    assert accepted(TRIGGER + function_json, "put") == TRIGGER + after


@pytest.mark.parametrize(
    ("function_json", "after"),
    [
        ('"authLevel": <|>}', '"authLevel": "admin"}'),
        ('"authLevel": <|>, "name": "req"}', '"authLevel": "admin", "name": "req"}'),
        ('"authLevel": <|>\n "name": "req"}', '"authLevel": "admin",\n "name": "req"}'),
        ('"authLevel": "<|>\n "name": "req"}', '"authLevel": "admin",\n "name": "req"}'),
        ('"authLevel": ad<|>\n "name": "req"}', '"authLevel": "admin",\n "name": "req"}'),
        ('"name": "req", "authLevel": "<|>', '"name": "req", "authLevel": "admin"'),
        ("\"authLevel\": '<|>'}", "\"authLevel\": 'admin'}"),
        ('"authLevel": "an<|>onymous"}', '"authLevel": "admin"}'),
    ],
)
def test_a_value_gets_the_comma_that_the_next_member_needs(function_json: str, after: str) -> None:
    assert accepted(TRIGGER + function_json, "admin") == TRIGGER + after


@pytest.mark.parametrize(
    ("function_json", "after"),
    [
        ('{"bindings": [{"type": "timerTrigger"} <|>]}', '{"bindings": [{"type": "timerTrigger"}, %s]}'),
        ('{"bindings": [{"type": "timerTrigger"}, <|>]}', '{"bindings": [{"type": "timerTrigger"}, %s]}'),
        ('{"bindings": [{"type": "timerTrigger"}<|>]}', '{"bindings": [{"type": "timerTrigger"}, %s]}'),
        ('{"bindings": [<|> {"type": "timerTrigger"}]}', '{"bindings": [%s, {"type": "timerTrigger"}]}'),
        ('{"bindings": [<|>{"type": "timerTrigger"}]}', '{"bindings": [%s, {"type": "timerTrigger"}]}'),
    ],
)
def test_a_binding_gets_the_commas_that_it_lacks(function_json: str, after: str) -> None:
    http = '{ "name": "$return", "type": "http", "direction": "out" }'
    assert accepted(function_json, "http") == after % http


@pytest.mark.parametrize("text", ["", "plain", "$return", "{id}", "a\\b", "${1:x}", '"quoted"', "%SETTING%", "}{$\\"])
def test_every_text_survives_a_snippet(text: str) -> None:
    assert plain_text(escaped(text)) == text
    assert plain_text(tab_stop(json.dumps(text), 1)) == json.dumps(text)


@pytest.mark.parametrize(
    ("value", "snippet"),
    [
        ('""', '"$1"'),
        ('"orders"', '"${1:orders}"'),
        ('"in/{name}"', '"${1:in/{name\\}}"'),
        ("[]", "[$1]"),
        ("{}", "{$1}"),
        ("true", "${1:true}"),
    ],
)
def test_the_tab_stop_of_a_text_stands_inside_its_quotes(value: str, snippet: str) -> None:
    assert tab_stop(value, 1) == snippet
    assert plain_text(snippet) == value


SYMBOLS = [
    ('{"bindings": [{"type": "Http<|>"}]}', "httpTrigger"),
    ('{"bindings": [{"type": "Http<|>}]}', "httpTrigger"),
    ('{"bindings": [{"type": Http<|>}]}', "httpTrigger"),
    ("{'bindings': [{'type': 'Http<|>'}]}", "httpTrigger"),
    ('{"bindings": [{"na<|>"}]}', "name"),
    ('{"bindings": [{"na<|>": "x"}]}', "name"),
    ('{"bindings": [{"na<|>\n"type": "queue"}]}', "name"),
    ('{"bindings": [{na<|>}]}', "name"),
    ('{"bindings": [{"type": "http", "name": "$re<|>"}]}', "$return"),
    ('{"bindings": [{"type": "http", "name": $re<|>}]}', "$return"),
    ('{"bindings": [{"type": "httpTrigger", "methods": ["ge<|>"]}]}', "get"),
    ('{"bindings": [{"type": "timerTrigger", "useMonitor": tr<|>}]}', "true"),
    ('{"bindings": [ti<|>]}', "timerTrigger"),
    ("ti<|>", "timerTrigger"),
]
OTHERS = [
    ('{"bindings": [{"type": "httpTrigger", "route": "orders/{i<|>"}]}', "orders/{id}"),
    ('{"bindings": [{"type": "blobTrigger", "path": "invoices/{na<|>}]}', "invoices/{name}"),
    ('{"bindings": [{"type": "timerTrigger", "schedule": "%clean<|>"}]}', "%CleanUpSchedule%"),
    ('{"bindings": [{"type": "timerTrigger", "schedule": "0 30<|>"}]}', "0 30 9 * * 1-5"),
    ('{"bindings": [{"type": "timerTrigger", "useMonitor": "tr<|>"}]}', "true"),
    ('{"bindings": ["ti<|>"]}', "timerTrigger"),
    ('"ti<|>', "timerTrigger"),
]


@pytest.mark.parametrize(("function_json", "label"), SYMBOLS + OTHERS)
def test_vs_code_and_neovim_find_what_is_typed_at_the_beginning_of_the_filter_text(
    function_json: str, label: str
) -> None:
    chosen = item(function_json, label)
    typed = function_json.partition("<|>")[0][chosen.span.start :]
    assert typed
    assert chosen.filter_text.startswith(typed)


@pytest.mark.parametrize(("function_json", "label"), SYMBOLS)
def test_eglot_finds_the_symbol_at_the_cursor_there(function_json: str, label: str) -> None:
    symbol = re.search(r"[\w$]+$", function_json.partition("<|>")[0])
    assert symbol
    assert item(function_json, label).filter_text.startswith(symbol[0])


def test_what_does_not_begin_as_the_typed_text_is_filtered_by_its_label() -> None:
    assert item('{"bindings": [{"type": "Http<|>"}]}', "queue").filter_text == "queue"


@pytest.mark.parametrize(("function_json", "label"), SYMBOLS)
def test_nothing_behind_the_cursor_is_replaced_for_neovim_would_leave_it(function_json: str, label: str) -> None:
    assert item(function_json, label).span.end == len(function_json.partition("<|>")[0])


def test_a_text_with_blanks_is_a_snippet_for_neovim_takes_a_plain_one_up_to_the_first() -> None:
    for function_json in ("<|>", "{<|>}", '{"bindings": [{"type": "timerTrigger", "schedule": "<|>"}]}'):
        for each in items(one_function(function_json)):
            assert each.is_snippet or not re.search(r"\s", each.text)
