"""The source of the configuration. Source of the verdicts: facts, config-source (read in source)."""

from __future__ import annotations

import pytest

from support.apps import block, codes, report


def app(member: str) -> str:
    return f"""
        --- Orders/function.json
        {{
          {member},
          "bindings": [{{"type": "timerTrigger", "name": "timer", "schedule": "0 0 * * * *"}}]
        }}
        --- Orders/__init__.py
        def main(timer): ...
        """


@pytest.mark.parametrize("value", ['"config"', '"Config"', '"CONFIG"'])
@pytest.mark.parametrize("key", ["configurationSource", "ConfigurationSource", "configurationsource"])
def test_the_source_of_every_python_app(key: str, value: str) -> None:
    assert codes(app(f'"{key}": {value}')) == []


@pytest.mark.parametrize("value", ['"attributes"', '"ATTRIBUTES"'])
def test_compiled_code_is_none_of_python(value: str) -> None:
    assert codes(app(f'"configurationSource": {value}')) == ["warning configuration-source"]


@pytest.mark.parametrize("value", ['"xml"', '""', '" config "', '"config, attributes"', "null", "0", "true"])
@pytest.mark.parametrize("key", ["configurationSource", "CONFIGURATIONSOURCE"])
def test_a_source_that_the_host_refuses(key: str, value: str) -> None:
    assert codes(app(f'"{key}": {value}')) == ["error configuration-source"]


@pytest.mark.parametrize("half", ['"configurationSource', '"configurationSource": "con'])
def test_a_source_that_is_being_typed(half: str) -> None:
    assert set(codes(app(half))) == {"error json-syntax"}


def test_the_exact_key_wins() -> None:
    assert codes(app('"ConfigurationSource": "xml", "configurationSource": "config"')) == []


def test_the_value_is_marked() -> None:
    assert report(app('"configurationSource": "conffig"')) == block("""
        Orders/function.json: error[configuration-source]
          "configurationSource": "conffig",
                                 ^^^^^^^^^
        The host refuses the function, "Illegal value 'conffig' for 'configurationSource' property". Did you
        mean 'config'? Leave it out.
        """)
    assert report(app('"configurationSource": "attributes"')) == block("""
        Orders/function.json: warning[configuration-source]
          "configurationSource": "attributes",
                                 ^^^^^^^^^^^^
        With 'attributes' the host looks for the bindings in compiled .NET code. Leave 'configurationSource'
        out.
        """)
