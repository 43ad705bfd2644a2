"""What validation says of a binding. In the tables a case is a binding and, below it, what is found in it."""

from __future__ import annotations

import textwrap

import pytest

from funcls.schema.canonical import canonicalize
from funcls.schema.catalogue import Catalogue
from funcls.schema.property import Refusal
from funcls.schema.validation import Violation, violations
from funcls.syntax.json import JsonObject, JsonString, parse_json
from funcls.workspace.resources import load_catalogue
from support.carets import render


def judge(text: str, catalogue: Catalogue | None = None) -> tuple[Violation, ...]:
    root = parse_json(text).root
    assert isinstance(root, JsonObject)
    member = root.get_ignoring_case("type")
    assert member is not None
    assert isinstance(member.value, JsonString)
    entry = (catalogue or load_catalogue()).type_named(member.value.value)
    assert entry is not None
    return violations(entry, canonicalize(root, entry))


def refuser(refusal: Refusal | None) -> str:
    if refusal is None:
        return "warning"
    return f"{refusal.by}, {refusal.grade}{', with its bundle' if refusal.needs_bundle else ''}"


def assert_found(case: str) -> None:
    text, *expected = textwrap.dedent(case).strip("\n").split("\n")
    shown = [render(text, each.span, f"{each.keyword}: {refuser(each.refusal)}") for each in judge(text)]
    assert [each.split("\n")[1] for each in shown] == expected


@pytest.mark.parametrize(
    "case",
    [
        """
        {"type": "httpTrigger", "authLevel": "everyone"}
                                             ^^^^^^^^^^ enum: host, read
        """,
        """
        {"type": "HttpTrigger", "AUTHLEVEL": "Anonymous"}
        """,
        """
        {"type": "httpTrigger", "authLevel": "user"}
        """,
        """
        {"type": "httpTrigger", "authLevel": 2}
        """,
        """
        {"type": "httpTrigger", "authLevel": ""}
        """,
        """
        {"type": "httpTrigger", "authLevel": true}
                                             ^^^^ enum: host, read
        """,
        """
        {"type": "httpTrigger", "authLevel": ["anonymous"]}
                                             ^^^^^^^^^^^^^ type: host, read
        """,
        """
        {"type": "queueTrigger", "queueName": "orders", "dataType": "json"}
                                                                    ^^^^^^ enum: host, measured
        """,
        """
        {"type": "queueTrigger", "queueName": "orders", "datatype": "BINARY"}
        """,
        """
        {"type": "queueTrigger", "queueName": "orders", "cardinality": "few"}
                                                                       ^^^^^ enum: host, read
        """,
        """
        {"type": "blobTrigger", "path": "a/{name}", "source": "EventHub"}
                                                              ^^^^^^^^^^ enum: warning
        """,
        """
        {"type": "blob", "path": "a/b", "access": "append"}
                                                  ^^^^^^^^ enum: warning
        """,
    ],
)
def test_values_of_enums(case: str) -> None:
    assert_found(case)


@pytest.mark.parametrize(
    "case",
    [
        """
        {"type": "httpTrigger", "methods": "get"}
                                           ^^^^^ type: host, measured
        """,
        """
        {"type": "httpTrigger", "methods": {}}
                                           ^^ type: host, measured
        """,
        """
        {"type": "httpTrigger", "methods": 5}
                                           ^ type: host, measured
        """,
        """
        {"type": "httpTrigger", "methods": null, "authLevel": null, "dataType": null}
        """,
        """
        {"type": "httpTrigger", "methods": []}
        """,
        """
        {"type": "httpTrigger", "methods": ["GET", "query", 5]}
        """,
        """
        {"type": "httpTrigger", "methods": ["get", ["put"], null]}
                                                   ^^^^^^^ type: host, read
                                                            ^^^^ type: warning
        """,
        """
        {"type": "httpTrigger", "route": {"path": "a"}}
                                         ^^^^^^^^^^^^^ type: host, read
        """,
        """
        {"type": "httpTrigger", "route": 5}
        """,
        """
        {"type": "timerTrigger", "schedule": "%PLAN%", "useMonitor": "yes"}
                                                                     ^^^^^ type: host, read
        """,
        """
        {"type": "timerTrigger", "schedule": "%PLAN%", "useMonitor": "True"}
        """,
        """
        {"type": "timerTrigger", "schedule": "%PLAN%", "runOnStartup": "%START%"}
                                                                       ^^^^^^^^^ type: host, read
        """,
        """
        {"type": "timerTrigger", "schedule": "%PLAN%", "runOnStartup": null}
                                                                       ^^^^ type: host, read
        """,
        """
        {"type": "queue", "queueName": ["a", "b"]}
                                       ^^^^^^^^^^ type: host, read, with its bundle
        """,
        """
        {"type": "queue", "queueName": "orders", "connection": {}}
                                                               ^^ type: host, read, with its bundle
        """,
    ],
)
def test_types_of_values(case: str) -> None:
    assert_found(case)


