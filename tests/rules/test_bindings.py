"""The bindings array: which must be there, and of which types."""

from __future__ import annotations

import pytest

from support.apps import block, codes, fixture, marked, report

SCRIPT = "--- Orders/__init__.py\ndef main(req): ...\n"


def bindings(text: str) -> str:
    """An app with the function.json `text`, whose handler takes `req`."""
    return f"--- Orders/function.json\n{text}\n{SCRIPT}"


def test_no_bindings() -> None:
    assert report("""
        --- Orders/function.json
        {
          "scriptFile": "__init__.py",
          "bindings": []
        }
        --- Orders/__init__.py
        def main(): ...
        """) == block("""
            Orders/function.json: error[no-bindings]
              "bindings": []
              ^^^^^^^^^^
            The host refuses the function, "At least one binding must be declared." Add the trigger of the
            function.
            """)


def test_the_key_is_read_in_its_own_case() -> None:
    assert report("""
        --- Orders/function.json
        {
          "Bindings": [{"type": "httpTrigger", "name": "req"}]
        }
        --- Orders/__init__.py
        def main(req): ...
        """) == block("""
            Orders/function.json: error[no-bindings]
              "Bindings": [{"type": "httpTrigger", "name": "req"}]
              ^^^^^^^^^^
            The host refuses the function, "At least one binding must be declared." The host reads this key
            case-sensitively: write 'bindings', not 'Bindings'.
            """)


@pytest.mark.parametrize(
    "text", ["{}", '{"bindings": null}', '{"bindings": {}}', '{"bindings": "none"}', '{"bindings": 1}']
)
def test_everything_that_is_no_array_with_an_object(text: str) -> None:
    assert codes(bindings(text)) == ["error no-bindings"]


def test_no_trigger() -> None:
    assert report("""
        --- Orders/function.json
        {
          "bindings": [{"type": "queue", "name": "req", "direction": "out", "queueName": "orders"}]
        }
        --- Orders/__init__.py
        def main(req): ...
        """) == block("""
            Orders/function.json: error[no-trigger]
              "bindings": [{"type": "queue", "name": "req", "direction": "out", "queueName": "orders"}]
              ^^^^^^^^^^
            The host refuses the function, "No trigger binding specified. A function must have a trigger input
            binding." Add the binding that starts the function.
            """)


def test_a_trigger_that_is_no_input_is_none() -> None:
    assert report("""
        --- Orders/function.json
        {
          "bindings": [{"type": "httpTrigger", "name": "req", "direction": "out"}]
        }
        --- Orders/__init__.py
        def main(req): ...
        """) == block("""
            Orders/function.json: error[no-trigger]
              "bindings": [{"type": "httpTrigger", "name": "req", "direction": "out"}]
                                                                               ^^^^^
            The host refuses the function, "No trigger binding specified. A function must have a trigger input
            binding." With this direction 'httpTrigger' is no trigger: set "direction": "in".
            """)


@pytest.mark.parametrize("trigger", ["HTTPTRIGGER", "someOtherTrigger", "timertrigger"])
def test_what_the_host_counts_as_a_trigger(trigger: str) -> None:
    found = codes(bindings(f'{{"bindings": [{{"type": "{trigger}", "name": "req", "schedule": "0 0 * * * *"}}]}}'))

    assert "error no-trigger" not in found


@pytest.mark.parametrize("second", ['{"name": "other"}', '{"name": "x", "type": "blob", "direction": "sideways"}'])
def test_where_another_finding_may_hide_the_trigger_its_absence_is_not_told(second: str) -> None:
    found = codes(
        bindings(
            f'{{"bindings": [{{"type": "queue", "name": "req", "direction": "out", "queueName": "a"}}, {second}]}}'
        )
    )

    assert "error no-trigger" not in found


def test_two_triggers() -> None:
    assert report("""
        --- Orders/function.json
        {
          "bindings": [
            {"type": "httpTrigger", "name": "req"},
            {"type": "timerTrigger", "name": "timer", "schedule": "0 0 * * * *"}
          ]
        }
        --- Orders/__init__.py
        def main(req, timer): ...
        """) == block("""
            Orders/function.json: error[many-triggers]
                {"type": "timerTrigger", "name": "timer", "schedule": "0 0 * * * *"}
                         ^^^^^^^^^^^^^^
            The host refuses the function, "Multiple trigger bindings defined. A function can only have a single
            trigger binding." Move this trigger into a function of its own.
              Orders/function.json: The first trigger
                  {"type": "httpTrigger", "name": "req"},
                           ^^^^^^^^^^^^^
            """)


@pytest.mark.parametrize(
    ("second", "found"),
    [
        ('{"type": "QueueTrigger", "name": "msg", "queueName": "orders"}', ["error many-triggers"]),  # ignoring case
        ('{"type": "queueTrigger", "name": "msg", "queueName": "orders", "direction": "IN"}', ["error many-triggers"]),
        ('{"type": "queueTrigger", "name": "msg", "queueName": "orders", "direction": 0}', ["error many-triggers"]),
        ('{"type": "ofMyOwnTrigger", "name": "msg"}', ["error many-triggers", "hint unknown-type"]),
        ('{"type": "triggers", "name": "msg"}', ["warning unknown-type"]),  # another ending
        (
            '{"type": "queueTrigger", "name": "msg", "queueName": "orders", "direction": null}',
            ["error direction-value"],
        ),
    ],
)
def test_what_the_host_counts_as_a_second_trigger(second: str, found: list[str]) -> None:
    """Facts: many-triggers, an input whose type ends with `trigger`."""
    text = bindings(f'{{"bindings": [{{"type": "httpTrigger", "name": "req"}}, {second}]}}')

    assert codes(text.replace("main(req)", "main(req, msg)")) == found


