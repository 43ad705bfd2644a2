"""The app uses decorators, so its function.json files are not read.

What: where `function_app.py` (or the script that PYTHON_SCRIPT_FILE_NAME names) stands at the app root, the worker
indexes the functions from it alone.

Why: a function of function.json beside it does not exist for the host, which logs "Detected mixed function app.
Some functions may not be indexed".

Example: `function_app.py` next to host.json in an app with function folders.

Instead: move the function into the decorators, or remove the script. What else funcls says of such a function is
information only.

Versions: all.

Evidence: read in source (worker dispatcher.py, host WorkerFunctionMetadataProvider.cs).
"""

from __future__ import annotations

from collections.abc import Iterator

from funcls.model.function import Function
from funcls.model.source import Place
from funcls.rules.finding import Grade, Related, Report, Severity
from funcls.rules.rule import LEARN, FunctionRule, Group
from funcls.text.span import Span


def check(function: Function) -> Iterator[Report]:
    """Report a function that the decorator script hides."""
    script = function.facts.decorator_script
    if script is not None:
        yield Report(
            function.json_place(function.opening),
            f"{script} at the app root makes the worker ignore this function.json: the function does not exist for the "
            'host ("Detected mixed function app. Some functions may not be indexed").',
            (Related(Place(script, Span(0, 0)), "The script with the decorators"),),
        )


RULE = FunctionRule(
    code="mixed-model",
    group=Group.APP,
    severity=Severity.WARNING,
    evidence=Grade.READ,
    docs=f"{LEARN}/functions-reference-python",
    check=check,
)
