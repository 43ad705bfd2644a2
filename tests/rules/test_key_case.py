"""Keys in other letters, large or small. Source of the verdicts: facts, section 0, key-case (measured)."""

from __future__ import annotations

import pytest

from support.apps import block, codes, marked, report

TRIGGER = '[{"type": "timerTrigger", "name": "timer", "schedule": "0 0 * * * *"}]'


def app(members: str, script: str = "def main(timer): ...") -> str:
    return f"""
        --- Orders/function.json
        {{{members}}}
        --- Orders/__init__.py
        {script}
        """


@pytest.mark.parametrize(
    "member", ['"ScriptFile": "handler.py"', '"entrypoint": "other"', '"RETRY": {}', '"Retry": null', '"Bindings": []']
)
def test_a_key_that_the_host_does_not_read(member: str) -> None:
    text = app(f'{member}, "bindings": {TRIGGER}')

    assert codes(text) == ["warning key-case"]
    assert marked(text) == [("key-case", member.partition(":")[0])]


@pytest.mark.parametrize(
    "member",
    [
        '"CONFIGURATIONSOURCE": "config"',  # the one key that the host reads in any case
        '"$Schema": "https://example.com/function.schema.json"',  # not read by the host
    ],
)
def test_a_key_whose_case_makes_no_difference(member: str) -> None:
    assert codes(app(f'{member}, "bindings": {TRIGGER}')) == []


def test_a_switch_of_version_1_is_ignored_in_any_case() -> None:
    assert codes(app(f'"Disabled": true, "bindings": {TRIGGER}')) == ["warning disabled-ignored"]


def test_within_a_binding_and_the_retry_policy_case_does_not_count() -> None:
    policy = '"retry": {"STRATEGY": "fixedDelay", "MaxRetryCount": 3, "delayinterval": "00:00:10"}'
    assert codes(app(f'{policy}, "bindings": {TRIGGER.replace("schedule", "Schedule")}')) == []


def test_bindings_that_are_missing_are_told_once() -> None:
    assert codes(app(f'"Bindings": {TRIGGER}')) == ["error no-bindings"]


def test_a_script_that_is_not_found_for_it_is_told_once_at_the_key() -> None:
    assert report(f"""
        --- Orders/function.json
        {{
          "ScriptFile": "first.py",
          "bindings": {TRIGGER}
        }}
        --- Orders/first.py
        def main(timer): ...
        --- Orders/second.py
        def main(timer): ...
        """) == block("""
            Orders/function.json: error[script-undetermined]
              "ScriptFile": "first.py",
              ^^^^^^^^^^^^
            The host refuses the function, "Unable to determine the primary function script." The host reads
            this key case-sensitively: write 'scriptFile', not 'ScriptFile'.
            """)


def test_a_handler_that_is_not_found_for_it_is_told_once_at_the_key() -> None:
    assert report("""
        --- Orders/function.json
        {
          "EntryPoint": "other",
          "bindings": [{"type": "timerTrigger", "name": "timer", "schedule": "0 0 * * * *"}]
        }
        --- Orders/__init__.py
        def other(timer): ...
        """) == block("""
            Orders/function.json: error[entry-missing]
              "EntryPoint": "other",
              ^^^^^^^^^^^^
            Orders/__init__.py defines no 'main': the worker refuses the function, "function main() is not
            present in Orders/__init__.py". The host reads this key case-sensitively: write 'entryPoint', not
            'EntryPoint'.
              Orders/__init__.py: The script
              def other(timer): ...
              ^
            """)


def test_a_key_beside_the_one_that_counts() -> None:
    assert report(f"""
        --- Orders/function.json
        {{
          "ScriptFile": "first.py",
          "scriptFile": "second.py",
          "bindings": {TRIGGER}
        }}
        --- Orders/second.py
        def main(timer): ...
        """) == block("""
            Orders/function.json: warning[key-case]
              "ScriptFile": "first.py",
              ^^^^^^^^^^^^
            The host reads this key case-sensitively, so 'ScriptFile' counts for nothing. It reads 'scriptFile',
            which stands there too.
            """)


@pytest.mark.parametrize("half", ['"ScriptFile', '"ScriptFile"', '"ScriptFile":', '"ScriptFile": "'])
def test_a_key_that_is_being_typed(half: str) -> None:
    assert set(codes(app(f'"bindings": {TRIGGER}, {half}'))) == {"error json-syntax"}
