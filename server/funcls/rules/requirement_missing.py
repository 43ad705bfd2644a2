"""A script imports a well-known package that requirements.txt does not ask for.

What: the import runs whenever the function is loaded, its package is one of some 170 well-known ones, and none of the
packages in requirements.txt is it or may bring it. Nothing is said where the file asks for a package that funcls does
not know, for extras, addresses or other files; where the app has the files of another packager (pyproject.toml,
Pipfile, Dockerfile), or folders of libraries; where the package lies in `.python_packages` or in a virtual environment
of the app; where a module changes `sys.path`; where the import is caught or may not run; or of what the worker brings
along.

Why: a deployment installs what requirements.txt asks for. Without the package the import fails, and the worker refuses
the function: "No module named 'yaml'".

Example: `import yaml` with a requirements.txt of `azure-functions` alone.

Instead: a line `PyYAML` in requirements.txt.

Versions: all. Information, since an image, a build or a newer release of another package may bring it.

Evidence: measured (worker loader.py, runtime-v1 1.2.0: a module that is not installed).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from funcls.model.distributions import Distribution, bringing, compared, installed_with
from funcls.model.function import Function
from funcls.model.requirements import read_requested
from funcls.model.script import ScriptState
from funcls.model.source import SourceFile
from funcls.rules.finding import Grade, Related, Report, Severity
from funcls.rules.rule import LEARN, FunctionRule, Group
from funcls.syntax.python.facts import Import, When
from funcls.text.span import Span

_START: Final = Span(0, 0)
_CHANGES_PATH: Final = re.compile(r"\bsys\s*\.\s*path\b|\bfrom\s+sys\b|\baddsitedir\b|\bmeta_path\b")
_OF_THE_WORKER: Final = frozenset(
    {"azure-functions", "markupsafe", "python-dateutil", "six", "typing-extensions", "werkzeug"}
)
_JUDGED_ELSEWHERE: Final = frozenset({"azure-functions-durable"})


def check(function: Function) -> Iterator[Report]:
    """Report the first import of each package that runs whenever the script is loaded."""
    requirements, modules = function.deployment.requirements, [each.file for each in function.loading.modules]
    if requirements is None or not requirements.readable or function.certain_script.state is not ScriptState.FOUND:
        return
    requested = read_requested(requirements.text)
    installed = installed_with(requested.names) if requested.is_whole else None
    if installed is None or function.deployment.may_install_otherwise:
        return
    told = set(installed | _OF_THE_WORKER | _JUDGED_ELSEWHERE)
    for file in modules:
        for each in file.python.imports:
            packages = _packages(each, function)
            if packages and told.isdisjoint(compared(one.name) for one in packages):
                if any(_CHANGES_PATH.search(one.text) for one in modules):
                    return
                told.add(compared(packages[0].name))
                yield _report(file, each, packages[0], requirements)


def _packages(each: Import, function: Function) -> tuple[Distribution, ...]:
    """Return the packages that would bring what is imported, where it is neither of the app nor installed there."""
    top = each.module.partition(".")[0]
    deployment = function.deployment
    if each.when is not When.ALWAYS or each.level or not top:
        return ()
    if top in deployment.root.folders or any(name.startswith(f"{top}.") for name in deployment.root.files):
        return ()
    packages = bringing(each.module, each.names)
    lies_there = any(deployment.has_installed(name) for package in packages for name in package.imports)
    return () if lies_there else packages


def _report(file: SourceFile, each: Import, package: Distribution, requirements: SourceFile) -> Report:
    return Report(
        file.place(each.span),
        f"No package in requirements.txt is known to bring '{each.module}': unless something else installs it, the "
        f"import fails on Azure and the worker refuses the function. Add a line {package.name}.",
        (Related(requirements.place(_START), "What a deployment installs"),),
    )


RULE = FunctionRule(
    code="requirement-missing",
    group=Group.SCRIPT,
    severity=Severity.INFORMATION,
    evidence=Grade.MEASURED,
    docs=f"{LEARN}/functions-reference-python#package-management",
    check=check,
)
