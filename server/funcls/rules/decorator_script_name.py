"""PYTHON_SCRIPT_FILE_NAME is no name that the worker takes.

What: the file with the decorators has a name of ASCII letters, digits, `_` and `-`, which does not begin with `-`
and ends with `.py`; it is no path.

Why: the worker looks for the file in every app, and fails with "Invalid file name" before it lets the host read
function.json.

Example: `"PYTHON_SCRIPT_FILE_NAME": "src/app.py"`, `"my.app.py"`, `"function_app"`.

Instead: a name such as `function_app.py`; in an app of function.json, no such setting.

Versions: Python 3.12 and older; the worker of newer versions does not check the name.

Evidence: read in source (worker dispatcher.py and validators.py).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from funcls.model.app import App
from funcls.model.settings import DECORATOR_SCRIPT_SETTING
from funcls.model.target import describe_versions
from funcls.rules.finding import Grade, Report, Severity
from funcls.rules.rule import LEARN, AppRule, Group

_NAME: Final = re.compile(r"^[a-zA-Z0-9_][a-zA-Z0-9_\-]*\.py$")
"""The worker's own."""

_UNTIL: Final = (3, 12)


def check(app: App) -> Iterator[Report]:
    """Report a name that the worker refuses."""
    found = app.setting(DECORATOR_SCRIPT_SETTING)
    refusing = tuple(each for each in app.facts.target.python.versions if each <= _UNTIL)
    if found is None or not found.text or _NAME.match(found.text) or not refusing:
        return
    yield Report(
        app.setting_place(found),
        f'The worker of Python {describe_versions(refusing)} fails on this {DECORATOR_SCRIPT_SETTING}, "Invalid file '
        'name", and finds no functions: a name has letters, digits, "_" and "-", and ends with ".py".',
    )


RULE = AppRule(
    code="decorator-script-name",
    group=Group.SETTINGS,
    severity=Severity.WARNING,
    evidence=Grade.READ,
    docs=f"{LEARN}/functions-app-settings",
    check=check,
)
