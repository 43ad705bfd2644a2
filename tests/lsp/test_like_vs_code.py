"""Every feature of Visual Studio Code's own JSON server beside that of funcls, on real files and over the wire.

`make like-vscode` installs that server and runs this. `support.vs_code` states where the two differ on purpose.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final, NamedTuple, TypeAlias

import pytest
from lsprotocol.types import SymbolKind

from funcls.model.source import SourceFile
from funcls.syntax.json import ProblemKind
from support.app_folder import HOST_JSON, AppFolder
from support.editor import COMMAND
from support.lsp_client import Json, LspClient
from support.vs_code import CAPABILITIES, SERVER, Text, chain, expected_chain, expected_folds, expected_symbols

APPS: Final = Path(__file__).parents[1] / "apps"
CORPUS: Final = Path(__file__).parents[3] / "shared" / "corpus" / "functions.jsonl"
FILES: Final = ("function.json", "host.json", "local.settings.json")
OPTIONS: Final = {"tabSize": 4, "insertSpaces": True}
BRACKETS: Final = ("object", "array")
TOKEN: Final = re.compile(r'"(?:[^"\\]|\\.)*"|\w+|[^\s\w]')

Lines: TypeAlias = list[tuple[int, int]]

MADE: Final = {
    "comments": """// before
{ /* beside */
  // #region of the host
  "bindings": [ // behind
    /* two
       lines */
    {"name": "a"}
  ],
  // #endregion
  "text": "/* no comment */ // nor this" /* one */ /* two */
}
// after
""",
    "lists": """{
  "numbers": [1, -2.50, 3e2],
  "mixed": [1, "two", {"three": 3}, null],
  "nested": [[1], [[2, 3], []], {}],
  "bindings": ["no binding", 7]
}""",
    "one line": '{"a":{"b":[{"c":null},{"d":[]}],"e":{}},"f":true}',
    "crowded": """{ "bindings": [{
  "name": "a"
}, {
  "name": "b", "type": "queue" }], "retry": {
    "strategy": "fixedDelay", "more": [{
      "x": {
        "y": 1 }}
]}}""",
    "other line breaks": '{\r\n\t"a": [\r\n\t\t1,\r\n\t\t2\r\n\t]\r\n}\r\n\r\n',
    "beyond ASCII": '{\n  "café 🎉": "𝒳 = \\ud83c\\udf89",\n  "日本": ["語"]\n}',
    "odd names": '{"": 1, " ": 2, "a\\nb": "c\\nd", "long": "' + "x" * 200 + '"}',
    "secrets": '{"Values": {"A": "AccountKey=c2VjcmV0Cg==;b=1", "B": "https://a.b/?sig=hush"}}',
    "text only": '"a text of words"',
    "empty list": "[]",
}

pytestmark = pytest.mark.slow
if SERVER is None:
    pytest.skip("nothing to compare with: `make like-vscode` installs it", allow_module_level=True)


class Document(NamedTuple):
    """A file that both servers have open."""

    path: Path
    uri: str
    text: Text


class Pair:
    """Both servers, with the same files open; one of them, in `app`, is for what is typed."""

    def __init__(self, ours: LspClient, theirs: LspClient, app: AppFolder) -> None:
        self.ours = ours
        self.theirs = theirs
        for each in (ours, theirs):
            each.initialize(**CAPABILITIES)
        self._typed = self.open(app.function_json, "")
        self._version = 1

    def open(self, path: Path, text: str) -> Document:
        uri = {each.open(path, text) for each in (self.ours, self.theirs)}.pop()
        return Document(path, uri, Text(text))

    def type(self, text: str) -> Document:
        """Return a function.json with this text, which is there until the next one is typed."""
        self._version += 1
        for each in (self.ours, self.theirs):
            each.change(self._typed.uri, self._version, text)
        return self._typed._replace(text=Text(text))

    def ask(self, feature: str, document: Document, **params: Json) -> tuple[Json, Json]:
        """Return the answer of funcls and that of the other server."""
        params = {"textDocument": {"uri": document.uri}, **params}
        ours, theirs = (each.request(f"textDocument/{feature}", params) for each in (self.ours, self.theirs))
        assert ours is not None, document.path
        return ours, theirs

    def lay_out(self, text: str, part: slice | None = None) -> list[list[str]]:
        """Return the lines of a text as funcls lays them out, and as the other server does; of all of it, or a part."""
        document = self.type(text)
        feature, where = "formatting", {}
        if part is not None:
            last = part.stop - 1
            end = {"line": last, "character": len(text.splitlines()[last])}
            feature, where = "rangeFormatting", {"range": {"start": {"line": part.start, "character": 0}, "end": end}}
        answers = self.ask(feature, document, options=OPTIONS, **where)
        return [document.text.applied(each).splitlines() for each in answers]


@pytest.fixture(scope="module")
def pair(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Pair]:
    assert SERVER is not None
    # Thousands of answers would take three times as long, and say nothing new of what is covered.
    unmeasured = {name: value for name, value in os.environ.items() if not name.startswith("COVERAGE_")}
    with LspClient(COMMAND, unmeasured) as ours, LspClient([SERVER, "--stdio"]) as theirs:
        yield Pair(ours, theirs, AppFolder(tmp_path_factory.mktemp("typed")).function())


@pytest.fixture(scope="module", params=["apps", "corpus", "made"])
def documents(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, pair: Pair) -> list[Document]:
    """The files whose text every JSON tool reads; with others that server goes wrong, and funcls does not."""
    if request.param == "corpus" and not CORPUS.exists():
        pytest.skip("no corpus beside the checkout")
    folder = tmp_path_factory.mktemp(request.param)
    paths = {"apps": APPS.rglob("*.json"), "corpus": corpus(folder), "made": made(folder)}
    texts = {
        each: each.read_bytes().decode("utf-8-sig", "replace")
        for each in sorted(paths[request.param])
        if each.name in FILES
    }
    first = {(each.name, text): each for each, text in reversed(texts.items()) if is_read_by_every_tool(text)}
    return [pair.open(path, text) for (_, text), path in first.items()]


def corpus(root: Path) -> Iterator[Path]:
    """Write each function of the corpus as an app of its own, and yield the files."""
    for number, row in enumerate(map(json.loads, CORPUS.read_text(encoding="utf-8").splitlines())):
        app = AppFolder(root / str(number), host_json=False)
        yield app.write("host.json", row["hostJson"] or HOST_JSON)
        yield app.write("Orders/function.json", row["functionJson"])


def made(root: Path) -> Iterator[Path]:
    """Write what people rarely do, each text as every file of an app, and yield the files."""
    for name, text in MADE.items():
        app = AppFolder(root / name)
        app.write("local.settings.json", text)
        yield app.root / "local.settings.json"
        yield app.write("Orders/function.json", text)


def is_read_by_every_tool(text: str) -> bool:
    problems = SourceFile("function.json", text).json.problems
    return all(each.kind is ProblemKind.DUPLICATE for each in problems)


def places(text: str) -> list[int]:
    """Return the offset before, in and behind each token."""
    spans = [each.span() for each in TOKEN.finditer(text)]
    return sorted({place for start, end in spans for place in (start, (start + end) // 2, end)})


def test_document_symbols(pair: Pair, documents: list[Document]) -> None:
    for each in documents:
        ours, theirs = pair.ask("documentSymbol", each)
        assert list(map(told, ours)) == list(map(told, expected_symbols(each.text, each.path.name, theirs))), each.path


def told(symbol: Json) -> Json:
    """Return a symbol with its absent parts; the detail of a binding is what only funcls knows."""
    is_binding = symbol["kind"] in (SymbolKind.Function, SymbolKind.Interface)
    return {
        **symbol,
        "detail": "" if is_binding else symbol.get("detail", ""),
        "children": list(map(told, symbol.get("children") or ())),
    }


def test_folding_ranges(pair: Pair, documents: list[Document]) -> None:
    for each in documents:
        ours, theirs = pair.ask("foldingRange", each)
        assert ours == expected_folds(each.text, theirs, ours), each.path


def test_selection_ranges(pair: Pair, documents: list[Document]) -> None:
    for each in documents:
        offsets = places(each.text.text)
        positions = [each.text.position(offset) for offset in offsets]
        ours, theirs = pair.ask("selectionRange", each, positions=positions)
        for offset, our, their in zip(offsets, ours, theirs, strict=True):
            expected = expected_chain(each.text, offset, chain(each.text, their))
            assert chain(each.text, our) == expected, (each.path, offset)


def test_document_links(pair: Pair, documents: list[Document]) -> None:
    for each in documents:
        ours, theirs = pair.ask("documentLink", each)
        assert theirs == [], "no real file has a $ref"
        for link in ours:
            start, end = each.text.span(link["range"])
            written = each.text.text[start - 1 : end + 1]
            before = re.search(r'"(\w+)"\s*:\s*\Z', each.text.text[: start - 1])
            is_named = before is not None and before[1].lower() in ("scriptfile", "type")
            assert is_named or link["target"] == json.loads(written), each.path
            assert each.path.name != "local.settings.json"


def test_formatting(pair: Pair, documents: list[Document]) -> None:
    for each in documents:
        ours, theirs = map(each.text.applied, pair.ask("formatting", each, options=OPTIONS))
        # Theirs takes the line breaks at the end away.
        assert ours.rstrip("\r\n") == theirs, each.path


def test_range_formatting(pair: Pair, documents: list[Document]) -> None:
    """What stands in brackets, in a text that lacks nothing but depth: theirs takes that from the first line."""
    for each in documents:
        laid_out = each.text.applied(pair.ask("formatting", each, options=OPTIONS)[1])
        flat = [line.lstrip() for line in laid_out.splitlines()]
        _, deep = pair.lay_out("\n".join(flat))
        _, folds = pair.ask("foldingRange", pair.type("\n".join(flat)))
        for part in (slice(fold["startLine"] + 1, fold["endLine"] + 1) for fold in folds if fold["kind"] in BRACKETS):
            indent = deep[part.start].removesuffix(flat[part.start])
            ours, theirs = pair.lay_out("\n".join(flat), part)
            assert ours == with_part(flat, part, deep[part]), each.path
            assert theirs == with_part(flat, part, [line.removeprefix(indent) for line in deep[part]]), each.path

            begun = with_part(flat, slice(part.start, part.start + 1), [deep[part.start]])
            assert pair.lay_out("\n".join(begun), part) == [ours, ours], each.path


def with_part(lines: list[str], part: slice, others: list[str]) -> list[str]:
    """Return lines of which some are replaced."""
    return [*lines[: part.start], *others, *lines[part.stop :]]


class TestUnlike:
    """What no file of the above shows: the remarks of server/docs/features.md, one by one."""

    def test_a_key_is_told_before_its_value_is_there(self, pair: Pair) -> None:
        ours, theirs = pair.ask("documentSymbol", pair.type('{"bindings": [], "retry": }'))
        assert [[each["name"] for each in found] for found in (ours, theirs)] == [["bindings", "retry"], ["bindings"]]

    def test_who_tells_how_many_symbols(self, pair: Pair) -> None:
        many = pair.type(json.dumps(dict.fromkeys(map(str, range(6000)))))
        assert [len(found) for found in pair.ask("documentSymbol", many)] == [5000, 6000]
        # Visual Studio Code sends its setting json.maxItemsComputed by this name.
        pair.theirs.notify("workspace/didChangeConfiguration", {"settings": {"json": {"resultLimit": 5000}}})
        assert [len(found) for found in pair.ask("documentSymbol", many)] == [5000, 5000]

    @pytest.mark.parametrize(
        ("text", "ours", "theirs"),
        [
            ('{\n"a": [\n1,\n2', [(0, 3), (1, 3)], []),
            ("{\n// #region\n1,\n// the endregion\n2\n}", [(0, 4)], [(0, 4), (1, 3)]),
            ('{\n// #region\n"a": {\n// #endregion\n"b": 1\n}\n}', [(0, 5), (2, 4)], [(0, 4), (1, 3)]),
        ],
        ids=["what is not closed", "a comment that speaks of regions", "a region that ends in an object"],
    )
    def test_folds(self, pair: Pair, text: str, ours: Lines, theirs: Lines) -> None:
        answers = pair.ask("foldingRange", pair.type(text))
        assert [sorted((each["startLine"], each["endLine"]) for each in found) for found in answers] == [ours, theirs]

    def test_only_theirs_follows_a_pointer_in_the_file(self, pair: Pair) -> None:
        ours, theirs = pair.ask("documentLink", pair.type('{"a": {"$ref": "#/b"}, "b": 1}'))
        assert (ours, len(theirs)) == ([], 1)

    @pytest.mark.parametrize(
        ("text", "options", "ours", "theirs"),
        [
            ("{ }\n\n", {}, "{}\n\n", "{}"),
            ("{ }\n\n", {"trimFinalNewlines": True}, "{}\n", "{}"),
            ("{ }\n\n", {"insertFinalNewline": True}, "{}\n\n", "{}\n"),
            ("{ }", {"insertFinalNewline": True}, "{}\n", "{}"),
        ],
    )
    def test_line_breaks_at_the_end(self, pair: Pair, text: str, options: Json, ours: str, theirs: str) -> None:
        document = pair.type(text)
        answers = pair.ask("formatting", document, options={**OPTIONS, **options})
        assert list(map(document.text.applied, answers)) == [ours, theirs]

    @pytest.mark.parametrize(
        ("text", "ours"),
        [
            ("{'a b':1}", ["{", "    'a b': 1", "}"]),
            ("{a:1}", ["{", "    a: 1", "}"]),
            ('{"a":\N{NO-BREAK SPACE}1}', ["{", '    "a": 1', "}"]),
            ('{"a": [1, 2}', ['{"a": [1, 2}']),
        ],
        ids=["single quotes", "a key without quotes", "a non-breaking blank", "what the host refuses"],
    )
    def test_what_only_the_host_reads_is_laid_out_and_nothing_that_it_refuses(
        self, pair: Pair, text: str, ours: list[str]
    ) -> None:
        found, theirs = pair.lay_out(text)
        assert found == ours
        assert theirs != ours

    def test_a_line_is_joined_with_none_outside_the_range_by_either(self, pair: Pair) -> None:
        lines = ["{", '    "a":', "1", "}"]
        assert pair.lay_out("\n".join(lines), slice(2, 3)) == [lines, lines]
