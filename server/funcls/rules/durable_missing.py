"""requirements.txt does not ask for the durable library that a durable function imports.

What: the script of a function with a durable binding imports `azure.durable_functions`, and the app's requirements.txt
has no `azure-functions-durable`. Nothing is said where it takes lines from other files or addresses, which may bring
the library, where the app carries it in `.python_packages` or in a folder of its own, or where the import is caught.

Why: a deployment installs what requirements.txt asks for. Without the library the import fails, and the worker refuses
the function: "No module named 'azure.durable_functions'".

Example: `import azure.durable_functions as df` with a requirements.txt of `azure-functions` alone.

Instead: a line `azure-functions-durable<2` in requirements.txt.

Versions: all. A warning, since another package of the file may bring it, and an image may have it installed.

Evidence: measured (worker loader.py, runtime-v1 1.2.0: a module that is not installed).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from funcls.model.durable import PACKAGE, asked_for
from funcls.model.function import Function
from funcls.model.script import ScriptState
from funcls.rules.finding import Grade, Related, Report, Severity
from funcls.rules.rule import LEARN, FunctionRule, Group
from funcls.syntax.python.facts import When
from funcls.text.span import Span

_MODULE: Final = "azure.durable_functions"
_BRINGS_MORE: Final = re.compile(r"^\s*(?:-r|--requirement|-e|--editable)|^[^#\n]*(?:/|@|\.whl\b)", re.MULTILINE)
"""Lines that ask for what cannot be told from the file."""

_START: Final = Span(0, 0)


def check(function: Function) -> Iterator[Report]:
    """Report the first import of the library that runs whenever the script is loaded."""
    requirements, script = function.requirements, function.script_file
    if requirements is None or script is None or function.certain_script.state is not ScriptState.FOUND:
        return
    if asked_for(requirements) or _BRINGS_MORE.search(requirements.text) or _is_carried(function):
        return
    first = next((each for each in script.python.imports if each.when is When.ALWAYS and each.asks_for(_MODULE)), None)
    if first is not None:
        yield Report(
            script.place(first.span),
            f"requirements.txt does not ask for {PACKAGE}: unless something else installs it, the import fails on "
            f"Azure and the worker refuses the function, \"No module named '{_MODULE}'\". Add a line {PACKAGE}<2.",
            (Related(requirements.place(_START), "What a deployment installs"),),
        )


def _is_carried(function: Function) -> bool:
    deployment = function.deployment
    # The package `azure` of an app hides that of the libraries, so that whatever lies in it is meant.
    return deployment.carries(_MODULE) or _MODULE.partition(".")[0] in deployment.root.folders


RULE = FunctionRule(
    code="durable-missing",
    group=Group.DURABLE,
    severity=Severity.WARNING,
    evidence=Grade.MEASURED,
    docs=f"{LEARN}/durable/durable-functions-overview",
    check=check,
)
