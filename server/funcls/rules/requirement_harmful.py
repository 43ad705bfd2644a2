"""requirements.txt asks for a package that does harm.

What: `azure-functions-worker`; `azure`, unless a version below 5 is asked for; `dataclasses`. A line with a marker
(`; python_version < "3.7"`) is not judged.

Why: the platform brings the worker, and a second one may get in its way: `func` warns of it when it publishes. The
package `azure` only stops the installation: "Starting with v5.0.0, the 'azure' meta-package is deprecated and cannot be
installed anymore." `dataclasses` was made for Python 3.6; where it is installed it hides the module of Python, and the
worker refuses a function that uses it: "module 'typing' has no attribute '_ClassVar'".

Example: `azure-functions-worker==1.1.9`.

Instead: no such line; for `azure`, the packages of the services, such as `azure-storage-blob`.

Versions: all.

Evidence: said by a maintainer (azure-functions-core-tools#2116 and azure-functions-python-worker#521;
azure-sdk-for-python#9337; for dataclasses, a load that failed so: mitsuse/typedjson-python#8).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from funcls.model.app import App
from funcls.model.requirements import Requirement, requirements_of
from funcls.rules.finding import Grade, Report, Severity
from funcls.rules.rule import LEARN, AppRule, Group

_WORKER: Final = "azure-functions-worker"
_META: Final = "azure"
_BACKPORT: Final = "dataclasses"


def check(app: App) -> Iterator[Report]:
    """Report each line that asks for one of the packages."""
    requirements = app.requirements
    if requirements is None:
        return
    reasons = {
        _WORKER: f"The platform brings {_WORKER}: another one may get in its way. Remove the line.",
        _META: "The installation stops: \"Starting with v5.0.0, the 'azure' meta-package is deprecated and cannot be "
        'installed anymore." Ask for the packages of the services, such as azure-storage-blob.',
        _BACKPORT: f"This package hides Python's own {_BACKPORT} and does not work with Python 3.7 or newer, \"module "
        "'typing' has no attribute '_ClassVar'\". Remove the line.",
    }
    for package, reason in reasons.items():
        for each in requirements_of(requirements.text, package):
            if not each.conditional and (package != _META or _takes_newest(each)):
                yield Report(requirements.place(each.span), reason)


def _takes_newest(line: Requirement) -> bool:
    return not line.versions or line.is_at_least(5)


RULE = AppRule(
    code="requirement-harmful",
    group=Group.APP,
    severity=Severity.WARNING,
    evidence=Grade.SAID,
    docs=f"{LEARN}/functions-reference-python#package-management",
    check=check,
)
