"""A function has the name of a module that the app imports.

What: a folder with a function.json is called as what a package of requirements.txt is imported by; or it is a package,
and a module of its name lies beside it at the app root.

Why: both are found as a module of this name, since the app root is among the folders where the worker's Python looks.
Which one an import gets of an installed package and a function depends on where the app runs: the package where the app
root comes last, the function where it comes before. Of a folder with `__init__.py` and a module beside it, Python
always takes the folder.

Example: a function `requests`, and `requests` in requirements.txt.

Instead: another name for the folder; the route of an HTTP trigger can keep the old one.

Versions: all.

Evidence: said by a maintainer (worker#726: the app root is appended to the path, or is there already); that a package
goes before a module is documented (Python's FileFinder).
"""

from __future__ import annotations

from collections.abc import Iterator

from funcls.model.app import App
from funcls.model.distributions import compared, distributions
from funcls.model.function import PYTHON_EXTENSION
from funcls.model.requirements import read_requested, requirements_of
from funcls.model.script import FUNCTION_FILE
from funcls.model.source import Place
from funcls.rules.finding import Grade, Related, Report, Severity
from funcls.rules.rule import LEARN, AppRule, Group
from funcls.text.span import Span

_START = Span(0, 0)


def check(app: App) -> Iterator[Report]:
    """Report each line of requirements.txt that asks for a package with the name of a function, and hidden modules."""
    for name in sorted(app.hiding):
        yield Report(
            Place(f"{name}/{FUNCTION_FILE}", _START),
            f"'import {name}' gets the folder of this function, not {name}{PYTHON_EXTENSION} beside it: Python takes a "
            "package before a module. Give one of them another name.",
            (Related(Place(f"{name}{PYTHON_EXTENSION}", _START), "The module that cannot be imported"),),
        )
    requirements = app.requirements
    if requirements is None or not requirements.readable:
        return
    for name in sorted(read_requested(requirements.text).names):
        for module in sorted(_imported_from(name) & app.functions):
            for each in requirements_of(requirements.text, name)[:1]:
                yield Report(
                    requirements.place(each.span),
                    f"'{module}' is a function as well: whether 'import {module}' gets the package or the folder of "
                    "the function depends on where the app runs. Give the folder another name.",
                    (Related(Place(f"{module}/{FUNCTION_FILE}", _START), "The function"),),
                )


def _imported_from(package: str) -> frozenset[str]:
    """Return the names by which a package is imported; of one that is not known, the likely one."""
    known = distributions().get(compared(package))
    return frozenset(known.imports) if known is not None else frozenset({package, compared(package).replace("-", "_")})


RULE = AppRule(
    code="function-shadows-module",
    group=Group.APP,
    severity=Severity.WARNING,
    evidence=Grade.SAID,
    docs=f"{LEARN}/functions-reference-python#import-behavior",
    check=check,
)
