"""The Python that the app states is none that the host runs for long.

What: the host runs Python 3.10 to 3.14. 3.7 and 3.8 were removed in February 2026, 3.9 with host 4.1056. 3.10 still
runs, and reached its end of life in October 2026; the next ends are October 2027 (3.11), 2028 (3.12), 2029 (3.13) and
2030 (3.14). A version whose end is past, or was within half a year when this release of funcls was made, is
information. A version that is newer than 3.14 is not known to run.

Why: an app that asks for a Python which the host does not have is not started. After its end of life a Python gets no
more corrections, and the host drops it some time later.

Example: `3.9` in `.python-version`.

Instead: 3.11, 3.12 or 3.13. The plan Linux Consumption has no 3.13 and no 3.14: it ends at 3.12, and retires on
2028-09-30.

Versions: the stated Python. Only what a file of the app states is judged (`.python-version`, `pyvenv.cfg`,
`pyproject.toml`), not what the command line or the editor says.

Evidence: said by a maintainer (azure-functions-python-worker#1810, #1907 and #1701; that 3.9 left with host 4.1056 is
inferred).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from funcls.model.app import App
from funcls.model.pythons import SUPPORTED_PYTHONS, Life, python_release
from funcls.model.target import describe_versions
from funcls.rules.finding import Grade, Report, Severity
from funcls.rules.rule import LEARN, AppRule, Group
from funcls.text.span import Span


def check(app: App) -> Iterator[Report]:
    """Report a stated version that the host does not run, or will not run for long."""
    target, file = app.facts.target.python, app.python_stated
    if target.stated is None or file is None:
        return
    version, text = target.versions[0], target.stated.text
    name = f"Python {describe_versions((version,))}"
    start = _start(text, file.text)
    place = file.place(Span(start, start + len(text)))
    oldest, newest = SUPPORTED_PYTHONS[0], SUPPORTED_PYTHONS[-1]
    release = python_release(version)
    if version < oldest:
        since = release.removed_by if release is not None else "the host does not start it any more"
        yield Report(place, f"{name} was removed: {since}. Use {describe_versions(SUPPORTED_PYTHONS)}.")
    elif version > newest:
        yield Report(place, f"No host is known to run {name}. Use {describe_versions(SUPPORTED_PYTHONS)}.")
    elif release is not None and release.life() is not Life.LONG:
        reached = "reached" if release.life() is Life.OVER else "reaches"
        message = f"{name} {reached} its end of life in {release.end_of_life}. It still runs; use a newer one."
        yield Report(place, message, severity=Severity.INFORMATION)


def _start(stated: str, text: str) -> int:
    """Return where the version stands: as a value after a sign of equality, or alone."""
    table = max(text.find("tool.funcls"), 0)
    value = re.compile(rf"(?<![<>~!=])=\s*[\"']?(?={re.escape(stated)})").search(text, table)
    return value.end() if value is not None else max(text.find(stated), 0)


RULE = AppRule(
    code="python-version",
    group=Group.APP,
    severity=Severity.WARNING,
    evidence=Grade.SAID,
    docs=f"{LEARN}/functions-reference-python#python-version",
    check=check,
)
