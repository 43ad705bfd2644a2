"""How a script writes the names of azure.functions and typing, and the imports that it lacks for that."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from funcls.features.results import Edit
from funcls.model.source import SourceFile
from funcls.text.span import Span

_FUNCTIONS: Final = re.compile(
    r"^(?:import[ \t]+azure\.functions[ \t]+as[ \t]+(?P<name>\w+)"
    r"|from[ \t]+azure[ \t]+import[ \t]+functions(?:[ \t]+as[ \t]+(?P<other>\w+))?"
    r"|(?P<plain>import[ \t]+azure\.functions))[ \t]*(?:#.*)?\r?$",
    re.MULTILINE,
)
_TYPING: Final = re.compile(r"^import[ \t]+typing(?:[ \t]+as[ \t]+(?P<name>\w+))?[ \t]*(?:#.*)?\r?$", re.MULTILINE)
_FUNCTIONS_NAME: Final = re.compile(r"\b(?:func|azure\.functions)\.")
_TYPING_NAME: Final = re.compile(r"\btyping\.")
_IMPORT: Final = re.compile(r"import[ \t]|from[ \t]")
_DEFINITION: Final = re.compile(r"^(?:@|def[ \t]|async[ \t]|class[ \t])", re.MULTILINE)


class LibraryNames(NamedTuple):
    """The names of both modules in a script, empty where it imports them not; `at` is the place for an import."""

    functions: str
    typing: str
    at: int
    separator: str

    def written(self, annotation: str) -> tuple[str, tuple[Edit, ...]]:
        """Return an annotation of `x-annotations` as the script writes it, with the edits that import what it lacks."""
        text, functions = _FUNCTIONS_NAME.subn(f"{self.functions or 'func'}.", annotation)
        text, typing = _TYPING_NAME.subn(f"{self.typing or 'typing'}.", text)
        lines = ["import typing\n"] if typing and not self.typing else []
        lines += ["import azure.functions as func\n"] if functions and not self.functions else []
        edits = (Edit(Span(self.at, self.at), "".join(lines) + self.separator),) if lines else ()
        return text, edits


def library_names(source: SourceFile) -> LibraryNames:
    """Return how a script writes what handlers are annotated with."""
    text = source.text
    functions, typing = _FUNCTIONS.search(text), _TYPING.search(text)
    name = ""
    if functions is not None:
        name = functions["name"] or functions["other"] or ("azure.functions" if functions["plain"] else "functions")
    lines = (text.rfind("\n", 0, each.span.start) + 1 for each in source.python.imports if each.module != "__future__")
    first = min((line for line in lines if _IMPORT.match(text, line)), default=None)
    definition = _DEFINITION.search(text)
    at = first if first is not None else definition.start() if definition is not None else 0
    return LibraryNames(
        name,
        (typing["name"] or "typing") if typing is not None else "",
        at,
        "" if first is not None else "\n\n",
    )
