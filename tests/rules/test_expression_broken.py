"""Percent signs and brackets without their other half. Source: facts, pct and expr-unbalanced (read in source)."""

from __future__ import annotations

import pytest

from support.apps import block, codes, marked, report

ERROR = ["error expression-broken"]
WARNING = ["warning expression-broken"]


def app(binding: str, host: str = "") -> str:
    trigger = "" if "Trigger" in binding else '{"type": "timerTrigger", "name": "timer", "schedule": "0 0 * * * *"},'
    return f"""{host}
        --- Orders/function.json
        {{
          "bindings": [{trigger}
            {binding}
          ]
        }}
        --- Orders/__init__.py
        def main({"timer, " if trigger else ""}it): ...
        """


def queue(name: str) -> str:
    return app(f'{{"type": "queueTrigger", "name": "it", "queueName": "{name}"}}')


def blob(path: str, kind: str = "blobTrigger") -> str:
    return app(f'{{"type": "{kind}", "name": "it", "path": "{path}"}}')


@pytest.mark.parametrize("name", ["%Orders", "Orders%", "%Orders%-%Kind", "%", "a%b", "%Or\\u0064ers"])
def test_a_setting_that_a_trigger_needs(name: str) -> None:
    assert codes(queue(name)) == ERROR


@pytest.mark.parametrize("name", ["%Orders%", "%Orders%-%Kind%", "orders", "%%"])
def test_settings_that_are_closed(name: str) -> None:
    assert codes(queue(name)) == []


@pytest.mark.parametrize("path", ["docs/{name", "docs/name}", "docs/{name}}", "docs/{", "docs/}{", "{{docs}/{name}"])
def test_a_capture_of_a_trigger(path: str) -> None:
    assert codes(blob(path)) == ERROR


@pytest.mark.parametrize(
    "path",
    [
        "docs/{name}",
        "docs/{name}.{extension}",
        "docs/{{name}}",
        "docs/{{{name}}}",
        "docs/name",
        "%Folder%/{name",  # the setting may hold the other half
    ],
)
def test_brackets_that_are_closed(path: str) -> None:
    assert codes(blob(path)) == []


@pytest.mark.parametrize(
    "path", ["docs/{}", "docs/{file name}", "docs/{file-name}", "docs/{1}", "docs/{a..b}", "{a.b}"]
)
def test_what_captures_nothing_since_it_is_no_name(path: str) -> None:
    assert codes(blob(path)) == ERROR


@pytest.mark.parametrize("path", ["docs/{}", "docs/{file name}", "docs/{$request}", "docs/{a.}"])
def test_names_in_other_bindings(path: str) -> None:
    assert codes(blob(path, "blob")) == WARNING


@pytest.mark.parametrize("path", ["{data.a-b}/{sys.utcnow}", "{rand-guid:N}", "{DateTime:yyyy MM}", "{_a.b.c:x y}"])
def test_names_that_the_host_reads(path: str) -> None:
    function = blob(path, "blob").replace("timerTrigger", "queueTrigger").replace("schedule", "queueName")
    assert codes(function.replace("0 0 * * * *", "orders")) == []


@pytest.mark.parametrize("path", ["docs/{id", "docs/id}", "docs/%Folder", "%"])
def test_other_bindings_are_bound_when_the_function_runs(path: str) -> None:
    assert codes(blob(path, "blob")) == WARNING


def test_a_bracket_that_captures_nothing() -> None:
    """Only a capture is known to be read when the listener starts."""
    known = '"connection": "Redis", "pollingIntervalInMs": 1000, "maxBatchSize": 16'
    stream = f'{{"type": "redisStreamTrigger", "name": "it", {known}, "key": "KEY"}}'
    assert codes(app(stream.replace("KEY", "orders:{id"))) == WARNING
    assert codes(app(stream.replace("KEY", "orders:%id"))) == ERROR


def test_what_a_trigger_can_do_without() -> None:
    known = '"eventHubName": "orders", "connection": "Hub"'
    binding = f'{{"type": "eventHubTrigger", "name": "it", {known}, "consumerGroup": "%Group"}}'
    assert codes(app(binding)) == WARNING


def test_an_extension_whose_bundle_nobody_states() -> None:
    host = '\n        --- extensions.csproj\n        --- host.json\n        {"version": "2.0"}'
    assert codes(app('{"type": "queueTrigger", "name": "it", "queueName": "%Orders"}', host)) == WARNING


@pytest.mark.parametrize(
    "binding",
    [
        '{"type": "httpTrigger", "name": "it", "route": "sale/50%"}',  # nothing is replaced there
        '{"type": "queueTrigger", "name": "it", "queueName": "orders", "connection": "A%B"}',
        '{"type": "ofMyOwnTrigger", "name": "it", "queueName": "%Orders"}',
    ],
)
def test_where_nothing_is_known_to_be_replaced(binding: str) -> None:
    assert "expression-broken" not in " ".join(codes(app(binding)))


def test_a_schedule() -> None:
    assert codes(app('{"type": "timerTrigger", "name": "it", "schedule": "%Every"}')) == ERROR


def test_the_sign_is_marked_and_the_whole_value_where_it_is_written_with_escapes() -> None:
    assert marked(queue("%Orders")) == [("expression-broken", "%")]
    assert marked(queue("%Or\\u0064ers")) == [("expression-broken", '"%Or\\u0064ers"')]


def test_the_messages() -> None:
    assert report(queue("%Orders")) == block("""
        Orders/function.json: error[expression-broken]
            {"type": "queueTrigger", "name": "it", "queueName": "%Orders"}
                                                                 ^
        This '%' has no other half. The host refuses the function, "does not have a closing '%'". Add it, or
        remove this one.
        """)
    assert report(blob("docs/{id", "blob")) == block("""
        Orders/function.json: warning[expression-broken]
            {"type": "blob", "name": "it", "path": "docs/{id"}
                                                         ^
        This '{' has no other half. The function is loaded, and its runs fail, "Missing closing bracket".
        Add it, or remove this one.
        """)
    assert report(blob("docs/{file name}")) == block("""
        Orders/function.json: error[expression-broken]
            {"type": "blobTrigger", "name": "it", "path": "docs/{file name}"}
                                                                ^^^^^^^^^^^
        In '{file name}' stands no name that the host reads. The host refuses the function, "Invalid
        template expression". Write a name of letters, digits and '_', or '{{' and '}}' for brackets that
        are plain text.
        """)
