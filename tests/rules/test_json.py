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


TRIGGER = '"bindings": [{"type": "httpTrigger", "name": "req"}]'


def lone(text: str) -> list[str]:
    """Return what is found in a function.json beside that the host reads no `a`."""
    found = codes(f"--- Orders/function.json\n{text}\n--- Orders/__init__.py\ndef main(req): ...\n")
    return [code for code in found if code != "hint property-unknown"]


@pytest.mark.parametrize(
    "text",
    [
        *(f"// it\n{{{TRIGGER}}}", f"{{{TRIGGER}}} /* it */", f"{{{TRIGGER},}}", f'{{"a": [1,], {TRIGGER}}}'),
        *(f"\ufeff{{{TRIGGER}}}", f"{{\r\n{TRIGGER}\r\n}}"),
    ],
)
def test_what_the_host_reads_and_nobody_is_told_of(text: str) -> None:
    """Facts: json.md, accepted."""
    assert lone(text) == []


@pytest.mark.parametrize(
    "member",
    [
        *("'a': 1", "\"a\": 'b'", "a: 1", "$a: 1", "1: 1"),
        *('"a": "x\ny"', '"a": "x\ty"', '"a": "x\0y"'),
        *('"a": [1,,2]', '"a": [,1]', '"a": 01', '"a": .5', '"a": 5.', '"a": 0x1F'),
        *('"a": NaN', '"a": Infinity', '"a": undefined', '"a": new Date(1)'),
    ],
)
def test_what_the_host_reads_and_strict_tools_refuse(member: str) -> None:
    """Facts: json.md, accepted."""
    assert lone(f"{{{member}, {TRIGGER}}}") == ["information json-lenient"]


@pytest.mark.parametrize(
    "text",
    [
        *(f'{{"a": 1,,{TRIGGER}}}', f"{{,{TRIGGER}}}", f'{{"a" 1, {TRIGGER}}}', f'{{"a": 1 {TRIGGER}}}'),
        *(f'{{"a": True, {TRIGGER}}}', f'{{"a": +1, {TRIGGER}}}', f'{{"a": 1e999, {TRIGGER}}}'),
        *(f'{{"a": "\\x41", {TRIGGER}}}', f"{{\"a\": 'it''s', {TRIGGER}}}", f"{{a-b: 1, {TRIGGER}}}"),
        *(f"{{{TRIGGER}}} x", f"{{{TRIGGER}}} {{}}", "[1]", "", f"{{{TRIGGER}}} /* it", f'{{{TRIGGER}, "a": "b}}'),
    ],
)
def test_what_the_host_refuses(text: str) -> None:
    """Facts: json.md, refused."""
    assert lone(text) == ["error json-syntax"]


@pytest.mark.parametrize(("depth", "found"), [(64, []), (65, ["error json-syntax"])])
def test_how_deep_values_may_lie(depth: int, found: list[str]) -> None:
    """Facts: json.md, "nesting deeper than 64"; the object of the file is the first level."""
    assert lone(f'{{"a": {"[" * (depth - 1)}{"]" * (depth - 1)}, {TRIGGER}}}') == found


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
