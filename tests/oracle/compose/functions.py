"""Whole functions: bindings, signature, handler, layout and the text of the script put together."""

from __future__ import annotations

import json
import posixpath
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from hypothesis import strategies as st

from funcls.schema.document import JsonData
from oracle.compose import imports
from oracle.compose.bindings import draw_bindings
from oracle.compose.broken import ENCODINGS, NEWER_SYNTAX, SYNTAX_ERRORS, Encoder
from oracle.compose.decorated_handlers import DECORATED, MADE
from oracle.compose.imported_handlers import IMPORTED, STARRED
from oracle.compose.layouts import Layout, draw_entry, draw_layout
from oracle.compose.limits import Limit
from oracle.compose.parts import FOLDER, Draw, Part, chance, pick, unique
from oracle.compose.plain_handlers import ALIASES, CLASSES, DEFINED, NOTHING
from oracle.compose.running_handlers import CHANGED, CONDITIONAL, DYNAMIC
from oracle.compose.shadows import SHADOWED, SHADOWS
from oracle.compose.signatures import Signature, draw_signature
from oracle.compose.templates import Template, template

_SIMPLE: Final = DEFINED[0]
_HANDLERS: Final = (
    DEFINED,
    ALIASES,
    IMPORTED,
    DECORATED,
    CLASSES,
    STARRED,
    CONDITIONAL,
    MADE,
    NOTHING,
    CHANGED,
    DYNAMIC,
)
_IMPORTS: Final = (imports.SOUND, imports.SOUND, imports.SOUND, imports.MISSING, imports.RAISING)
_MARK: Final = re.compile(r"\b(NAME|PARAMS|PLAIN|ARROW|FIELDS|BEFORE|FOLDER_)\b")
_FUTURE: Final = "from __future__ import annotations"
_BLANKS: Final = re.compile(r"\n{4,}")
_NO_IMPORTS: Final = template("none", "")


@dataclass(frozen=True)
class Composed:
    """A function: its function.json, and all other files by their paths from the app root.

    `limits` are the constructs in it that the files do not decide; `form` says how the handler is written.
    """

    function: Mapping[str, JsonData]
    files: Mapping[str, bytes]
    limits: frozenset[Limit]
    form: str

    @property
    def key(self) -> str:
        """A text that is equal for equal functions."""
        return repr((self.function, sorted(self.files.items())))

    def all_files(self, folder: str) -> Mapping[str, bytes]:
        """All files of the function, named `folder` wherever the texts name it."""
        files = {f"{FOLDER}/function.json": json.dumps(self.function).encode(), **self.files}
        old, new = FOLDER.encode(), folder.encode()
        return {path.replace(FOLDER, folder): text.replace(old, new) for path, text in files.items()}


@st.composite
def functions(draw: Draw) -> Composed:
    """Any function that the host takes."""
    bindings = draw_bindings(draw)
    signature = draw_signature(draw, bindings)
    handler = pick(draw, pick(draw, _HANDLERS)) if chance(draw, 45) else _SIMPLE
    imported = pick(draw, pick(draw, _IMPORTS)) if chance(draw, 12) else _NO_IMPORTS
    entry_point, name = draw_entry(draw)
    shadow = pick(draw, SHADOWS) if chance(draw, 4) else None
    limits = imported.limits | handler.limits | (shadow.limits if shadow else frozenset())
    extra = Part("", limits=limits, files={**imported.files, **handler.files})
    needs = extra.plus(*signature.annotations)
    script = _script(draw, handler, imported, needs, shadow)
    needs, script, encoder = _spoiled(draw, needs, script)
    layout = draw_layout(draw, {**needs.files, "": script})
    fill = _Filler(name, signature, layout, _before(needs))
    files = {
        posixpath.normpath(posixpath.join(layout.folder, fill.text(path))): fill.text(text).encode()
        for path, text in needs.files.items()
    }
    files[layout.script] = encoder(_tidy(fill.text(script)))
    named = {"scriptFile": layout.script_file, "entryPoint": entry_point}
    function: dict[str, JsonData] = {key: value for key, value in named.items() if value is not None}
    function["bindings"] = [each.json for each in bindings]
    return Composed(function, files, needs.limits, handler.name)


def _script(draw: Draw, handler: Template, imported: Template, needs: Part, shadow: Template | None) -> str:
    in_script = not any("BEFORE" in text for text in handler.files.values())
    blocks = [_FUTURE] if chance(draw, 12) else []
    blocks += [imported.script, "BEFORE" if in_script else "", handler.script, *needs.after]
    if shadow is not None:
        name = pick(draw, SHADOWED)
        blocks.insert(pick(draw, [len(blocks), len(blocks) - 1, 1]), shadow.script.replace("SHADOWED", name))
    return "\n\n".join(block.strip("\n") for block in blocks if block) + "\n"


def _spoiled(draw: Draw, needs: Part, script: str) -> tuple[Part, str, Encoder]:
    """Now and then, add what Python does not read, or write the script in another encoding."""
    encoder: Encoder = str.encode
    if chance(draw, 3):
        error = pick(draw, NEWER_SYNTAX if chance(draw, 25) else SYNTAX_ERRORS)
        where = pick(draw, ["end", "start", "module"])
        if where == "module":
            needs = needs.plus(Part("", files={"./broken.py": f"VALUE = 1\n{error}\n"}))
            script = f"from . import broken\n\n{script}"
        else:
            script = f"{script}\n\n{error}\n" if where == "end" else f"{error}\n\n{script}"
    if chance(draw, 3):
        _, encoder = pick(draw, ENCODINGS)
    return needs, script, encoder


def _tidy(text: str) -> str:
    return _BLANKS.sub("\n\n\n", text).lstrip("\n")


def _before(needs: Part) -> str:
    return "\n\n".join(line.strip("\n") for line in unique(needs.before)) + "\n\n"


class _Filler:
    """Puts what the function needs in the places of the marks."""

    def __init__(self, name: str, signature: Signature, layout: Layout, before: str) -> None:
        self._marks = {
            "NAME": name,
            "PARAMS": signature.typed,
            "PLAIN": signature.names,
            "ARROW": signature.arrow,
            "FIELDS": "\n    ".join(signature.fields) or "pass",
            "FOLDER_": layout.dotted_folder,
        }
        # The lines ahead may name the folder too.
        self._marks["BEFORE"] = _MARK.sub(self._mark, before)

    def text(self, text: str) -> str:
        return _MARK.sub(self._mark, text)

    def _mark(self, found: re.Match[str]) -> str:
        return self._marks[found[1]]
