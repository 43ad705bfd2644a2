"""Where the script lies, and how function.json names it and its entry point."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from oracle.compose.parts import FOLDER, Draw, chance, pick


@dataclass(frozen=True)
class Layout:
    """The path of the script from the app root, and what function.json says of it; None for nothing."""

    script: str
    script_file: str | None

    @property
    def folder(self) -> str:
        return posixpath.dirname(self.script)

    @property
    def dotted_folder(self) -> str:
        return self.folder.replace("/", ".")

    @property
    def can_be_imported(self) -> bool:
        """Whether an import statement can name the folder."""
        return all(part.isidentifier() for part in self.folder.split("/"))


PLAIN: Final = Layout(f"{FOLDER}/__init__.py", None)
_ALONE: Final = (Layout(f"{FOLDER}/handler.py", None), Layout(f"{FOLDER}/run.py", None))
_NAMED: Final = tuple(
    Layout(posixpath.normpath(f"{FOLDER}/{file}"), file)
    for file in (
        "__init__.py",
        "handler.py",
        "./handler.py",
        "sub/../handler.py",
        "sub/handler.py",
        "sub/__init__.py",
        "sub/deeper/handler.py",
        "my-handler.py",
        "1handler.py",
        "class.py",
        "a-b/handler.py",
        f"../{FOLDER}_shared/handler.py",
        f"../{FOLDER}_shared/__init__.py",
        f"../{FOLDER}_shared/sub/handler.py",
        f"../{FOLDER}/handler.py",
    )
)
_ODD: Final = tuple(
    Layout(posixpath.normpath(f"{FOLDER}/{file}"), file)
    for file in (
        "handler.PY",
        "handler.Py",
        "my.handler.py",
        "v1.2/handler.py",
        ".hidden/handler.py",
        "__INIT__.py",
        "__Init__.py",
        f"../../{FOLDER}_outside.py",
        "my handler.py",
    )
)

# The `entryPoint` of function.json, and the name that the script defines.
_ENTRIES: Final = (
    ("main", "main"),
    ("handle", "handle"),
    ("process_order", "process_order"),
    ("_main", "_main"),
    ("print", "print"),
    ("", "main"),
)
_ODD_ENTRIES: Final = (
    ("Main", "main"),
    ("handle", "main"),
    (None, "handle"),
    ("handlers.main", "main"),
    ("main()", "main"),
    (" main", "main"),
    ("print", "main"),
    ("__name__", "main"),
    ("__doc__", "main"),
    ("class", "main"),
    ("handl\u00e9", "handl\u00e9"),
)


def draw_layout(draw: Draw, files: Mapping[str, str]) -> Layout:
    """Draw where the script lies; `files` are those that lie beside it, from its folder."""
    if not chance(draw, 30):
        return PLAIN
    if chance(draw, 12):
        layout = pick(draw, _ODD)
    elif files or chance(draw, 80):
        layout = pick(draw, _NAMED)
    else:
        layout = pick(draw, _ALONE)
    needs_import = any("FOLDER_" in text for text in files.values())
    if posixpath.basename(layout.script) in {posixpath.basename(path) for path in files}:
        return PLAIN
    return PLAIN if needs_import and not layout.can_be_imported else layout


def draw_entry(draw: Draw) -> tuple[str | None, str]:
    """Draw the `entryPoint`, None for none, and the name that the script defines."""
    if not chance(draw, 25):
        return None, "main"
    return pick(draw, _ODD_ENTRIES if chance(draw, 15) else _ENTRIES)
