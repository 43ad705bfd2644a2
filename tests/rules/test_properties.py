"""Properties that are missing, have a wrong value, or are not known."""

from __future__ import annotations

import pytest

from support.apps import block, codes, marked, report

PREVIEW = """
        --- host.json
        {
          "version": "2.0",
          "extensionBundle": {"id": "Microsoft.Azure.Functions.ExtensionBundle.Preview", "version": "[4.*, 5.0.0)"}
        }"""


def binding(text: str, root: str = "") -> str:
    """An app whose handler takes what the one binding `text` delivers as `it`."""
    return f"""{root}
        --- Orders/function.json
        {{"bindings": [{text}]}}
        --- Orders/__init__.py
        def main(it): ...
        """


def test_a_property_without_which_the_host_cannot_build_the_binding() -> None:
    assert report("""
        --- Orders/function.json
        {
          "bindings": [
            {"type": "httpTrigger", "name": "req"},
            {"type": "queue", "name": "msg", "direction": "out"}
          ]
        }
        --- Orders/__init__.py
        def main(req, msg): ...
        """) == block("""
            Orders/function.json: error[property-required]
                {"type": "queue", "name": "msg", "direction": "out"}
                         ^^^^^^^
            A 'queue' binding needs 'queueName'. Add "queueName": "orders". The host refuses the function,
            "Unable to configure binding 'msg' of type 'queue'. This may indicate invalid function.json
            properties".
            """)


def test_without_a_bundle_it_may_be_another_extension_that_builds_it() -> None:
    assert report("""
        --- host.json
        {"version": "2.0"}
        --- extensions.csproj
        --- Orders/function.json
        {
          "bindings": [
            {"type": "httpTrigger", "name": "req"},
            {"type": "queue", "name": "msg", "direction": "out"}
          ]
        }
        --- Orders/__init__.py
        def main(req, msg): ...
        """) == block("""
            Orders/function.json: warning[property-required]
                {"type": "queue", "name": "msg", "direction": "out"}
                         ^^^^^^^
            A 'queue' binding needs 'queueName'. Add "queueName": "orders". The host may refuse the function,
            "Unable to configure binding 'msg' of type 'queue'. This may indicate invalid function.json
            properties".
            """)


@pytest.mark.parametrize(
    ("bundle", "found"),
    [
        ('"extensionBundle": {"id": "Microsoft.Azure.Functions.ExtensionBundle"}', "error bundle-version"),
        ('"extensionBundle": {"version": "[4.*, 5.0.0)"}', "error bundle-id"),
        ('"extensionBundle": null', "error bundle-version"),
        ('"extensionBundle": "Microsoft.Azure.Functions.ExtensionBundle"', "error bundle-version"),
    ],
)
def test_half_a_bundle_states_none(bundle: str, found: str) -> None:
    app = f'--- host.json\n{{"version": "2.0", {bundle}}}\n'

    assert codes(
        app + '--- Orders/function.json\n{"bindings": [{"type": "queueTrigger", "name": "it"}]}\n'
        "--- Orders/__init__.py\ndef main(it): ...\n"
    ) == ["warning property-required", found]


def test_what_the_host_brings_itself_needs_no_bundle() -> None:
    assert codes("""
        --- host.json
        {"version": "2.0"}
        --- Orders/function.json
        {"bindings": [{"type": "timerTrigger", "name": "timer"}]}
        --- Orders/__init__.py
        def main(timer): ...
        """) == ["error property-required"]


def test_a_value_that_the_host_refuses() -> None:
    assert report("""
        --- Orders/function.json
        {
          "bindings": [
            {"type": "httpTrigger", "name": "req", "authLevel": "anonymos", "methods": "get"}
          ]
        }
        --- Orders/__init__.py
        def main(req): ...
        """) == block("""
            Orders/function.json: error[property-value]
                {"type": "httpTrigger", "name": "req", "authLevel": "anonymos", "methods": "get"}
                                                                    ^^^^^^^^^^
            'authLevel' has no value "anonymos". Did you mean 'anonymous'? Write "anonymous", "function",
            "admin", "user" or "system". The host refuses the function, "Error parsing function.json: Invalid
            value specified for binding property 'authLevel' of enum type AuthorizationLevel".
            Orders/function.json: error[property-value]
                {"type": "httpTrigger", "name": "req", "authLevel": "anonymos", "methods": "get"}
                                                                                           ^^^^^
            'methods' takes an array, not "get". Write ["get"]. The host refuses the function, "Error parsing
            function.json: Invalid value specified for binding property 'methods' of type JArray".
            """)


@pytest.mark.parametrize(
    "text",
    [
        '{"type": "httpTrigger", "name": "it", "authLevel": "Anonymous", "methods": ["GET", "get"]}',
        '{"type": "httpTrigger", "name": "it", "authLevel": null, "methods": null, "route": ""}',
        '{"TYPE": "HTTPTRIGGER", "NAME": "it", "AUTHLEVEL": "FUNCTION"}',
        '{"type": "timerTrigger", "name": "it", "schedule": "%SCHEDULE%", "runOnStartup": "true"}',
        '{"type": "queueTrigger", "name": "it", "queueName": "%QUEUE%", "dataType": "Binary"}',
        '{"type": "blobTrigger", "name": "it", "path": "docs/{name}.{ext}"}',
    ],
)
def test_values_as_the_host_reads_them(text: str) -> None:
    assert codes(binding(text)) == []


