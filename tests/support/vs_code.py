"""The JSON server of Visual Studio Code, and what funcls would answer by it: theirs with each difference on purpose.

Every function here that is named `expected_...` is the statement of such differences; server/docs/features.md tells
them in words. Ranges are those of the protocol, or spans in a text.
"""

from __future__ import annotations

import json
import os
import re
import shutil
from collections.abc import Iterable, Iterator
from functools import cached_property
from pathlib import Path
from typing import Final, TypeAlias

from lsprotocol.types import SymbolKind

from funcls.text import Encoding, LineIndex, Position
from funcls.text.secrets import masked
from support.lsp_client import Json

_INSTALLED: Final = Path(__file__).parents[2] / ".json-server" / "node_modules" / ".bin"
SERVER: Final = (
    os.environ.get("JSON_SERVER")
    or shutil.which("vscode-json-language-server", path=_INSTALLED)
    or shutil.which("vscode-json-language-server")
)
"""The program; None where there is none. `make like-vscode` installs it."""

CAPABILITIES: Final[Json] = {
    "documentSymbol": {"hierarchicalDocumentSymbolSupport": True},
    "foldingRange": {"lineFoldingOnly": True},
}
"""What Visual Studio Code takes: a tree of symbols, and folds of whole lines."""

Span: TypeAlias = tuple[int, int]

_CONTAINERS: Final = (SymbolKind.Module, SymbolKind.Array)
_LONGEST: Final = 100
_SCALAR_AT_END: Final = re.compile(r'(?:"(?:[^"\\]|\\.)*"|[-+.\w]+)\Z')
_STRING_OR_COMMENT: Final = re.compile(r'"(?:[^"\\]|\\.)*"|//[^\r\n]*|/\*.*?\*/', re.DOTALL)
_WORD: Final = re.compile(r"\w+")
_OPENER: Final = re.compile(r"[\[{]")


class Text:
    """A text with its places."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.lines = LineIndex(text)

    def span(self, range_: Json) -> Span:
        """Return the span of a range."""
        start, end = (self._offset(range_[each]) for each in ("start", "end"))
        return start, end

    def position(self, offset: int) -> Json:
        """Return the position of an offset."""
        line, character = self.lines.position(offset, Encoding.UTF16)
        return {"line": line, "character": character}

    def range(self, start: int, end: int) -> Json:
        """Return the range of a span."""
        return {"start": self.position(start), "end": self.position(end)}

    def applied(self, edits: Iterable[Json]) -> str:
        """Return the text after the edits of an answer, which stand in any order and never overlap."""
        text = self.text
        for (start, end), new in sorted(((self.span(each["range"]), each["newText"]) for each in edits), reverse=True):
            text = text[:start] + new + text[end:]
        return text

    def scalar(self, symbol: Json) -> tuple[str, Span]:
        """Return the string, number or literal that a symbol's range ends with, as written, and its span."""
        start, end = self.span(symbol["range"])
        found = _SCALAR_AT_END.search(self.text, start, end)
        assert found is not None
        return found[0], found.span()

    @cached_property
    def strings_and_comments(self) -> list[Span]:
        return [each.span() for each in _STRING_OR_COMMENT.finditer(self.text)]

    def _offset(self, position: Json) -> int:
        return self.lines.offset(Position(position["line"], position["character"]), Encoding.UTF16)


def expected_symbols(text: Text, file: str, theirs: Iterable[Json]) -> list[Json]:
    """Return their symbols as funcls tells them: bindings and lists of scalars otherwise, and no secrets."""
    found = [_expected_symbol(text, file, each) for each in theirs]
    if file == "function.json":
        for ours, each in zip(found, theirs, strict=True):
            if each["name"] == "bindings" and each["kind"] == SymbolKind.Array:
                ours["children"] = [
                    _expected_binding(text, item, their) if their["kind"] == SymbolKind.Module else item
                    for item, their in zip(ours["children"], each["children"], strict=False)
                ]
    return found


