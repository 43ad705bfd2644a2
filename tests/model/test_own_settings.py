"""Settings are read from whatever a client sends: what is understood applies, the rest is one message each."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from funcls.model.own_settings import (
    SECTION,
    Scope,
    Settings,
    Validate,
    known_settings,
    overlaid,
    read_client_settings,
)
from funcls.rules.vocabulary import VOCABULARY

OPEN_FILES_ON_SAVE = {"scope": Scope.OPEN_FILES, "validate": Validate.SAVE}


def read(data: object) -> tuple[Mapping[str, Any], tuple[str, ...]]:
    return read_client_settings(data, VOCABULARY)


@pytest.mark.parametrize(
    "data",
    [
        {"scope": "openFiles", "validate": "save"},
        {"diagnostics": {"scope": "openFiles"}, "validate": "save"},
        {"diagnostics.scope": "openFiles", "validate": "save"},
        {"funcls": {"scope": "openFiles", "validate": "save"}},
        {"funcls": {"diagnostics.scope": "openFiles", "validate": "save"}},
        {"funcls.scope": "openFiles", "funcls.validate": "save"},
        {"funcls.diagnostics": {"scope": "openFiles"}, "funcls": {"validate": "save"}},
        {"funcls": {"scope": "openFiles", "validate": "save"}, "python": {"validate": 1}},
    ],
    ids=str,
)
def test_however_a_client_writes_them(data: object) -> None:
    assert read(data) == (OPEN_FILES_ON_SAVE, ())


@pytest.mark.parametrize("data", [None, {}, {"funcls": None}, {"funcls": {"validate": None}}], ids=str)
def test_what_is_not_set_is_not_stated(data: object) -> None:
    assert read(data) == ({}, ())
    assert overlaid(Settings(), {}) == Settings()


@pytest.mark.parametrize(
    ("data", "attribute", "value"),
    [
        ({"target": {"python": "3.12"}}, "target_python", "3.12"),
        ({"target": {"host": "4.1037"}}, "target_host", "4.1037"),
        ({"target": {"bundle": "4"}}, "target_bundle", "[4.0.0, 5.0.0)"),
        ({"target": {"bundle": "4.22"}}, "target_bundle", "[4.22.0, 4.23.0)"),
        ({"target": {"bundle": "4.22.0"}}, "target_bundle", "[4.22.0]"),
        ({"target": {"bundle": "[4.*, 5.0.0)"}}, "target_bundle", "[4.*, 5.0.0)"),
        ({"select": ["annotations", "json-syntax"]}, "select", ("annotations", "json-syntax")),
        ({"select": []}, "select", ()),
        ({"ignore": ["entry-point"]}, "ignore", ("entry-point",)),
        ({"severity": {"routes": "warning"}}, "severity", (("routes", "warning"),)),
        ({"per-file-ignores": {"*.json": ["json-lenient"]}}, "per_file_ignores", (("*.json", ("json-lenient",)),)),
        ({"exclude": ["samples/"]}, "exclude", ("samples/",)),
        ({"known-types": {"ordersTrigger": ["in"]}}, "known_types", (("ordersTrigger", ("in",)),)),
    ],
    ids=str,
)
def test_what_each_setting_takes(data: object, attribute: str, value: object) -> None:
    assert read(data) == ({attribute: value}, ())


CHOICES = 'one of "type", "save", "off"'
DIRECTIONS = 'an array of directions such as ["in", "out"]'


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        ({"validate": "never"}, f'funcls.validate must be {CHOICES}, not "never"'),
        ({"validate": ["save"]}, f'funcls.validate must be {CHOICES}, not ["save"]'),
        ({"validate": "x" * 99}, f'funcls.validate must be {CHOICES}, not "{"x" * 39}...'),
        ({"target": {"python": 3.12}}, 'funcls.target.python must be a version such as "3.12", not 3.12'),
        ({"target": {"host": "new"}}, 'funcls.target.host must be a version such as "4.1037", not "new"'),
        (
            {"target": {"bundle": "[5, 4]"}},
            'funcls.target.bundle must be a version such as "4" or "4.22.0", or a range as in host.json, not "[5, 4]"',
        ),
        ({"diagnostics": "off"}, "funcls.diagnostics is no setting of funcls."),
        ({"diagnostics": {"scpoe": "app"}}, "funcls.diagnostics.scpoe is no setting of funcls."),
        ({"vaildate": {"deep": {"deeper": 1}}}, "funcls.vaildate is no setting of funcls. Did you mean 'validate'?"),
        ({"exclude": [7]}, "funcls.exclude[0] must be a text, not 7"),
        ({"exclude": ["a/[z-a]"]}, 'funcls.exclude[0] must be a pattern as in .gitignore, not "a/[z-a]"'),
        (
            {"ignore": ["json-leniant"]},
            "funcls.ignore[0]: no rule or group has the name \"json-leniant\". Did you mean 'json-lenient'?",
        ),
        (
            {"severity": {"zzz": "error"}},
            'funcls.severity.zzz: no rule or group has the name "zzz". `funcls rules` lists them all.',
        ),
        (
            {"severity": {"routes": "fatal"}},
            'funcls.severity.routes must be one of "error", "warning", "information", "hint", not "fatal"',
        ),
        (
            {"per-file-ignores": {"!": []}},
            'funcls.per-file-ignores has the key "!", which must be a pattern as in .gitignore',
        ),
        (
            {"known-types": {"ordersTrigger": ["up"]}},
            'funcls.known-types.ordersTrigger[0] must be one of "in", "out", not "up"',
        ),
        ({"known-types": {"ordersTrigger": []}}, f"funcls.known-types.ordersTrigger must be {DIRECTIONS}, not []"),
    ],
    ids=lambda part: str(part)[:40],
)
def test_a_mistake_is_one_message_and_the_rest_applies(wrong: dict[str, object], message: str) -> None:
    values, problems = read({**wrong, "scope": "openFiles"})

    assert problems == (message,)
    assert values["scope"] is Scope.OPEN_FILES


def test_of_a_list_and_a_table_what_is_right_applies() -> None:
    values, problems = read({"ignore": ["json-lenient", "nope", 7], "severity": {"nope": "hint", "routes": "hint"}})

    assert values == {"ignore": ("json-lenient",), "severity": (("routes", "hint"),)}
    assert len(problems) == 3


NONSENSE: tuple[object, ...] = (0, True, "", [[]], {"a": {}}, [None])


@pytest.mark.parametrize(
    ("name", "value"),
    [
        (each.name, value)
        for each in known_settings()
        for value in NONSENSE
        if not (value is True and isinstance(each.default, bool))
    ],
    ids=str,
)
def test_what_makes_no_sense_changes_nothing(name: str, value: object) -> None:
    values, problems = read({name: value})

    assert overlaid(Settings(), values) in (Settings(), overlaid(Settings(), {"select": ()}))
    assert problems


@pytest.mark.parametrize("data", ["save", 5, ["validate"], {"funcls": "save"}], ids=str)
def test_settings_that_are_no_object(data: object) -> None:
    assert read(data) == ({}, ("funcls is no object",))


NAMES = st.sampled_from([SECTION, *(part for each in known_settings() for part in (each.name, *each.name.split(".")))])
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.sampled_from(["save", "openFiles", "3.1"]),
    lambda inner: st.lists(inner) | st.dictionaries(NAMES | st.text(), inner),
)


@given(JSON)
def test_whatever_a_client_sends_is_answered(data: object) -> None:
    values, problems = read(data)

    assert isinstance(overlaid(Settings(), values), Settings)
    assert all(problem and "\n" not in problem for problem in problems)
