"""What an app is judged against as far as somebody states it, and how many functions there are."""

from __future__ import annotations

import pytest

from funcls.features.status import StatedTarget, app_name, count_functions, stated_target
from support.apps import fixture, stated

TIMER = '{"bindings": [{"type": "timerTrigger", "name": "timer", "schedule": "0 0 * * * *"}]}'
BUNDLE = '"extensionBundle": {"id": "Microsoft.Azure.Functions.ExtensionBundle", "version": "[4.*, 5.0.0)"}'
SECRET = "[3.*, 4.0.0)"


def one(name: str, script: str = "__init__.py") -> str:
    return f"--- {name}/function.json\n{TIMER}\n--- {name}/{script}\ndef main(timer): ...\n"


@pytest.mark.parametrize(
    ("app", "expected"),
    [
        ('--- host.json\n{"version": "2.0"}\n', StatedTarget(None, None, None)),
        (f'--- host.json\n{{"version": "2.0", {BUNDLE}}}\n--- .python-version\n3.11.4\n',
         StatedTarget("3.11", None, "Microsoft.Azure.Functions.ExtensionBundle [4.*, 5.0.0)")),
        ('--- host.json\n{}\n--- funcls.toml\n[target]\npython = "3.12"\nhost = "4.34"\nbundle = "[3.*, 4.0.0)"\n',
         StatedTarget("3.12", "4.34", "Microsoft.Azure.Functions.ExtensionBundle [3.*, 4.0.0)")),
        ('--- host.json\n{}\n--- .python-version\nsystem\n', StatedTarget(None, None, None)),
        (f'--- host.json\n{{{BUNDLE}}}\n--- local.settings.json\n{{"IsEncrypted": false, "Values": '
         f'{{"AzureFunctionsJobHost__extensionBundle__version": "{SECRET}"}}}}\n', StatedTarget(None, None, None)),
    ],
    ids=["nothing", "files", "configuration", "unreadable", "a setting in place of host.json"],
)  # fmt: skip
def test_what_is_stated_of_the_target(app: str, expected: StatedTarget) -> None:
    assert stated_target(fixture(app).state.facts.target) == expected


def test_what_an_editor_states() -> None:
    state = fixture("", stated(python="3.13", host="~4")).state
    assert stated_target(state.facts.target).python == "3.13"
    assert stated_target(state.facts.target).host is None


@pytest.mark.parametrize(
    ("app", "functions"),
    [("", 0), (one("Orders"), 1), (one("Orders") + one("Bills"), 2), (one("Orders", "index.js"), 0)],
)
def test_functions_of_python_count(app: str, functions: int) -> None:
    state = fixture(app).state
    assert count_functions([state]) == functions
    assert count_functions([state, state]) == 2 * functions


def test_functions_that_are_still_to_be_judged_count() -> None:
    app = fixture(one("Orders") + one("Bills"))
    app.host.close_app("/app")
    app.host.begin_app("/app")
    assert app.state.backlog == {"Orders", "Bills"}
    assert count_functions([app.state]) == 2


def test_an_app_is_named_as_its_folder() -> None:
    assert app_name(fixture("").state) == "app"
