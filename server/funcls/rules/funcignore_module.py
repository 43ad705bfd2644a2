"""A pattern of .funcignore leaves out a module that a function imports.

What: a module of the app that runs whenever the function is loaded. Only patterns that git and Core Tools read alike
are looked at, in a .funcignore where no line begins with `!`. A function that is left out itself is not looked at.

Why: on Azure the import fails, and the worker refuses the function: "No module named 'shared'". On the machine where
the file lies, everything works.

Example: `shared/*` in .funcignore, and `from shared.orders import place` in a script.

Instead: name the files that are to stay behind.

Versions: all. A warning, since a deployment that does not read .funcignore publishes the file.

Evidence: read in source (Core Tools GitIgnoreParser.cs, FileSystemHelpers.cs).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from funcls.model.funcignore import leaving_out, read_funcignore
from funcls.model.function import Function
from funcls.model.source import Place
from funcls.rules.finding import Grade, Related, Report, Severity
from funcls.rules.rule import LEARN, FunctionRule, Group
from funcls.text.span import Span

_START: Final = Span(0, 0)


def check(function: Function) -> Iterator[Report]:
    """Report each pattern once, with the first module that it takes away."""
    source, script = function.deployment.funcignore, function.script_file
    patterns = read_funcignore(source) if source is not None else ()
    if (
        source is None
        or script is None
        or any(leaving_out(patterns, each) for each in (script.path, function.file.path))
    ):
        return
    guilty = set()
    for module in function.loading.modules:
        path = module.file.path
        pattern = leaving_out(patterns, path)
        # An empty file makes a package, which is one without it too.
        if pattern is not None and pattern not in guilty and module.file.text.strip():
            guilty.add(pattern)
            related = (Related(module.via or Place(path, _START), "This import, or what it imports, asks for it"),)
            yield Report(
                source.place(pattern.span),
                f"This leaves {path} out of a deployment. On Azure the import fails, and the worker refuses each "
                "function that needs it. Write a pattern that does not take it in.",
                related,
            )


RULE = FunctionRule(
    code="funcignore-module",
    group=Group.APP,
    severity=Severity.WARNING,
    evidence=Grade.READ,
    docs=f"{LEARN}/functions-reference-python#folder-structure",
    check=check,
)
