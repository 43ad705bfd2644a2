"""Fixes for annotations that name what is not there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from funcls.features.fixes.problem import Problem, Proposal
from funcls.features.fixes.python_edits import add_imports
from funcls.features.results import Edit
from funcls.model.annotations import Annotation
from funcls.syntax.python.expressions import Call, Expression, Name

_UNDEFINED: Final = re.compile(r"name '(\w+)' is not defined")
_CONVENTIONS: Final = {
    "azure": "import azure.functions",
    "df": "import azure.durable_functions as df",
    "func": "import azure.functions as func",
    "typing": "import typing",
}
"""What is imported under the names that Microsoft's pages use."""

_OF_TYPING: Final = frozenset({"Any", "Dict", "Iterable", "List", "Mapping", "Optional", "Sequence", "Union"})


def of_annotation(problem: Problem) -> Iterator[Proposal]:
    """Import the name under which everybody knows a module, or write the class that is meant."""
    found = _annotation(problem)
    refusal = found[1].refusal if found is not None else None
    failure = refusal.failure if refusal is not None else None
    if found is None or failure is None:
        return
    match found[0].form:
        case Call(function=Expression(form=Name(dotted=dotted), text=called), arguments=(inner,)):
            if dotted.rpartition(".")[2] == "Out":
                written = f"{called}[{inner.text}]"
                yield Proposal.of(f"Write '{written}'", problem.path, Edit(problem.span, written), is_likely=True)
    text = problem.source.text[slice(*problem.span)]
    if failure.meant is not None and text.count(_misspelt(failure.words)) == 1:
        written = text.replace(_misspelt(failure.words), failure.meant)
        yield Proposal.of(f"Write '{written}'", problem.path, Edit(problem.span, written), is_likely=True)
    undefined = _UNDEFINED.search(failure.words)
    name = undefined[1] if undefined is not None else ""
    line = f"from typing import {name}" if name in _OF_TYPING else _CONVENTIONS.get(name)
    edit = add_imports(problem.source, line) if line is not None else None
    if edit is not None:
        yield Proposal.of(f"Add '{line}'", problem.path, edit, is_likely=True)


def _misspelt(words: str) -> str:
    """Return the name that Python says is not there: the last in quotes."""
    return words.split("'")[-2] if words.count("'") > 1 else words


def _annotation(problem: Problem) -> tuple[Expression, Annotation] | None:
    function = problem.function
    handler = function.handler if function is not None else None
    if function is None or handler is None:
        return None
    pairs = [(each.parameter.annotation, each.annotation) for each in function.parameters]
    pairs += [(handler.signature.returns if handler.signature is not None else None, function.returns)]
    pairs += [(each.expression, each.annotation) for each in function.failed]
    whole = [(one, other) for one, other in pairs if one is not None and other is not None]
    return next((each for each in whole if each[0].span == problem.span), None)