def _expected_symbol(text: Text, file: str, theirs: Json) -> Json:
    children = theirs["children"]
    is_list = theirs["kind"] == SymbolKind.Array and not any(each["kind"] in _CONTAINERS for each in children)
    if theirs["kind"] not in _CONTAINERS:
        detail = _value(text, theirs)
    elif children:
        detail = ", ".join(_value(text, each) for each in children) if is_list else ""
    else:
        detail = "[]" if is_list else "{}"
    kept = [] if is_list else children
    return {
        **theirs,
        "name": _one_line(theirs["name"]),
        "detail": _one_line(detail) if file != "local.settings.json" else "",
        "children": [_expected_symbol(text, file, each) for each in kept],
    }


def _expected_binding(text: Text, symbol: Json, theirs: Json) -> Json:
    """Return the symbol of a binding: named `name: type`, and selected at its name, else its type, else its brace."""
    strings = {each["name"].lower(): each for each in theirs["children"] if each["kind"] == SymbolKind.String}
    named = {key: text.scalar(strings[key]) for key in ("name", "type") if key in strings}
    values = {key: json.loads(written) for key, (written, _) in named.items()}
    brace, _ = text.span(theirs["range"])
    _, selected = named.get("name") or named.get("type") or ("", (brace, brace + 1))
    is_input = "direction" not in strings or json.loads(text.scalar(strings["direction"])[0]).lower() == "in"
    is_trigger = is_input and values.get("type", "").lower().endswith("trigger")
    return {
        **symbol,
        "name": _one_line(": ".join(each for each in values.values() if each)) or symbol["name"],
        "kind": SymbolKind.Function if is_trigger else SymbolKind.Interface,
        "selectionRange": text.range(*selected),
    }


def _value(text: Text, symbol: Json) -> str:
    """Return a scalar as funcls shows it: a string by what it says, any other as it is written."""
    written, _ = text.scalar(symbol)
    return str(json.loads(written, strict=False)) if symbol["kind"] == SymbolKind.String else written


def _one_line(text: str) -> str:
    shown = "↵".join(masked(text).splitlines())
    return shown if len(shown) <= _LONGEST else shown[: _LONGEST - 3] + "..."


def expected_folds(text: Text, theirs: Iterable[Json], ours: Iterable[Json]) -> list[Json]:
    """Return the folds of funcls, by theirs; of brackets that open on one line funcls folds the outermost."""
    outermost = {each["startLine"]: each["endLine"] for each in ours}
    found: dict[int, Json] = {}
    for each in theirs:
        start, end = each["startLine"], each["endLine"]
        if _openers(text, start) > 1:
            end = max(end, outermost.get(start, end))
        kind = {"kind": each["kind"]} if each["kind"] in ("comment", "region") else {}
        found[start] = {"startLine": start, "endLine": end, **kind}
    return [found[each] for each in sorted(found)]


def _openers(text: Text, line: int) -> int:
    written = text.text[text.lines.starts[line] : text.lines.ends[line]]
    return len(_OPENER.findall(_STRING_OR_COMMENT.sub("", written)))


def chain(text: Text, selection: Json) -> list[Span]:
    """Return what a selection range holds, innermost first."""
    found: list[Span] = []
    while selection is not None:
        found.append(text.span(selection["range"]))
        selection = selection.get("parent")
    return found


def expected_chain(text: Text, offset: int, theirs: list[Span]) -> list[Span]:
    """Return what funcls selects around a place: theirs, the word in a string or comment, the comment and the file."""
    found = {each for each in theirs if each[0] < each[1]}
    return sorted({*found, *_only_ours(text, offset)}, key=lambda each: each[1] - each[0])


def _only_ours(text: Text, offset: int) -> Iterator[Span]:
    yield 0, len(text.text)
    for start, end in text.strings_and_comments:
        is_comment = text.text[start] == "/"
        if start + is_comment <= offset <= end:
            if is_comment:
                yield start, end
            words = (word.span() for word in _WORD.finditer(text.text, start, end))
            yield from (word for word in words if word[0] <= offset <= word[1])