@pytest.mark.parametrize(
    ("keys", "found"),
    [
        ('"TYPE": "nothing", "type": "httpTrigger"', []),  # the exact key wins
        ('"TYPE": "httpTrigger", "Type": "nothing"', []),  # else the first
        ('"type": "nothing", "type": "httpTrigger"', ["warning json-dup-key"]),  # of equal ones the last
    ],
)
def test_which_of_several_keys_counts(keys: str, found: list[str]) -> None:
    """Facts: json-dup-key."""
    assert codes(bindings(f'{{"bindings": [{{{keys}, "name": "req"}}]}}')) == found


def test_a_trigger_type_with_direction_out_is_no_second_trigger() -> None:
    found = codes(
        bindings(
            '{"bindings": [{"type": "httpTrigger", "name": "req"},'
            ' {"type": "someTrigger", "name": "$return", "direction": "out"}]}'
        )
    )

    assert "error many-triggers" not in found


def test_an_unknown_type() -> None:
    assert report("""
        --- Orders/function.json
        {
          "bindings": [{"type": "httpTriger", "name": "req"}]
        }
        --- Orders/__init__.py
        def main(req): ...
        """) == block("""
            Orders/function.json: error[no-trigger]
              "bindings": [{"type": "httpTriger", "name": "req"}]
                                    ^^^^^^^^^^^^
            The host refuses the function, "No trigger binding specified. A function must have a trigger input
            binding." 'httpTriger' is no trigger. Did you mean 'httpTrigger'?
            """)
    assert report("""
        --- Orders/function.json
        {
          "bindings": [
            {"type": "timerTrigger", "name": "timer", "schedule": "0 0 * * * *"},
            {"type": "queeu", "name": "msg", "direction": "out"}
          ]
        }
        --- Orders/__init__.py
        def main(timer, msg): ...
        """) == block("""
            Orders/function.json: warning[unknown-type]
                {"type": "queeu", "name": "msg", "direction": "out"}
                         ^^^^^^^
            Binding type 'queeu' is not known to funcls. Did you mean 'queue'? Unless an extension of your own
            brings it, the host refuses the function, "The binding type(s) 'queeu' were not found in the
            configured extension bundle".
            """)


def test_an_unknown_type_is_not_judged_further() -> None:
    unknown = '{"bindings": [{"type": "ofMyOwnTrigger", "name": "req", "anything": 1}]}'
    assert codes(bindings(unknown)) == ["hint unknown-type"]


@pytest.mark.parametrize(
    ("type_name", "severity", "meant"),
    [
        ("http-trigger", "warning", "httpTrigger"),
        ("qeueTrigger", "warning", "queueTrigger"),
        ("cosmosTrigger", "warning", "cosmosDBTrigger"),
        # Nothing is near: it may well be of an extension of the user's own.
        ("ofMyOwnTrigger", "hint", ""),
        ("acmeCrmTrigger", "hint", ""),
        ("x", "hint", ""),
    ],
)
def test_an_unknown_type_is_a_warning_where_a_known_one_is_near(type_name: str, severity: str, meant: str) -> None:
    said = report(bindings(f'{{"bindings": [{{"type": "{type_name}", "name": "req"}}]}}'))
    assert f"{severity}[unknown-type]" in said
    assert (f"Did you mean '{meant}'?" in said) is bool(meant)


def test_a_type_in_other_case_is_known() -> None:
    assert codes(bindings('{"bindings": [{"type": "HttpTrigger", "name": "req"}]}')) == []


def test_a_binding_without_type() -> None:
    assert report("""
        --- Orders/function.json
        {
          "bindings": [
            {"type": "httpTrigger", "name": "req"},
            {"name": "msg", "direction": "out"},
            {"direction": "out"}
          ]
        }
        --- Orders/__init__.py
        def main(req, msg): ...
        """) == block("""
            Orders/function.json: error[binding-type-missing]
                {"name": "msg", "direction": "out"},
                         ^^^^^
            The host refuses the function, "Binding 'msg' is invalid. Bindings must specify a Type." Add "type".
            Orders/function.json: error[binding-name]
                {"direction": "out"}
                ^
            The host refuses the function, "The binding name  is invalid. Please assign a valid name to the
            binding." Give it the name of the handler's parameter that receives it.
            Orders/function.json: error[binding-type-missing]
                {"direction": "out"}
                ^
            The host refuses the function, "Binding '' is invalid. Bindings must specify a Type." Add "type".
            """)


@pytest.mark.parametrize("value", ["null", '""'])
def test_an_empty_type_is_an_absent_one(value: str) -> None:
    assert marked(bindings(f'{{"bindings": [{{"type": {value}, "name": "req"}}]}}')) == [
        ("binding-type-missing", value)
    ]


@pytest.mark.parametrize("value", ["1", "[]", "{}"])
def test_a_type_that_is_no_text_is_not_called_absent(value: str) -> None:
    assert "error binding-type-missing" not in codes(bindings(f'{{"bindings": [{{"type": {value}, "name": "req"}}]}}'))


@pytest.mark.parametrize("value", ["{}", '"timer"', "5", "null", "true"])
def test_bindings_that_are_no_array(value: str) -> None:
    """The host casts them to an array, a null too (read in source)."""
    app = fixture(bindings(f'{{"bindings": {value}}}').replace("main(req)", "main()"))
    (found,) = app.state.findings()

    assert app.codes() == ["error no-bindings"]
    assert "Unable to cast object of type 'Newtonsoft.Json.Linq.J" in found.message
