"""The engine for files that one schema describes takes all that it knows from the schema."""

from __future__ import annotations

import pytest

from funcls.features.described import Described
from funcls.features.file_completion import complete_file
from funcls.features.file_hover import hover_in_file
from funcls.schema.document import JsonDict
from funcls.schema.file_schema import read_file_schema
from support.apps import fixture
from support.completion import accept

SETTINGS = "local.settings.json"
SCHEMA: JsonDict = {
    "title": "Settings",
    "x-docs": "https://learn.microsoft.com/settings",
    "required": ["Values"],
    "properties": {
        "IsEncrypted": {"title": "Encrypted", "type": "boolean", "default": False, "description": "Whether it is."},
        "Values": {
            "title": "App settings",
            "type": "object",
            "properties": {"Runtime": {"title": "Runtime", "type": "string", "enum": ["python"]}},
            "additionalProperties": {"title": "App setting", "type": "string", "description": "Any other one."},
        },
    },
}


def described(text: str) -> tuple[Described, int]:
    app = fixture(f"--- {SETTINGS}\n{text}\n")
    source = app.state.files[SETTINGS]
    assert source is not None
    return Described(app.state, source, read_file_schema(SCHEMA, SETTINGS)), app.offset


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("{<|>}", ["Values", "IsEncrypted"]),
        # Who reads this file does not ignore case: the other key is missing still.
        ('{"values": {}, <|>}', ["Values", "IsEncrypted"]),
        ('{"Values": {<|>}}', ["Runtime"]),
        ('{"Values": {"Runtime": "<|>"}}', ["python"]),
        ('{"IsEncrypted": <|>}', ["false", "true"]),
        # Without a skeleton there is no whole file.
        ("<|>", []),
    ],
)
def test_completion(text: str, labels: list[str]) -> None:
    assert [each.label for each in complete_file(*described(text))] == labels


def test_an_item_is_written_as_elsewhere() -> None:
    file, offset = described('{"IsEncrypted": false <|>}')
    (values,) = complete_file(file, offset)
    assert accept(values, file.source.text).strip() == '{"IsEncrypted": false, "Values": {}}'


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('{"Is<|>Encrypted": true}', "**Encrypted** (`IsEncrypted`)\n\nWhether it is.\n\nDefault: `false`."),
        ('{"Values": {"Orders<|>Queue": "x"}}', "**App setting** (`OrdersQueue`)\n\nAny other one."),
    ],
)
def test_hover(text: str, said: str) -> None:
    found = hover_in_file(*described(text))
    assert found is not None
    assert found.markdown == f"{said}\n\n[Microsoft's documentation](https://learn.microsoft.com/settings)"


def test_keys_in_another_case_are_others() -> None:
    assert hover_in_file(*described('{"isenc<|>rypted": true}')) is None
