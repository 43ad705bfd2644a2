"""What the host cannot parse, what only the host can parse, and keys that stand twice."""

from __future__ import annotations

import pytest

from support.apps import block, codes, marked, report


def test_a_missing_comma_is_one_finding_at_its_place() -> None:
    assert report("""
        --- Orders/function.json
        {
          "scriptFile": "__init__.py"
          "bindings": [{"type": "httpTrigger", "name": "req"}]
        }
        --- Orders/__init__.py
        def main(req): ...
        """) == block("""
            Orders/function.json: error[json-syntax]
              "bindings": [{"type": "httpTrigger", "name": "req"}]
              ^^^^^^^^^^
            Expected a comma before "bindings"
            """)


def test_a_bracket_that_is_never_closed_names_the_opening_one() -> None:
    assert report("""
        --- Orders/function.json
        {
          "bindings": [
            {"type": "httpTrigger", "name": "req"}
        }
        --- Orders/__init__.py
        def main(req): ...
        """) == block("""
            Orders/function.json: error[json-syntax]
            }
            ^
            Expected ] before }
              Orders/function.json: Opened here
                "bindings": [
                            ^
            """)


@pytest.mark.parametrize("text", ["", "[]", "3", "// nothing yet\n", '"text"'])
def test_function_json_is_one_object(text: str) -> None:
    assert codes(f"--- Orders/function.json\n{text}\n--- Orders/__init__.py\ndef main(req): ...\n") == [
        "error json-syntax"
    ]


def test_text_after_the_object_is_refused() -> None:
    assert marked("""
        --- Orders/function.json
        {"bindings": [{"type": "httpTrigger", "name": "req"}]} trailing
        --- Orders/__init__.py
        def main(req): ...
        """) == [("json-syntax", "trailing")]


def test_what_only_the_host_reads() -> None:
    assert report("""
        --- Orders/function.json
        {
          'bindings': [{type: "httpTrigger", "name": "req"}]
        }
        --- Orders/__init__.py
        def main(req): ...
        """) == block("""
            Orders/function.json: information[json-lenient]
              'bindings': [{type: "httpTrigger", "name": "req"}]
              ^^^^^^^^^^
            Strings in single quotes are read by the host only
            """)


def test_comments_and_trailing_commas_are_common_and_not_reported() -> None:
    assert (
        codes("""
            --- Orders/function.json
            {
              // The trigger.
              "bindings": [{"type": "httpTrigger", "name": "req",}, /* nothing else */],
            }
            --- Orders/__init__.py
            def main(req): ...
            """)
        == []
    )


def test_a_key_that_stands_twice() -> None:
    assert report("""
        --- Orders/function.json
        {
          "entryPoint": "first",
          "bindings": [{"type": "httpTrigger", "name": "req"}],
          "entryPoint": "second"
        }
        --- Orders/__init__.py
        def second(req): ...
        """) == block("""
            Orders/function.json: warning[json-dup-key]
              "entryPoint": "first",
              ^^^^^^^^^^^^
            "entryPoint" stands twice: the host takes the later one
              Orders/function.json: This one is read
                "entryPoint": "second"
                ^^^^^^^^^^^^
            """)


def test_keys_that_differ_in_case_are_two_keys() -> None:
    assert "warning json-dup-key" not in codes("""
        --- Orders/function.json
        {"bindings": [{"type": "httpTrigger", "name": "req", "Name": "request"}]}
        --- Orders/__init__.py
        def main(req): ...
        """)
