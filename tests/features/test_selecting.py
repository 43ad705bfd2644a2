"""Selecting: each step outwards from the cursor."""

from __future__ import annotations

import pytest

from funcls.features.selecting import selections
from funcls.model.source import SourceFile
from funcls.text import Span
from support.function_jsons import Typed, every_text


def selected(marked: str) -> list[str]:
    """Return what is selected step by step, from the mark `<|>` outwards."""
    offset = marked.index("<|>")
    text = marked.replace("<|>", "")
    return [text[slice(*each)] for each in selections(SourceFile("function.json", text), offset)]


@pytest.mark.parametrize(
    ("marked", "steps"),
    [
        (
            '{"route": "orders/{i<|>d}", "x": 1}',
            [
                "id",
                "orders/{id}",
                '"orders/{id}"',
                '"route": "orders/{id}"',
                '"route": "orders/{id}",',
                '"route": "orders/{id}", "x": 1',
                '{"route": "orders/{id}", "x": 1}',
            ],
        ),
        ('{"a<|>": 1}', ["a", '"a"', '"a": 1', '{"a": 1}']),
        ('{"a": 1<|>2}', ["12", '"a": 12', '{"a": 12}']),
        ('{"a": t<|>rue , "b": 1}', ["true", '"a": true', '"a": true ,', '"a": true , "b": 1', "{...}"]),
        ('{"a": "<|>"}', ['""', '"a": ""', '{"a": ""}']),
        ('["a", "<|>b", 5]', ["b", '"b"', '"b",', '"a", "b", 5', '["a", "b", 5]']),
        ('[{"a": 1}, {<|>}, 3]', ["{}", "{},", '{"a": 1}, {}, 3', "[...]"]),
        ("[1 <|> , 2]", ["1  , 2", "[1  , 2]"]),
        ('{"a": 1} <|>', ['{"a": 1} ']),
        ("<|>", [""]),
        ("{ /* wh<|>at */ }", ["what", "/* what */", " /* what */ ", "{ /* what */ }"]),
        ("// wh<|>at\n{}", ["what", "// what", "// what\n{}"]),
        ("{a<|>b: 1}", ["ab", "ab: 1", "{ab: 1}"]),
        # At a bracket
        ('<|>{"a": 1}', ['{"a": 1}']),
        ('{"a": 1}<|>', ['{"a": 1}']),
        ('{"a": <|>[1]}', ["[1]", '"a": [1]', '{"a": [1]}']),
        ('{"a": [1]<|>, "b": 2}', ["[1]", '"a": [1]', '"a": [1],', '"a": [1], "b": 2', "{...}"]),
        ("[{}<|>[]]", ["[]", "{}[]", "[{}[]]"]),
        # Half typed
        ('{"a": "x<|>y', ["xy", '"xy', '"a": "xy', '{"a": "xy']),
        ('{"a": <|>', ['"a": ', '{"a": ']),
        ('{"a": [1, <|>', ["1, ", "[1, ", '"a": [1, ', '{"a": [1, ']),
        ('{"a<|>" "b": 1}', ["a", '"a"', '"a" "b": 1', '{"a" "b": 1}']),
        ("{<|>", ["{"]),
    ],
)
def test_outwards(marked: str, steps: list[str]) -> None:
    found = selected(marked)
    whole = marked.replace("<|>", "")
    assert found == [whole if each in ("{...}", "[...]") else each for each in steps]


@every_text
def test_each_step_holds_the_cursor_and_the_step_before(texts: list[Typed]) -> None:
    for text, offsets in texts:
        for prefix in {text, text[: len(text) // 2], text[: len(text) // 3]}:
            source = SourceFile("function.json", prefix)
            for offset in (each for each in offsets if each <= len(prefix)):
                inner = Span(offset, offset)
                for each in selections(source, offset):
                    assert each.covers(inner), (prefix, offset)
                    inner = each
                assert inner == Span(0, len(prefix))