HTTP = '{"type": "httpTrigger", "name": "it", '
EVENTS = '{"type": "eventHubTrigger", "name": "it", "eventHubName": "e", "connection": "C", '


@pytest.mark.parametrize(
    ("beginning", "accepted", "errors", "warnings"),
    [
        # Facts: datatype-value (measured: case, "", null); bindings.json: numbers 0 to 3.
        (
            f'{HTTP}"dataType"',
            ['"string"', '"Binary"', '"STREAM"', '"undefined"', '""', "null", "0", "3"],
            ['"json"', '"bytes"', "true"],
            ["[]", "{}"],  # no fact says what the host makes of them
        ),
        # Facts: cardinality-value.
        (f'{EVENTS}"cardinality"', ['"one"', '"MANY"', '""', "null"], ['"few"', '"2x"', "true"], ["[]", "{}"]),
        # Facts: http-authlevel (absent and empty are `function`).
        (
            f'{HTTP}"authLevel"',
            ['"anonymous"', '"Function"', '"ADMIN"', '"user"', '"System"', '""', "null"],
            ['"none"', '"anonymos"', "true", "[]"],
            [],
        ),
        # Facts: http-methods (measured for a text).
        (
            f'{HTTP}"methods"',
            ["[]", "null", '["get"]', '["GET", "get", "brew"]', '[""]', "[1]"],
            ['"get"', '""', "{}", "5", "true", '[["get"]]'],
            ["[null]"],
        ),
    ],
    ids=["dataType", "cardinality", "authLevel", "methods"],
)
def test_values_of_single_properties(
    beginning: str, accepted: list[str], errors: list[str], warnings: list[str]
) -> None:
    for severity, values in (("", accepted), ("error", errors), ("warning", warnings)):
        expected = [f"{severity} property-value"] if severity else []
        assert {value: codes(binding(f"{beginning}: {value}}}")) for value in values} == dict.fromkeys(values, expected)


def test_a_misspelt_property() -> None:
    assert report("""
        --- Orders/function.json
        {
          "scriptFiles": "__init__.py",
          "$schema": "https://example.com/function.schema.json",
          "bindings": [{"type": "httpTrigger", "name": "req", "authLevell": "anonymous", "comment": "ours"}]
        }
        --- Orders/__init__.py
        def main(req): ...
        """) == block("""
            Orders/function.json: hint[property-unknown]
              "scriptFiles": "__init__.py",
              ^^^^^^^^^^^^^
            The host does not read 'scriptFiles' in function.json. Did you mean 'scriptFile'?
            Orders/function.json: hint[property-unknown]
              "bindings": [{"type": "httpTrigger", "name": "req", "authLevell": "anonymous", "comment": "ours"}]
                                                                  ^^^^^^^^^^^^
            'authLevell' is not a property of 'httpTrigger' bindings, and the host ignores it. Did you mean
            'authLevel'?
            Orders/function.json: hint[property-unknown]
              "bindings": [{"type": "httpTrigger", "name": "req", "authLevell": "anonymous", "comment": "ours"}]
                                                                                             ^^^^^^^^^
            'comment' is not a property of 'httpTrigger' bindings, and the host ignores it.
            """)


def test_a_type_without_schema_has_any_property() -> None:
    assert codes(binding('{"type": "ofMyOwnTrigger", "name": "it", "whatever": 1}')) == ["hint unknown-type"]


def test_a_type_whose_properties_are_not_all_known_has_any_other() -> None:
    known = '"databaseName": "shop", "collectionName": "orders"'
    assert (
        codes(binding(f'{{"type": "cosmosDBMongoTrigger", "name": "it", {known}, "triggerLevel": 1}}', PREVIEW)) == []
    )


def test_name_type_and_direction_have_rules_of_their_own() -> None:
    assert marked(binding('{"type": "httpTrigger", "name": "it-self", "direction": "sideways"}')) == [
        ("binding-name", '"it-self"'),
        ("direction-value", '"sideways"'),
    ]


@pytest.mark.parametrize("name", ["whatever", "connectionn", "audienceTyp"])
def test_nothing_is_called_unknown_where_the_properties_are_not_known(name: str) -> None:
    assert codes(binding(f'{{"type": "connectorTrigger", "name": "it", "{name}": 1}}', PREVIEW)) == []
    trigger = '{"type": "timerTrigger", "name": "it", "schedule": "0 0 * * * *"}'
    item = f'{{"type": "fabricItem", "name": "item", "alias": "orders", "{name}": 1}}'
    assert codes(binding(f"{trigger}, {item}").replace("main(it)", "main(it, item)")) == []
