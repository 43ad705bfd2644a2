"""A pattern of .funcignore leaves out a part of a function.

What: function.json while the script is published, the script while function.json is published, or a module of the app
that runs whenever the function is loaded. A function of which both are left out is meant to be. Only patterns that git
and Core Tools read alike are looked at, in a .funcignore where no line begins with `!`.

Why: without its function.json there is no function on Azure, and nothing says so. Without its script the host refuses
the function. Without the module the import fails, and the worker refuses the function: "No module named 'shared'". On
the machine where the files lie, everything works.

Example: `shared/*` in .funcignore, and `from ..shared.orders import place` in a script.

Instead: name the files that are to stay behind.

Versions: all. A warning, since a deployment that does not read .funcignore publishes the file.

Evidence: read in source (Core Tools GitIgnoreParser.cs, FileSystemHelpers.cs).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from funcls.model.funcignore import Pattern, leaving_out, read_funcignore
from funcls.model.function import Function
from funcls.model.script import FUNCTION_FILE, ScriptState
from funcls.model.source import Place, SourceFile
from funcls.rules.finding import Grade, Related, Report, Severity
from funcls.rules.rule import LEARN, FunctionRule, Group
from funcls.text.span import Span

_START: Final = Span(0, 0)
_ADVICE: Final = "Write a pattern that does not take it in."


def check(function: Function) -> Iterator[Report]:
    """Report each pattern once, with the first file that it takes away."""
    source, script = function.deployment.funcignore, function.certain_script
    patterns = read_funcignore(source) if source is not None else ()
    if source is None or script.state is not ScriptState.FOUND or script.path is None:
        return
    declaration, code = leaving_out(patterns, function.file.path), leaving_out(patterns, script.path)
    if declaration is not None and code is not None:
        return
    if declaration is not None:
        words = (
            f"This leaves a {FUNCTION_FILE} out of a deployment, and publishes its script: on Azure the function does "
            "not exist, and nothing says so."
        )
        yield _report(source, declaration, words, Related(Place(function.file.path, _START), "It is not published"))
    elif code is not None:
        words = (
            f"This leaves a script out of a deployment, and publishes its {FUNCTION_FILE}: on Azure the host refuses "
            "the function."
        )
        yield _report(source, code, words, Related(Place(script.path, _START), "It is not published"))
    else:
        yield from _modules(function, source, patterns)


def _modules(function: Function, source: SourceFile, patterns: tuple[Pattern, ...]) -> Iterator[Report]:
    guilty = set()
    for module in function.loading.modules:
        path = module.file.path
        pattern = leaving_out(patterns, path)
        # An empty file makes a package, which is one without it too.
        if pattern is not None and pattern not in guilty and module.file.text.strip():
            guilty.add(pattern)
            words = (
                f"This leaves {path} out of a deployment: on Azure the import fails, and the worker refuses each "
                "function that needs it."
            )
            via = module.via or Place(path, _START)
            yield _report(source, pattern, words, Related(via, "This import, or what it imports, asks for it"))


def _report(source: SourceFile, pattern: Pattern, words: str, related: Related) -> Report:
    return Report(source.place(pattern.span), f"{words} {_ADVICE}", (related,))


RULE = FunctionRule(
    code="funcignore-function",
    group=Group.APP,
    severity=Severity.WARNING,
    evidence=Grade.READ,
    docs=f"{LEARN}/functions-reference-python#folder-structure",
    check=check,
)
