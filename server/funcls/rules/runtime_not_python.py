"""The settings name another runtime, and every function is one of Python.

What: FUNCTIONS_WORKER_RUNTIME in local.settings.json has to be `python`, in whatever case. Where the app has a
function of another language, or the value is `custom`, nothing is said. Of an app whose settings state another
language, this is all that funcls says.

Why: the host starts the worker of that language alone, finds no function for it and stops with "Did not find
functions with language [node]."

Example: `"FUNCTIONS_WORKER_RUNTIME": "node"` in an app with Python scripts; `"pyhton"`. A value that is neither the
name of a known runtime nor near to `python` is a warning: it may be that of a worker which funcls does not know.

Instead: `"FUNCTIONS_WORKER_RUNTIME": "python"`.

Versions: all.

Evidence: read in source (host Utility.VerifyFunctionsMatchSpecifiedLanguage).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from funcls.model.app import App
from funcls.model.facts import PYTHON_RUNTIME
from funcls.model.settings import RUNTIME_SETTING
from funcls.model.source import Place
from funcls.rules.finding import Grade, Refuser, Related, Report, Severity
from funcls.rules.rule import LEARN, AppRule, Group
from funcls.schema.wording import did_you_mean
from funcls.text.span import Span

_OTHERS: Final = frozenset({"dotnet", "dotnet-isolated", "java", "node", "powershell"})
_ANY_LANGUAGE: Final = "custom"


def check(app: App) -> Iterator[Report]:
    """Report the runtime that none of the functions is for."""
    found = app.setting(RUNTIME_SETTING)
    if found is None or not found.text or not app.python_scripts:
        return
    name = found.text.lower()
    if name in (PYTHON_RUNTIME, _ANY_LANGUAGE):
        return
    known = name in _OTHERS
    is_slip = bool(did_you_mean(name, (PYTHON_RUNTIME,))) and name.strip() != PYTHON_RUNTIME
    # No value of the settings is shown, but for a name that is no secret.
    subject = f"{RUNTIME_SETTING} is '{name}'" if known else f"{RUNTIME_SETTING} names no runtime that funcls knows"
    words = f"Did not find functions with language [{name if known else '...'}]."
    yield Report(
        app.setting_place(found),
        f'{subject}, and every function here is one of Python: the host stops, "{words}" Write "{PYTHON_RUNTIME}".',
        (Related(Place(app.python_scripts[0], Span(0, 0)), "A script of Python"),),
        severity=None if known or is_slip else Severity.WARNING,
    )


RULE = AppRule(
    code="runtime-not-python",
    group=Group.SETTINGS,
    severity=Severity.ERROR,
    evidence=Grade.READ,
    docs=f"{LEARN}/functions-app-settings#functions_worker_runtime",
    refused_by=Refuser.HOST,
    check=check,
)
