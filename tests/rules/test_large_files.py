"""Files of more than a million characters: their syntax, one information, and no feature."""

from __future__ import annotations

from datetime import datetime, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from funcls.features.completion import complete
from funcls.features.definition import define
from funcls.features.document_links import document_links
from funcls.features.folding import folds
from funcls.features.formatting import Style, format_document
from funcls.features.highlights import highlights
from funcls.features.hover import hover
from funcls.features.inventory import Outcome, take_inventory
from funcls.features.outline import outline
from funcls.features.selecting import selections
from funcls.model.source import LARGEST, SourceFile
from funcls.syntax.json.parser import parse_json
from funcls.syntax.json.quick import first_refusal
from funcls.syntax.json.tree import ProblemKind
from support.apps import Fixture, fixture

FUNCTION_JSON = '{"bindings": [{"type": "httpTrigger", "name": "req"}PADDING]}'
SCRIPT = "def main(req): ...\n"
HOST = '{"version": "2.0", "extensionBundle": {"id": "x"}PADDING}'
SETTINGS = '{"IsEncrypted": false, "Values": {"FUNCTIONS_WORKER_PROCESS_COUNT": "many"PADDING}}'


def large(text: str, piece: str) -> str:
    """Return the text with so many pieces in place of `PADDING` that it is large."""
    return text.replace("PADDING", piece * (LARGEST // len(piece) + 1))


BINDINGS = large(FUNCTION_JSON, ',\n{"type": "queue", "direction": "out", "name": "msg", "queueName": "orders"}')
TABLE = f"{SCRIPT}ROWS = [\n{large('PADDING', '    ' + repr('order') + ',' + chr(10))}]\n"


def app(function_json: str = "", script: str = SCRIPT, **root: str) -> Fixture:
    function_json = function_json or FUNCTION_JSON.replace("PADDING", "")
    files = "".join(f"--- {name.replace('_', '.')}\n{text}\n" for name, text in root.items())
    return fixture(f"{files}--- Orders/function.json\n{function_json}\n--- Orders/__init__.py\n{script}")


@pytest.mark.slow
@pytest.mark.parametrize(
    ("files", "expected"),
    [
        ({"function_json": BINDINGS}, ["information file-large"]),
        ({"function_json": BINDINGS[:-3]}, ["information file-large", "error json-syntax"]),
        ({"function_json": BINDINGS.replace("},", "}", 1)}, ["information file-large", "error json-syntax"]),
        ({"function_json": f"// mine\n{BINDINGS}"}, ["information file-large"]),
        ({"script": TABLE}, ["information file-large"]),
        ({"script": f"{TABLE}def other(\n"}, ["information file-large", "error python-syntax"]),
        ({"script": f"{TABLE}return 1\n"}, ["information file-large", "error python-syntax"]),
        ({"function_json": BINDINGS, "script": TABLE}, ["information file-large"]),
        ({"host_json": large(HOST, ', "a": 1')}, ["information root-file-large"]),
        ({"host_json": large(HOST, ', "a" 1')}, ["information root-file-large", "error host-json-syntax"]),
        ({"local_settings_json": large(SETTINGS, ', "a": "1"')}, ["information root-file-large"]),
        (
            {"local_settings_json": large(SETTINGS, ', "a": "1" 2')},
            ["information root-file-large", "warning settings-syntax"],
        ),
    ],
)
def test_syntax_and_that_funcls_looks_no_further(files: dict[str, str], expected: list[str]) -> None:
    assert sorted(app(**files).codes()) == sorted(expected)


def test_the_message() -> None:
    opened = app(BINDINGS)
    (finding,) = opened.state.findings()
    assert (finding.place.path, *finding.place.span) == ("Orders/function.json", 0, 0)
    assert finding.message == (
        "Orders/function.json has more than 1,000,000 characters: funcls checks its syntax and looks no further."
    )


def test_the_list_of_functions_tells_it() -> None:
    for opened in (app(BINDINGS), app(script=TABLE)):
        (entry,) = take_inventory(opened.state, ["Orders"]).entries
        assert (entry.state.outcome, entry.state.code) == (Outcome.UNKNOWN, "file-large")


def test_as_large_as_may_be() -> None:
    text = FUNCTION_JSON.replace("PADDING", "")
    assert app(text + " " * (LARGEST - len(text) - 1)).codes() == []
    assert app(text + " " * (LARGEST - len(text))).codes() == ["information file-large"]


def test_an_open_buffer_grows_and_shrinks() -> None:
    opened = app()
    assert opened.codes() == []

    opened.edit("Orders/function.json", BINDINGS)
    assert opened.codes() == ["information file-large"]
    opened.edit("Orders/function.json", '{"bindings": []}')
    assert opened.codes() == ["error no-bindings"]


@pytest.mark.slow
@pytest.mark.parametrize("path", ["Orders/function.json", "host.json", "local.settings.json", "Orders/__init__.py"])
def test_features_answer_nothing(path: str) -> None:
    texts = {"host_json": large(HOST, ', "a": 1'), "local_settings_json": large(SETTINGS, ', "a": "1"')}
    state = app(BINDINGS, TABLE, **texts).state
    source = state.files[path]
    assert source is not None
    for offset in (0, source.text.index("req") if "req" in source.text else 5, LARGEST // 2, len(source.text)):
        assert complete(state, path, offset) == []
        assert hover(state, path, offset, datetime.now(timezone.utc)) is None
        assert define(state, path, offset) == []
        assert highlights(state, path, offset) == []
        if path.endswith(".json"):
            assert len(selections(source, offset)) == 1
    assert document_links(state, path) == []
    if path.endswith(".json"):
        assert list(folds(source)) == []
        assert list(outline(state, source)) == []
        assert format_document(source, Style()) == []


def test_nothing_is_read_into_a_tree() -> None:
    """So a keystroke stays quick; another process gets the text, and comes to the same end."""
    source = app(BINDINGS).state.files["Orders/function.json"]
    assert source is not None
    assert (source.json.root, source.python.statements) == (None, ())
    sent = SourceFile.__new__(SourceFile)
    vars(sent).update(source.__getstate__())
    assert (sent.is_large, sent.readable, sent.text) == (True, False, source.text)


class TestQuickLook:
    """A large text gets one of the refusals that the tree of a smaller one has, or none where that has none."""

    WHOLE = """{ // of all
      "bindings": [{"type": "queue", "n": [1, 2, {"a": "b\\"}"}], "x": null,}, {"t": "http://", "d": "/*"}],
      /* and more */ "scriptFile": "a.py", "e": {}, "f": [], "g": -1.5e3
    }"""
    PIECES = (
        '"',
        "{",
        "}",
        "[",
        "]",
        ",",
        ":",
        "/",
        "//",
        "// x\n",
        "/* y */",
        "\\",
        "'",
        "tru",
        "1",
        " ",
        "\n",
        ",,",
        "",
    )

    @given(st.lists(st.tuples(st.integers(0, len(WHOLE)), st.integers(0, 3), st.sampled_from(PIECES)), max_size=4))
    def test_it_finds_what_the_tree_has(self, edits: list[tuple[int, int, str]]) -> None:
        text = self.WHOLE
        for at, removed, piece in edits:
            text = text[:at] + piece + text[at + removed :]
        self.compare(text)

    @pytest.mark.parametrize(
        "text",
        [
            "",
            "\ufeff{}",
            "[]",
            "{} {}",
            "{ //",
            '{"a": 1e999}',
            '{"a": ' + "1" * 400 + "}",
            '{"a": ' + "[" * 70 + "]" * 70 + "}",
            '{"a": ' + "[" * 20000,
            '{"a" /* b */ : 1}',
            '{"a": {,}}',
            '{"a": [1,,2,],}',
            "{'a': 0x1F}",
            '{"a": "\0\n"}',
        ],
    )
    def test_what_python_and_the_host_read_in_two_ways(self, text: str) -> None:
        self.compare(text)

    @staticmethod
    def compare(text: str) -> None:
        refused = [each.span for each in parse_json(text).problems if each.kind is ProblemKind.REFUSED]
        found = first_refusal(text)
        assert (found is None) is (not refused)
        assert found is None or found.span in refused
