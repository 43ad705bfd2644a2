"""host.json as the host holds it. Read in source: HostJsonFileConfigurationSource.cs, .NET's ConfigurationSection."""

from __future__ import annotations

import pytest

from funcls.model.host_configuration import HostConfiguration, read_host_configuration
from funcls.syntax.json.parser import parse_json
from funcls.syntax.json.tree import JsonObject


def configuration(host: str, settings: str = "{}") -> HostConfiguration:
    root, values = parse_json(host).root, parse_json(settings).root
    assert isinstance(root, JsonObject)
    assert isinstance(values, JsonObject)
    return read_host_configuration(root, values)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ('"a"', "a"),
        ("null", ""),
        ("true", "True"),
        ("4", "4"),
        ("4.0", "4"),
        ("4.5", "4.5"),
    ],
)
def test_every_value_is_text(value: str, text: str) -> None:
    found = configuration(f'{{"a": {{"b": {value}}}}}').value("a", "b")

    assert found is not None
    assert found.text == text


@pytest.mark.parametrize("value", ["{}", "[]", "[{}]", "undefined"])
def test_an_empty_container_leaves_nothing_behind(value: str) -> None:
    assert not configuration(f'{{"a": {value}}}').exists("a")


def test_what_exists() -> None:
    found = configuration('{"a": {"b": [1, 2]}, "ab": null}')

    assert found.exists("a")
    assert found.exists("A", "B")
    assert found.exists("ab")
    assert not found.exists("b")
    assert not found.has_below("ab")
    assert [each.text for each in found.below("a", "b")] == ["1", "2"]
    assert found.below("a") == ()


def test_the_last_value_counts_in_whatever_case() -> None:
    found = configuration('{"a": {"x": 1, "y": 1}, "A": {"X": 2}, "b": {"x": 1}, "b": {"y": 2}}')

    assert [each.text for each in found.below("a")] == ["2", "1"]
    assert [each.text for each in found.below("b")] == ["2"]


def test_a_key_with_colons_is_a_path() -> None:
    assert configuration('{"a:b": 1}').exists("a", "b")


def test_settings_take_the_place_of_values() -> None:
    found = configuration("{}", '{"AZUREFUNCTIONSJOBHOST__a__B": "x", "AzureFunctionsJobHost:c": "x", "a__d": "x"}')

    assert found.is_overridden("a", "b")
    assert found.is_overridden("A")
    assert found.is_overridden("c")
    assert not found.is_overridden("a", "b", "c")
    assert not found.is_overridden("a", "d")
    assert not found.exists("a")
