"""The layout of real files beside that of VS Code's own JSON server, where that is at hand.

`npm install -g vscode-langservers-extracted` brings it.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from funcls.features.formatting import Style, format_document
from funcls.model.source import SourceFile
from funcls.syntax.json import ProblemKind
from funcls.text import Encoding, LineIndex, Position
from support.lsp_client import Json, LspClient

APPS = Path(__file__).parents[1] / "apps"
CORPUS = Path(__file__).parents[3] / "shared" / "corpus" / "functions.jsonl"
SERVER = shutil.which("vscode-json-language-server")
TAB_SIZE = 4

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(
        SERVER is None, reason="nothing to compare with: vscode-json-language-server is not on the PATH"
    ),
]


def real_texts() -> Iterator[str]:
    """Yield the texts that every JSON tool reads; with others VS Code's server goes wrong, and funcls does not."""
    texts = [file.read_bytes().decode("utf-8", "replace") for file in sorted(APPS.rglob("*.json"))]
    if CORPUS.exists():
        rows = [json.loads(line) for line in CORPUS.read_text(encoding="utf-8").splitlines()]
        texts += [text for row in rows for text in (row["functionJson"], row["hostJson"]) if text]
    for text in texts:
        problems = SourceFile("function.json", text).json.problems
        if all(each.kind is ProblemKind.DUPLICATE for each in problems):
            yield text


def applied(text: str, edits: list[Json]) -> str:
    """Return a text after the edits of an answer, which stand in any order and never overlap."""
    lines = LineIndex(text)

    def offset(place: Json) -> int:
        return lines.offset(Position(place["line"], place["character"]), Encoding.UTF16)

    for each in sorted(edits, key=lambda each: offset(each["range"]["start"]), reverse=True):
        span = slice(offset(each["range"]["start"]), offset(each["range"]["end"]))
        text = text[: span.start] + each["newText"] + text[span.stop :]
    return text


def test_the_layout_is_the_same(tmp_path: Path) -> None:
    assert SERVER is not None
    style = Style.of(tab_size=TAB_SIZE, insert_spaces=True)
    with LspClient([SERVER, "--stdio"]) as client:
        client.initialize()
        for number, text in enumerate(real_texts()):
            uri = client.open(tmp_path / f"{number}.json", text)
            params = {"textDocument": {"uri": uri}, "options": {"tabSize": TAB_SIZE, "insertSpaces": True}}
            theirs = applied(text, client.request("textDocument/formatting", params))
            ours = text
            for each in reversed(format_document(SourceFile("function.json", text), style)):
                ours = each.applied(ours)
            # Theirs takes the line breaks at the end away.
            assert ours.rstrip("\r\n") == theirs
