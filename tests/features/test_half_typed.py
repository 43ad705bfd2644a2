"""Completion while a function.json is being written: the first column becomes the second."""

from __future__ import annotations

import pytest

from support.completion import accepted, labels

NAME = [
    # The key runs into what follows, for want of its closing quote.
    ('{"na<|>: "x"}', '{"name": "x"}'),
    ('{"na<|>: ""}', '{"name": ""}'),
    ('{"na<|>: 5}', '{"name": 5}'),
    ('{"na<|>: "x", "type": "http"}', '{"name": "x", "type": "http"}'),
    ('{"na<|> "x"}', '{"name": "x"}'),
    ('{"na<|>}', '{"name": ""}'),
    ('{"<|>}', '{"name": ""}'),
    ('{"na<|>me: "x"}', '{"name": "x"}'),
    ('{"na<|>\n  "type": "http"}', '{"name": "",\n  "type": "http"}'),
    ('{"na<|>\r\n  "type": "http"}', '{"name": "",\r\n  "type": "http"}'),
    ('{"na<|>,\n  "type": "http"}', '{"name": "",\n  "type": "http"}'),
    ('{"type": "http",\n  "na<|>\n}', '{"type": "http",\n  "name": ""\n}'),
    ('{"type": "http"\n  "na<|>\n}', '{"type": "http",\n  "name": ""\n}'),
    # The quotes are there already.
    ('{"na<|>"}', '{"name": ""}'),
    ('{"na<|>": "x"}', '{"name": "x"}'),
    ('{"na<|>" "x"}', '{"name": "x"}'),
    # What only the host reads.
    ("{'na<|>'}", "{'name': \"\"}"),
    ("{'na<|>': 'x'}", "{'name': 'x'}"),
    ("{'na<|>: 'x'}", "{'name': 'x'}"),
    ("{na<|>: 'x'}", "{\"name\": 'x'}"),
    ("{na<|>}", '{"name": ""}'),
    ("{na<|> type: 1}", '{"name": "", type: 1}'),
    # Gaps
    ("{<|>}", '{"name": ""}'),
    ("{ <|> }", '{ "name": "" }'),
    ("{\n  <|>\n}", '{\n  "name": ""\n}'),
    ('{<|>"type": "http"}', '{"name": "", "type": "http"}'),
    ('{"type": "http",<|>}', '{"type": "http", "name": ""}'),
    ('{"type": "http", <|>}', '{"type": "http", "name": ""}'),
    ('{"type": "http" <|>}', '{"type": "http", "name": ""}'),
    ('{"type": "http"\n  <|>\n}', '{"type": "http",\n  "name": ""\n}'),
    ('{"type": "http" // comment\n  <|>\n}', '{"type": "http", // comment\n  "name": ""\n}'),
    ('{"type": "http", /* one */ <|> /* two */ }', '{"type": "http", /* one */ "name": "" /* two */ }'),
    ('{"type": "http"\n  <|>\n  "direction": "out"}', '{"type": "http",\n  "name": "",\n  "direction": "out"}'),
    ('{"type": "http" <|>, "direction": "out"}', '{"type": "http", "name": "", "direction": "out"}'),
    ('{"other": {}<|>}', '{"other": {}, "name": ""}'),
    ('{"other": []<|>, "type": "http"}', '{"other": [], "name": "", "type": "http"}'),
]

