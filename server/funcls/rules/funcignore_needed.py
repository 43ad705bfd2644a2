"""A pattern of .funcignore leaves out what the app needs on Azure.

What: host.json; and requirements.txt, by a pattern with a star in an app without `.python_packages`: a requirements.txt
that is named is meant to be left out. Only patterns that git and Core Tools read alike are looked at, in a .funcignore
where no line begins with `!`.

Why: what host.json says, the extension bundle too, does not count on Azure without the file. Without requirements.txt a
build on Azure installs no library.

Example: `*.json` in .funcignore, for settings that are for this machine alone.

Instead: name the files that are to stay behind: `local.settings.json`.

Versions: all. A warning, since a deployment that does not read .funcignore publishes the file.

Evidence: read in source (Core Tools GitIgnoreParser.cs, FileSystemHelpers.cs).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from funcls.model.app import App
from funcls.model.deployment import CARRIED
from funcls.model.facts import HOST_FILE
from funcls.model.funcignore import leaving_out, read_funcignore
from funcls.model.requirements import REQUIREMENTS_FILE
from funcls.model.source import Place
from funcls.rules.finding import Grade, Related, Report, Severity
from funcls.rules.rule import LEARN, AppRule, Group
from funcls.text.span import Span

_START: Final = Span(0, 0)


def check(app: App) -> Iterator[Report]:
    """Report each pattern once, with the first file that it takes away."""
    source, guilty = app.funcignore, set()
    patterns = read_funcignore(source) if source is not None else ()
    for path, consequence in _needed(app):
        pattern = leaving_out(patterns, path)
        is_meant = path == REQUIREMENTS_FILE and pattern is not None and "*" not in pattern.text
        if source is not None and pattern is not None and pattern not in guilty and not is_meant:
            guilty.add(pattern)
            yield Report(
                source.place(pattern.span),
                f"This leaves {path} out of a deployment. {consequence} Write a pattern that does not take it in.",
                (Related(Place(path, _START), "This file is not published"),),
            )


def _needed(app: App) -> Iterator[tuple[str, str]]:
    """Yield the path of each file that is needed, with what happens without it."""
    if app.host is not None:
        yield HOST_FILE, "On Azure nothing counts that it says, the extension bundle included."
    text = app.requirements.text if app.requirements is not None else ""
    asks = any(line.strip() and not line.lstrip().startswith("#") for line in text.splitlines())
    if asks and CARRIED not in app.names.folders:
        yield REQUIREMENTS_FILE, "A build on Azure then installs no library."


RULE = AppRule(
    code="funcignore-needed",
    group=Group.APP,
    severity=Severity.WARNING,
    evidence=Grade.READ,
    docs=f"{LEARN}/functions-reference-python#folder-structure",
    check=check,
)
