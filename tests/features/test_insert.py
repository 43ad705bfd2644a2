"""How a completion stands in the text: commas, colons, quotes and tab stops."""

from __future__ import annotations

import json

import pytest

from funcls.features.insert import Insertion, escaped, plain_text, tab_stop
from funcls.text import Span
from support.completion import accepted

TRIGGER = '{"bindings": [{"type": "httpTrigger", '


@pytest.mark.parametrize(
    ("function_json", "after"),
    [
        ("{<|>}", '{"entryPoint": "main"}'),
        ('{"bindings": [], <|>}', '{"bindings": [], "entryPoint": "main"}'),
        ('{"bindings": [] <|>}', '{"bindings": [] , "entryPoint": "main"}'),
        ('{<|> "bindings": []}', '{"entryPoint": "main", "bindings": []}'),
        ('{"$schema": "", <|> "bindings": []}', '{"$schema": "", "entryPoint": "main", "bindings": []}'),
        ('{"$schema": "" <|>, "bindings": []}', '{"$schema": "" , "entryPoint": "main", "bindings": []}'),
        ('{"bindings": [] "e<|>"}', '{"bindings": [] , "entryPoint": "main"}'),
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
        ('"methods": ["get" <|>]}', '"methods": ["get" , "put"]}'),
        ('"methods": [<|> "get"]}', '"methods": ["put", "get"]}'),
        ('"methods": ["get", "<|>"]}', '"methods": ["get", "put"]}'),
        ('"methods": ["get" "<|>"]}', '"methods": ["get" , "put"]}'),
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
        ("\"authLevel\": '<|>'}", '"authLevel": "admin"}'),
        ('"authLevel": "an<|>onymous"}', '"authLevel": "admin"}'),
    ],
)
def test_a_value_gets_the_comma_that_the_next_member_needs(function_json: str, after: str) -> None:
    assert accepted(TRIGGER + function_json, "admin") == TRIGGER + after


@pytest.mark.parametrize(
    ("function_json", "after"),
    [
        ('{"bindings": [{"type": "timerTrigger"} <|>]}', '{"bindings": [{"type": "timerTrigger"} , %s]}'),
        ('{"bindings": [{"type": "timerTrigger"}, <|>]}', '{"bindings": [{"type": "timerTrigger"}, %s]}'),
        ('{"bindings": [{"type": "timerTrigger"}<|>]}', '{"bindings": [{"type": "timerTrigger"}, %s]}'),
        ('{"bindings": [<|> {"type": "timerTrigger"}]}', '{"bindings": [%s, {"type": "timerTrigger"}]}'),
        ('{"bindings": [<|>{"type": "timerTrigger"}]}', '{"bindings": [%s,{"type": "timerTrigger"}]}'),
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


@pytest.mark.parametrize(("written", "expected"), [('"', '"name"'), ("'na", "'name'"), ("na", "name"), ("", "name")])
def test_the_text_to_filter_by_is_quoted_as_the_replaced_one(written: str, expected: str) -> None:
    assert Insertion(Span(0, 0), written).filter_text("name") == expected
