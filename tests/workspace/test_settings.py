"""Settings are read from whatever a client sends: what is understood applies, the rest is one message each."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from funcls.model.stated import Options
from funcls.workspace.settings import SECTION, Scope, Settings, Validate, known_settings, read_settings

README = Path(__file__).resolve().parents[2] / "README.md"
OPEN_FILES_ON_SAVE = Settings(scope=Scope.OPEN_FILES, validate=Validate.SAVE)


@pytest.mark.parametrize(
    "data",
    [
        {"diagnostics": {"scope": "openFiles"}, "validate": "save"},
        {"diagnostics.scope": "openFiles", "validate": "save"},
        {"funcls": {"diagnostics": {"scope": "openFiles"}, "validate": "save"}},
        {"funcls": {"diagnostics.scope": "openFiles", "validate": "save"}},
        {"funcls.diagnostics.scope": "openFiles", "funcls.validate": "save"},
        {"funcls.diagnostics": {"scope": "openFiles"}, "funcls": {"validate": "save"}},
        {"funcls": {"diagnostics": {"scope": "openFiles"}, "validate": "save"}, "python": {"validate": 1}},
    ],
    ids=str,
)
def test_however_a_client_writes_them(data: object) -> None:
    assert read_settings(data) == (OPEN_FILES_ON_SAVE, ())


@pytest.mark.parametrize("data", [None, {}, {"funcls": None}, {"funcls": {"validate": None}}], ids=str)
def test_what_is_not_set_has_its_default(data: object) -> None:
    assert read_settings(data) == (Settings(), ())


def test_the_target_becomes_options_of_the_model() -> None:
    settings, problems = read_settings({"target": {"python": "3.12", "host": "4.1037"}})

    assert problems == ()
    assert settings.options() == Options(python_version="3.12", host_version="4.1037")


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        ({"validate": "never"}, 'funcls.validate must be one of "type", "save", "off", not "never"'),
        ({"validate": ["save"]}, 'funcls.validate must be one of "type", "save", "off", not ["save"]'),
        ({"validate": "x" * 99}, f'funcls.validate must be one of "type", "save", "off", not "{"x" * 39}...'),
        ({"target": {"python": 3.12}}, 'funcls.target.python must be a version such as "3.12", not 3.12'),
        ({"target": {"host": "new"}}, 'funcls.target.host must be a version such as "3.12", not "new"'),
        ({"diagnostics": "off"}, "funcls.diagnostics is no setting of funcls"),
        ({"diagnostics": {"scpoe": "app"}}, "funcls.diagnostics.scpoe is no setting of funcls"),
        ({"vaildate": {"deep": {"deeper": 1}}}, "funcls.vaildate is no setting of funcls"),
    ],
    ids=lambda part: str(part)[:40],
)
def test_a_mistake_is_one_message_and_the_rest_applies(wrong: dict[str, object], message: str) -> None:
    assert read_settings({**wrong, "diagnostics.scope": "openFiles"}) == (Settings(Scope.OPEN_FILES), (message,))


@pytest.mark.parametrize("data", ["save", 5, ["validate"], {"funcls": "save"}], ids=str)
def test_settings_that_are_no_object(data: object) -> None:
    assert read_settings(data) == (Settings(), ("funcls is no object",))


NAMES = st.sampled_from([SECTION, *(part for each in known_settings() for part in (each.name, *each.name.split(".")))])
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.sampled_from(["save", "openFiles", "3.1"]),
    lambda inner: st.lists(inner) | st.dictionaries(NAMES | st.text(), inner),
)


@given(JSON)
def test_whatever_a_client_sends_is_answered(data: object) -> None:
    settings, problems = read_settings(data)

    assert isinstance(settings, Settings)
    assert all(problem and "\n" not in problem for problem in problems)


def test_the_readme_lists_every_setting_as_the_source_has_it() -> None:
    text = README.read_text(encoding="utf-8")

    for each in known_settings():
        takes = ", ".join(f"`{choice}`" for choice in each.choices) or "a version"
        default = f"`{each.default}`" if each.default else "not stated"
        assert f"| `{SECTION}.{each.name}` | {takes} | {default} | {each.description} |" in text
