"""requirements.txt names the runtime of the other programming model.

What: since Python 3.13 an app may choose the version of the worker's runtime by its package:
`azure-functions-runtime-v1` for functions of function.json, `azure-functions-runtime` for those of decorators.

Why: the line has no effect on an app of function.json, which runs on the other package.

Example: `azure-functions-runtime==1.3.0` in an app of function.json.

Instead: `azure-functions-runtime-v1`, or no line at all.

Versions: Python 3.13 and newer.

Evidence: documented (Microsoft Learn, what changes with Python 3.13).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from funcls.model.app import App
from funcls.model.requirements import requirements_of
from funcls.rules.finding import Grade, Report, Severity
from funcls.rules.rule import LEARN, AppRule, Group

_OF_DECORATORS: Final = "azure-functions-runtime"
_OF_FUNCTION_JSON: Final = "azure-functions-runtime-v1"
_SINCE: Final = (3, 13)


def check(app: App) -> Iterator[Report]:
    """Report each line that asks for the package of the decorators alone."""
    requirements = app.requirements
    if requirements is None or not app.functions or app.facts.decorator_script is not None:
        return
    if max(app.facts.target.python.versions) < _SINCE or requirements_of(requirements.text, _OF_FUNCTION_JSON):
        return
    for each in requirements_of(requirements.text, _OF_DECORATORS):
        yield Report(
            requirements.place(each.span),
            f"{_OF_DECORATORS} runs functions of decorators, and this app has functions of function.json: "
            f"write {_OF_FUNCTION_JSON}.",
        )


RULE = AppRule(
    code="runtime-package",
    group=Group.APP,
    severity=Severity.HINT,
    evidence=Grade.DOCUMENTED,
    docs=f"{LEARN}/functions-reference-python",
    check=check,
)
