"""How annotations name the two libraries: the ways in which people import `azure.functions` and `typing`."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final

from oracle.compose.limits import Limit
from oracle.compose.parts import Draw, Part, chance, pick


@dataclass(frozen=True)
class Spelling:
    """The lines that import a name, and the expression for it; `{0}` is the name."""

    line: str
    form: str
    limit: Limit | None = None
    file: str = ""
    """The text of `./types_.py`, where the line imports that."""


_FUNC: Final = (
    Spelling("import azure.functions as func", "func.{0}"),
    Spelling("import azure.functions", "azure.functions.{0}"),
    Spelling("from azure import functions as func", "func.{0}"),
    Spelling("import azure.functions as f", "f.{0}"),
    Spelling("from azure.functions import {0}", "{0}"),
    Spelling("from azure.functions import {0} as {0}_", "{0}_"),
    # The list of public names in the library has one that is not there (1.26.0 and 2.3.0).
    Spelling("from azure.functions import *", "{0}", Limit.OUTSIDE),
    Spelling("import azure.functions as func\n\n{0}_ = func.{0}", "{0}_"),
    Spelling(
        "try:\n    import azure.functions as func\nexcept ImportError:\n    func = None", "func.{0}", Limit.CONDITION
    ),
    Spelling("from .types_ import func", "func.{0}", file="import azure.functions as func\n"),
    Spelling("from .types_ import *", "func.{0}", Limit.STARRED_ANNOTATION, file="import azure.functions as func\n"),
    Spelling("from .types_ import {0}", "{0}", file="from azure.functions import {0}\n"),
)
_FUNC_AMISS: Final = (
    Spelling("from typing import TYPE_CHECKING\n\nif TYPE_CHECKING:\n    import azure.functions as ft", "ft.{0}"),
    Spelling(
        "from typing import TYPE_CHECKING\n\nif TYPE_CHECKING:\n    from azure.functions import {0} as {0}T", "{0}T"
    ),
    Spelling(
        "import typing as t\n\nif t.TYPE_CHECKING:\n    import azure.functions as ft\nelse:\n    ft = None", "ft.{0}"
    ),
    Spelling("def load():\n    import azure.functions as loaded", "loaded.{0}"),
    Spelling("from azure.functions import {0} as other", "{0}"),
    Spelling("import azure", "azure.functions.{0}", Limit.OUTSIDE),
)
_TYPING: Final = (
    Spelling("import typing", "typing.{0}"),
    Spelling("import typing as t", "t.{0}"),
    Spelling("from typing import {0}", "{0}"),
    Spelling("from typing import *", "{0}", Limit.STARRED_ANNOTATION),
    Spelling("from typing import {0} as {0}_", "{0}_"),
    Spelling("from typing_extensions import {0}", "{0}", Limit.OTHERS_CLASS),
)
_FUNC_NAME: Final = re.compile(r"\bfunc\.(\w+)")
_TYPING_NAME: Final = re.compile(r"\btyping\.(\w+)")
_OTHER_NAME: Final = re.compile(
    r"(?<![\w.])(collections\.abc|array|collections|datetime|decimal|enum|http|io|json|logging|pathlib|re|tempfile"
    r"|types|uuid)\b(?=\.|$)"
)
_ABSENT: Final = frozenset({"HttpRequst", "Missing", "list", "queue_message"})
"""Names that neither library has."""
_DURABLE: Final = "import azure.durable_functions as df"


def spelled(draw: Draw, part: Part) -> Part:
    """Write `func.` and `typing.` in one of the ways in which people import them, and import all that is used."""
    if _FUNC_NAME.search(part.text):
        spelling = pick(draw, _FUNC) if chance(draw, 25) else _FUNC[0]
        spelling = pick(draw, _FUNC_AMISS) if chance(draw, 3) else spelling
        part = _written(part, _FUNC_NAME, spelling)
    if _TYPING_NAME.search(part.text):
        part = _written(part, _TYPING_NAME, pick(draw, _TYPING) if chance(draw, 25) else _TYPING[0])
    return part.plus(Part("", before=imports_of(part.text)))


def imports_of(text: str) -> tuple[str, ...]:
    """The lines that import the modules which `text` names, but for the two that have many spellings."""
    lines = [f"import {name}" for name in _OTHER_NAME.findall(text)]
    return (*lines, _DURABLE) if re.search(r"\bdf\.", text) else tuple(lines)


def _written(part: Part, name: re.Pattern[str], spelling: Spelling) -> Part:
    names = name.findall(part.text)
    limits = {spelling.limit} if spelling.limit else set[Limit]()
    if "import {0}" in spelling.line + spelling.file and not _ABSENT.isdisjoint(names):
        limits.add(Limit.OUTSIDE)
    needs = Part(
        "",
        before=tuple(spelling.line.format(each) for each in names),
        files={"./types_.py": "".join(spelling.file.format(each) for each in names)} if spelling.file else {},
        limits=frozenset(limits),
    )
    replacement: Callable[[re.Match[str]], str] = lambda found: spelling.form.format(found[1])  # noqa: E731
    return replace(part, text=name.sub(replacement, part.text)).plus(needs)