TYPE = [
    # The value takes the rest of its line with it.
    ('{"type": "ht<|>, "name": "x"}', '{"type": "http", "name": "x"}'),
    ('{"type": "<|>, "name": "x"}', '{"type": "http", "name": "x"}'),
    ('{"type": "<|> , "name": "x"}', '{"type": "http" , "name": "x"}'),
    ('{"type": "ht<|>}', '{"type": "http"}'),
    ('{"type": "ht<|> }', '{"type": "http" }'),
    ('{"type": "ht<|>tp, "name": ""}', '{"type": "http", "name": ""}'),
    ('{"type": "ht<|>,\n "name": "x"}', '{"type": "http",\n "name": "x"}'),
    ('{"type": "ht<|>\n "name": "x"}', '{"type": "http",\n "name": "x"}'),
    ('{"type": "ht<|>\r\n}', '{"type": "http"\r\n}'),
    # The quotes are there already.
    ('{"type": "<|>"}', '{"type": "http"}'),
    ('{"type": "timer<|>Trigger"}', '{"type": "http"}'),
    ('{"type": "<|>" "name": "x"}', '{"type": "http", "name": "x"}'),
    # What only the host reads.
    ("{'type': 'ht<|>'}", "{'type': 'http'}"),
    ("{'type': 'ht<|>, 'name': 'x'}", "{'type': 'http', 'name': 'x'}"),
    ("{type: ht<|>}", '{type: "http"}'),
    # Gaps
    ('{"type":<|>}', '{"type": "http"}'),
    ('{"type": <|>}', '{"type": "http"}'),
    ('{"type": <|>, "name": "x"}', '{"type": "http", "name": "x"}'),
    ('{"type": <|>\n "name": "x"}', '{"type": "http",\n "name": "x"}'),
    ('{"type": /* what? */ <|>}', '{"type": /* what? */ "http"}'),
]


def in_bindings(binding: str) -> str:
    return f'{{"bindings": [{binding}]}}'


@pytest.mark.parametrize(("before", "after"), NAME)
def test_a_key(before: str, after: str) -> None:
    assert accepted(in_bindings(before), "name") == in_bindings(after)


@pytest.mark.parametrize(("before", "after"), TYPE)
def test_a_value(before: str, after: str) -> None:
    assert accepted(in_bindings(before), "http") == in_bindings(after)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("[<|>]", '["get"]'),
        ('["ge<|>]', '["get"]'),
        ('["ge<|>, "post"]', '["get", "post"]'),
        ('["<|>""post"]', '["get", "post"]'),
        ("[ge<|>]", '["get"]'),
        ("[get<|>, post]", '["get", post]'),
        ('["post",<|>]', '["post", "get"]'),
        ('["post", <|>]', '["post", "get"]'),
        ('["post" <|>]', '["post", "get"]'),
        ('["post"\n  <|>\n]', '["post",\n  "get"\n]'),
        ('[<|>"post"]', '["get", "post"]'),
        ('["put", <|>, "post"]', '["put", "get", "post"]'),
        ('["put" <|> "post"]', '["put", "get", "post"]'),
    ],
)
def test_an_item(before: str, after: str) -> None:
    binding = '{"type": "httpTrigger", "methods": %s}'
    assert accepted(in_bindings(binding % before), "get") == in_bindings(binding % after)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('"in/{na<|>}, "name": "x"', '"invoices/{name}", "name": "x"'),
        ('"in/{na<|>, "name": "x"', '"invoices/{name}", "name": "x"'),
        ('"in/{na<|>', '"invoices/{name}"'),
        ('"in/{na<|>}"', '"invoices/{name}"'),
        ('"in/{name}<|>', '"invoices/{name}"'),
    ],
)
def test_a_brace_ends_the_placeholder_or_the_object_as_the_text_needs_it(before: str, after: str) -> None:
    binding = '{"type": "blobTrigger", "path": %s}'
    assert accepted(in_bindings(binding % before), "invoices/{name}") == in_bindings(binding % after)


@pytest.mark.parametrize(
    "function_json",
    [
        '{"bindings": [{"type": "ht\n<|>tp"}]}',
        '{"bindings": [{"type": "ht<|>\ntp"}]}',
        '{"bindings": [{"type": "ht\\<|>"}]}',
        '{"bindings": [{"type": "http"<|>}]}',
        '{"bindings": [{"type": <|>"http"}]}',
        '{"bindings": [{"type: "ht<|>tp"}]}',
        '{"bindings": [{"type": ht<|>"}]}',
        '{"bindings": [{"type": new Date(1,\n<|>2)}]}',
        '{"bindings": [], // <|>\n}',
        '{"bindings": [], /* <|> */}',
    ],
)
def test_nothing_is_offered_where_no_text_would_be_right(function_json: str) -> None:
    assert labels(function_json) == []
