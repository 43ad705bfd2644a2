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
from oracle.compose.bindings import draw_bindings
from oracle.compose.broken import ENCODINGS, NEWER_SYNTAX, SYNTAX_ERRORS, Encoder
from oracle.compose.handlers import HANDLERS, SIMPLEST
from oracle.compose.imports import IMPORTS
from oracle.compose.layouts import Layout, draw_entry, draw_layout
from oracle.compose.limits import Limit
from oracle.compose.parts import FOLDER, Draw, Part, chance, pick, unique
from oracle.compose.shadows import SHADOWED, SHADOWS
from oracle.compose.signatures import Signature, draw_signature
from oracle.compose.templates import Filler, Template

_FUTURE: Final = "from __future__ import annotations"
_DERIVES: Final = re.compile(r"^class \w+\(\w", re.MULTILINE)
_BLANKS: Final = re.compile(r"\n{4,}")


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
    handler = pick(draw, pick(draw, HANDLERS)) if chance(draw, 45) else SIMPLEST
    imported = pick(draw, pick(draw, IMPORTS)) if chance(draw, 12) else None
    shadow = pick(draw, SHADOWS) if chance(draw, 4) else None
    entry_point, name = draw_entry(draw)
    needs = Part("").plus(*signature.annotations, *(each.needs for each in (handler, imported, shadow) if each))
    script = _script(draw, handler, imported, shadow, needs)
    needs, script, encoder = _spoiled(draw, needs, script)
    layout = draw_layout(draw, {**needs.files, "": script})
    filler = Filler(_marks(name, signature, layout, needs))
    files = {
        posixpath.normpath(posixpath.join(layout.folder, filler.fill(path))): filler.fill(text).encode()
        for path, text in needs.files.items()
    }
    written = _BLANKS.sub("\n\n\n", filler.fill(script)).lstrip("\n")
    files[layout.script] = encoder(written)
    named = {"scriptFile": layout.script_file, "entryPoint": entry_point}
    function: dict[str, JsonData] = {key: value for key, value in named.items() if value is not None}
    function["bindings"] = [each.json for each in bindings]
    # Every module has names of its own, and a star import may bind them anew.
    limits = needs.limits.union(*(each.limits for each in bindings))
    if (entry_point or "").startswith("__"):
        limits |= {Limit.DYNAMIC}
    if handler.name.startswith("orchestrator") and any(each.json["name"] == "$return" for each in bindings):
        # What the library says of the return value is not judged.
        limits |= {Limit.FACTORY}
    if "import *" in written and "TYPE_CHECKING" in written:
        limits |= {Limit.STARRED_ANNOTATION}
    if shadow is not None and _DERIVES.search(written):
        # It may be what is shadowed.
        limits |= {Limit.RAISES}
    return Composed(function, files, limits, handler.name)


def _script(draw: Draw, handler: Template, imported: Template | None, shadow: Template | None, needs: Part) -> str:
    in_script = not any("BEFORE" in text for text in handler.files.values())
    blocks = [_FUTURE] if chance(draw, 12) else []
    blocks += [imported.script if imported else "", "BEFORE" if in_script else "", handler.script, *needs.after]
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


def _marks(name: str, signature: Signature, layout: Layout, needs: Part) -> Mapping[str, str]:
    return {
        "NAME": name,
        "PARAMS": signature.typed,
        "PLAIN": signature.names,
        "ARROW": signature.arrow,
        "FIELDS": "\n    ".join(signature.fields) or "pass",
        "FOLDER_": layout.dotted_folder,
        "BEFORE": "\n\n".join(line.strip("\n") for line in unique(needs.before)) + "\n\n",
    }
