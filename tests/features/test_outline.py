"""Outline: the parts of function.json, host.json and local.settings.json."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import pytest

from funcls.features.outline import outline
from funcls.features.results import Symbol
from funcls.model.source import SourceFile
from funcls.text import Span
from support.apps import Fixture, block, fixture
from support.function_jsons import Typed, every_text, prefixes

PATH = "Orders/function.json"

FUNCTION_JSON = """{
  "scriptFile": "orders.py",
  "bindings": [
    {
      "name": "req", "type": "httpTrigger", "direction": "in",
      "route": "orders/{id}", "methods": ["get", "post"]
    },
    {"name": "msg", "type": "queue", "direction": "out", "queueName": "orders"}
  ],
  "retry": {"strategy": "fixedDelay", "maxRetryCount": 3},
  "disabled": false
}"""


@pytest.fixture(scope="module")
def app() -> Fixture:
    return fixture(f"--- {PATH}\n{{}}\n")


def outlined(app: Fixture, text: str, path: str = PATH) -> tuple[Symbol, ...]:
    """Return the outline of a file while this text is in an editor."""
    app.edit(path, text)
    return outline(app.state, app.state.files.get(path) or SourceFile(path, text))


def shown(symbols: Iterable[Symbol], indent: str = "") -> Iterator[str]:
    """Yield the lines of an outline as an editor shows it: `kind name (detail)`."""
    for each in symbols:
        yield f"{indent}{each.kind.name.lower()} {each.name}" + (f" ({each.detail})" if each.detail else "")
        yield from shown(each.children, indent + "  ")


def every(symbols: Iterable[Symbol]) -> Iterator[Symbol]:
    for each in symbols:
        yield each
        yield from every(each.children)


def test_function_json(app: Fixture) -> None:
    assert "\n".join(shown(outlined(app, FUNCTION_JSON))) == block(
        """
        string scriptFile (orders.py)
        array bindings
          trigger req: httpTrigger (in, GET, POST /api/orders/{id})
            string name (req)
            string type (httpTrigger)
            string direction (in)
            string route (orders/{id})
            array methods (get, post)
          binding msg: queue (out, queue orders)
            string name (msg)
            string type (queue)
            string direction (out)
            string queueName (orders)
        object retry
          string strategy (fixedDelay)
          number maxRetryCount (3)
        boolean disabled (false)
        """
    )


@pytest.mark.parametrize(
    ("binding", "line"),
    [
        ('{"name": "msg", "type": "queue", "direction": "out"}', "binding msg: queue (out, queue)"),
        ('{"name": "tick", "type": "timerTrigger", "schedule": "0 0 * * * *"}', "trigger tick: timerTrigger (in, "),
        ('{"name": "$return", "type": "http", "direction": "out"}', "binding $return: http (out, HTTP response)"),
        ('{"name": "x", "type": "redCarpet"}', "binding x: redCarpet (in, redCarpet)"),
        ('{"name": "x", "type": "queue", "direction": "sideways"}', "binding x: queue (queue)"),
        # What is missing is left out.
        ('{"name": "msg"}', "binding msg"),
        ('{"type": "queue"}', "binding queue (in, queue)"),
        ('{"direction": "out"}', "binding 0 (out)"),
        ("{}", "binding 0"),
        ('{"na', "binding 0"),
        ('{"name": "msg', "binding msg"),
        ('{"name": "msg", "type": "queue", "queueName": "or', "binding msg: queue (in, queue)"),
    ],
)
def test_a_binding(app: Fixture, binding: str, line: str) -> None:
    _, found, *_ = shown(outlined(app, f'{{"bindings": [{binding}]}}'))
    assert found.strip().startswith(line)


@pytest.mark.parametrize(
    ("member", "lines"),
    [
        ('"a": "x"', ["string a (x)"]),
        ('"a": 1e3', ["number a (1e3)"]),
        ('"a": null', ["other a (null)"]),
        ('"a": true', ["boolean a (true)"]),
        ('"a": []', ["array a ([])"]),
        ('"a": {}', ["object a ({})"]),
        ('"a": [1, "x"]', ["array a (1, x)"]),
        ('"a": [1, {"b": 2}]', ["array a", "  number 0 (1)", "  object 1", "    number b (2)"]),
        ('"a": "one\\ntwo"', ["string a (one\N{DOWNWARDS ARROW WITH CORNER LEFTWARDS}two)"]),
        ('"": 1', ['number "" (1)']),
        ('" ": 1', ['number " " (1)']),
        ("a: 'x'", ["string a (x)"]),
        # Half typed
        ('"a', ["other a"]),
        ('"a":', ["other a"]),
        ('"a": "x', ["string a (x)"]),
        ('"a": tru', ["other a (tru)"]),
        ('"a": {"b": [', ["object a", "  array b ([])"]),
    ],
)
def test_another_member(app: Fixture, member: str, lines: list[str]) -> None:
    assert list(shown(outlined(app, f"{{{member}"))) == lines
    assert list(shown(outlined(app, f"{{{member}", "host.json"))) == lines


def test_what_is_selected_is_the_name(app: Fixture) -> None:
    symbols = {each.name: each for each in every(outlined(app, FUNCTION_JSON))}

    def texts(name: str) -> tuple[str, str]:
        found = symbols[name]
        return FUNCTION_JSON[slice(*found.span)], FUNCTION_JSON[slice(*found.selection)]

    assert texts("disabled") == ('"disabled": false', '"disabled"')
    assert texts("msg: queue") == (
        '{"name": "msg", "type": "queue", "direction": "out", "queueName": "orders"}',
        '"msg"',
    )


def test_of_two_lists_of_bindings_the_host_takes_the_last(app: Fixture) -> None:
    lines = list(shown(outlined(app, '{"bindings": [{"name": "a"}], "bindings": [{"name": "b"}]}')))
    assert lines[:2] == ["array bindings", "  object 0"]
    assert "  binding b" in lines


def test_a_function_json_that_the_host_does_not_find(app: Fixture) -> None:
    text = '{"bindings": [{"name": "msg", "type": "queue", "direction": "out", "queueName": "orders"}]}'
    assert list(shown(outlined(app, text, "old/Orders/function.json")))[1] == "  binding msg: queue (out, queue)"


def test_app_settings_are_named_and_not_told(app: Fixture) -> None:
    text = """{
      "IsEncrypted": false,
      "Values": {"STORAGE": "AccountKey=hush", "PORT": 7071, "ODD": ["hush"], "BROKEN": "hu" "sh"},
      "Host": {"CORS": "*"}
    }"""
    assert "\n".join(shown(outlined(app, text, "local.settings.json"))) == block(
        """
        boolean IsEncrypted
        object Values
          string STORAGE
          number PORT
          array ODD
          string BROKEN
        object Host
          string CORS
        """
    )


def test_no_slip_of_the_pen_makes_a_name_of_an_app_setting(app: Fixture) -> None:
    text = """{
      "Values": {
        "STORAGE": "Endpoint=sb://hush;Key=hush==;a:hush",
        // for the queue
        "QUEUE": "a:b, hush: \\"hush\\": c"
      },
      "Host": {"CORS": "hush"}
    }"""
    for index in range(len(text)):
        for slip in ("", '"', "\n", '":', ","):
            for end in (index, index + 1):
                slipped = text[:index] + slip + text[end:]
                symbols = outline(app.state, SourceFile("local.settings.json", slipped))
                assert not [each for each in every(symbols) if each.detail or "hush" in each.name], slipped
    assert [each.name for each in every(outline(app.state, SourceFile("local.settings.json", text)))] == [
        "Values",
        "STORAGE",
        "QUEUE",
        "Host",
        "CORS",
    ]


def test_secrets_are_masked(app: Fixture) -> None:
    text = '{"bindings": [{"name": "AccountKey=hush", "type": "queue", "queueName": "AccountKey=hush"}], "a": '
    shown_text = "\n".join(shown(outlined(app, text + '["AccountKey=hush", 1]}')))
    assert "hush" not in shown_text
    assert shown_text.count("AccountKey=****") == 5


def test_a_long_value_is_cut(app: Fixture) -> None:
    (found,) = outlined(app, f'{{"a": "{"x" * 1000}"}}')
    assert found.detail == "x" * 97 + "..."


class TestLarge:
    def test_what_is_outside_comes_before_what_is_inside(self, app: Fixture) -> None:
        inner = ", ".join(f'"b{index}": 0' for index in range(6000))
        symbols = outlined(app, f'{{"a": {{{inner}}}, "z": 0}}', "host.json")
        assert [each.name for each in symbols] == ["a", "z"]
        assert [each.name for each in symbols[0].children] == [f"b{index}" for index in range(4998)]

    def test_nothing_is_too_deep(self, app: Fixture) -> None:
        depth = 1000
        symbols = outlined(app, '{"a": ' * depth + "0" + "}" * depth, "host.json")
        assert 60 < len(list(every(symbols))) <= 64


@every_text
def test_the_outline_of_a_half_typed_text_is_sound(app: Fixture, texts: list[Typed]) -> None:
    for prefix in prefixes(texts):
        check(outlined(app, prefix), Span(0, len(prefix)), prefix)


def check(symbols: Iterable[Symbol], outer: Span, text: str) -> None:
    """Hold symbols to what every client relies on: names, and each range within the one around it."""
    end = outer.start
    for each in symbols:
        assert each.name.strip(), text
        assert outer.covers(each.span), text
        assert each.span.covers(each.selection), text
        assert each.span.start >= end, text
        end = each.span.end
        check(each.children, each.span, text)