@pytest.mark.parametrize(
    "case",
    [
        """
        {"type": "timerTrigger"}
                 ^^^^^^^^^^^^^^ required: host, read
        """,
        """
        {"type": "timerTrigger", "schedule": null}
                                             ^^^^ required: host, read
        """,
        """
        {"type": "timerTrigger", "schedule": ""}
                                             ^^ minLength: host, read
        """,
        """
        {"type": "queueTrigger", "connection": "Storage"}
                 ^^^^^^^^^^^^^^ required: host, read, with its bundle
        """,
        """
        {"type": "queueTrigger", "queueName": null}
                                              ^^^^ required: warning
        """,
        """
        {"type": "QueueTrigger", "QUEUENAME": "orders"}
        """,
        """
        {"type": "blob", "blobPath": "a/b"}
        """,
        """
        {"type": "blob", "path": ""}
                                 ^^ minLength: warning
        """,
        """
        {"type": "http"}
        """,
        # What one direction needs (facts: bindings.json); "in" is that of a binding without one.
        """
        {"type": "kusto", "database": "shop"}
                 ^^^^^^^ required: warning
        """,
        """
        {"type": "kusto", "database": "shop", "kqlCommand": "Orders", "direction": "OUT"}
                 ^^^^^^^ required: warning
        """,
        """
        {"type": "kusto", "database": "shop", "kqlCommand": "Orders", "direction": "in"}
        """,
        """
        {"type": "kusto", "database": "shop", "tableName": "Orders", "direction": "out"}
        """,
        """
        {"type": "kusto", "database": "shop", "direction": 1}
        """,
        """
        {"type": "kusto", "database": "shop", "direction": "sideways"}
        """,
    ],
)
def test_required_properties(case: str) -> None:
    assert_found(case)


@pytest.mark.parametrize(
    "case",
    [
        """
        {"type": "queueTrigger", "queueName": "My_Queue"}
                                              ^^^^^^^^^^ pattern: warning
        """,
        """
        {"type": "queueTrigger", "queueName": "MyQueue"}
        """,
        """
        {"type": "queueTrigger", "queueName": "ab"}
                                              ^^^^ pattern: warning
        """,
        """
        {"type": "queueTrigger", "queueName": "%QUEUE%"}
        """,
        """
        {"type": "queueTrigger", "queueName": "in_{id}"}
                                              ^^^^^^^^^ pattern: warning
        """,
        """
        {"type": "queue", "queueName": "in_{id}"}
        """,
        # Of an expression that is broken, the rule expression-broken tells.
        """
        {"type": "queue", "queueName": "in_{id"}
        """,
    ],
)
def test_patterns_are_for_values_without_expressions(case: str) -> None:
    assert_found(case)


@pytest.mark.parametrize(
    "case",
    [
        """
        {"type": "httpTrigger", "webHookTyp": "github", "methodes": []}
                                ^^^^^^^^^^^^ additionalProperties: warning
                                                        ^^^^^^^^^^ additionalProperties: warning
        """,
        """
        {"type": "httpTrigger", "cardinality": "one", "properties": {"supportsDeferredBinding": "true"}}
        """,
        """
        {"type": "connectorTrigger", "deliverymode": "Push", "operation": "OnNewEmail"}
                                                     ^^^^^^ enum: warning
        """,
        """
        {"type": "httpTrigger", "ROUTE": "a", "route": "b"}
        """,
    ],
)
def test_unknown_properties_are_never_refused(case: str) -> None:
    assert_found(case)


@pytest.mark.parametrize(
    "case",
    [
        """
        {"type": "queueTrigger", "name": "a__b", "direction": "sideways", "queueName": "orders"}
        """,
        """
        {"type": "http", "name": 5, "direction": "in"}
        """,
    ],
)
def test_name_and_direction_are_left_to_the_rules(case: str) -> None:
    assert_found(case)


