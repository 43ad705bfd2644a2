"""A pattern of .funcignore leaves out what the app needs on Azure.

What: host.json, or one half of a function: its function.json without its script, or its script without its
function.json; and requirements.txt, by a pattern with a star in an app without `.python_packages`. A function that is
left out as a whole is meant to be, and so is a requirements.txt that is named. Only patterns that git and Core Tools
read alike are looked at, in a .funcignore where no line begins with `!`.

Why: what host.json says, the extension bundle too, does not count on Azure without the file. Without its script the
host refuses the function; without its function.json there is no function, and nothing says so. Without requirements.txt
a build on Azure installs no library.

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
from funcls.model.funcignore import Pattern, leaving_out, read_funcignore
from funcls.model.requirements import REQUIREMENTS_FILE
from funcls.model.source import Place, SourceFile
from funcls.rules.finding import Grade, Related, Report, Severity
from funcls.rules.rule import LEARN, AppRule, Group
from funcls.text.span import Span

_START: Final = Span(0, 0)


def check(app: App) -> Iterator[Report]:
    """Report each pattern once, with the first file that it takes away."""
    source = app.funcignore
    if source is None:
        return
    patterns, guilty = read_funcignore(source), set()
    for path, consequence in _needed(app, patterns):
        pattern = leaving_out(patterns, path)
        if pattern is not None and pattern not in guilty:
            guilty.add(pattern)
            yield _report(source, pattern, path, consequence)


def _needed(app: App, patterns: tuple[Pattern, ...]) -> Iterator[tuple[str, str]]:
    """Yield the path of each file that is needed, with what happens without it."""
    if app.host is not None:
        yield HOST_FILE, "On Azure nothing counts that it says, the extension bundle included."
    if app.facts.decorator_script is not None:
        return
    pattern = leaving_out(patterns, REQUIREMENTS_FILE)
    if pattern is not None and "*" in pattern.text and _installs_on_azure(app):
        yield REQUIREMENTS_FILE, "A build on Azure then installs no library."
    for declaration, script in app.published_with.items():
        if leaving_out(patterns, script) is None:
            yield declaration, "On Azure the function does not exist, and nothing says so."
        elif leaving_out(patterns, declaration) is None:
            yield script, "On Azure the host refuses the function."


def _installs_on_azure(app: App) -> bool:
    """Return whether requirements.txt asks for anything, and the app does not bring its libraries along."""
    text = app.requirements.text if app.requirements is not None else ""
    asks = any(line.strip() and not line.lstrip().startswith("#") for line in text.splitlines())
    return asks and CARRIED not in app.names.folders


def _report(source: SourceFile, pattern: Pattern, path: str, consequence: str) -> Report:
    return Report(
        source.place(pattern.span),
        f"This leaves {path} out of a deployment. {consequence} Write a pattern that does not take it in.",
        (Related(Place(path, _START), "This file is not published"),),
    )


RULE = AppRule(
    code="funcignore-needed",
    group=Group.APP,
    severity=Severity.WARNING,
    evidence=Grade.READ,
    docs=f"{LEARN}/functions-reference-python#folder-structure",
    check=check,
)