@pytest.mark.parametrize(
    "case",
    [
        """
        {"type": "queueTrigger", "queueNa
        """,
        """
        {"type": "queueTrigger", "queueName": }
        """,
        """
        {"type": "queueTrigger", "queueName": "or
        """,
        """
        {"type": "queueTrigger", "queueName": undefined}
        """,
        """
        {"type": "httpTrigger", "authLevel": "any
        """,
        """
        {"type": "httpTrigger", "authLevel": anonymous}
        """,
        """
        {"type": "httpTrigger", "methods": ["get", pos]}
        """,
        """
        {"type": "queueTrigger", "connection": ["a"], "queueNa
                                               ^^^^^ type: host, read, with its bundle
        """,
    ],
)
def test_half_typed_bindings_are_judged_by_what_is_finished(case: str) -> None:
    assert_found(case)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            '{"type": "httpTrigger", "authLevel": "anonymos"}',
            "'authLevel' has no value \"anonymos\". Did you mean 'anonymous'? "
            'Write "anonymous", "function", "admin", "user" or "system".',
        ),
        (
            '{"type": "httpTrigger", "methods": "get"}',
            '\'methods\' takes an array, not "get". Write ["get"].',
        ),
        (
            '{"type": "httpTrigger", "methods": [["get"]]}',
            'An item of \'methods\' has to be text, not ["get"]. Write "get".',
        ),
        (
            '{"type": "timerTrigger", "schedule": "%PLAN%", "useMonitor": "yes"}',
            "'useMonitor' takes true or false, not \"yes\".",
        ),
        (
            '{"type": "timerTrigger"}',
            "A 'timerTrigger' binding needs 'schedule'. Add \"schedule\": \"0 */5 * * * *\".",
        ),
        (
            '{"type": "queue", "queueName": null}',
            "'queueName' is null, and a 'queue' binding needs a value for it. Write \"orders\".",
        ),
        (
            '{"type": "timerTrigger", "schedule": ""}',
            "'schedule' is empty. Write \"0 */5 * * * *\".",
        ),
        (
            '{"type": "queue", "queueName": "a_b"}',
            "'queueName' cannot be \"a_b\". The name of a queue has 3 to 63 letters, digits and dashes, "
            "with a letter or digit at both ends; the host lowers its case.",
        ),
        (
            '{"type": "httpTrigger", "methodes": []}',
            "'methodes' is not a property of 'httpTrigger' bindings, and the host ignores it. Did you mean 'methods'?",
        ),
        (
            '{"type": "httpTrigger", "colour": "red"}',
            "'colour' is not a property of 'httpTrigger' bindings, and the host ignores it.",
        ),
    ],
)
def test_messages_say_what_is_wrong_and_what_to_write(text: str, message: str) -> None:
    assert [each.message for each in judge(text)] == [message]


def test_a_long_value_is_shortened_in_the_message() -> None:
    [violation] = judge('{"type": "httpTrigger", "route": ["' + "x" * 500 + '"]}')
    assert len(violation.message) < 150
    assert "xxx…" in violation.message


def test_a_keyword_without_words_of_its_own_is_named() -> None:
    catalogue = Catalogue.from_texts(
        {
            "bindings/mine.schema.json": """{
                "properties": {
                    "type": {"const": "mine"},
                    "direction": {"enum": ["in"]},
                    "count": {"type": "integer", "maximum": 9}
                }
            }"""
        }
    )
    [violation] = judge('{"type": "mine", "count": "12"}', catalogue)
    assert violation.message == "'count' cannot be 12. Its schema states maximum 9."


def test_a_type_that_may_have_more_properties_has_no_unknown_ones() -> None:
    catalogue = Catalogue.from_texts(
        {
            "bindings/mine.schema.json": """{
                "additionalProperties": true,
                "properties": {"type": {"const": "mine"}, "direction": {"enum": ["in"]}, "count": {"type": "integer"}}
            }"""
        }
    )
    assert judge('{"type": "mine", "counts": "12"}', catalogue) == ()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            '{"name": "msg", "type": "queue"}',
            "Unable to configure binding 'msg' of type 'queue'. This may indicate invalid function.json properties",
        ),
        ('{"type": "httpTrigger", "dataType": "json"}', 'Error converting value "json" to type'),
    ],
)
def test_the_words_of_the_host_are_those_for_this_binding(text: str, words: str) -> None:
    [violation] = judge(text)
    assert violation.refusal is not None
    assert violation.refusal.words == words


def test_a_violation_leads_to_the_page_of_its_subject() -> None:
    [level, unknown] = judge('{"type": "httpTrigger", "authLevel": "x", "colour": "red"}')
    assert level.docs.endswith("/functions-bindings-http-webhook-trigger#http-auth")
    assert unknown.docs.endswith("/functions-bindings-http-webhook-trigger")
