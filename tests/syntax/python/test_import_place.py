"""Where one more import belongs."""

from __future__ import annotations

import pytest

from funcls.syntax.python.import_place import import_place


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", "|"),
        ("x = 1\n", "|x = 1\n"),
        ("import a\nx = 1\n", "import a\n|x = 1\n"),
        ("import a", "import a|"),
        ("'''Doc.'''\n\nx = 1\n", "'''Doc.'''\n|\nx = 1\n"),
        ("from __future__ import annotations\nx = 1\n", "from __future__ import annotations\n|x = 1\n"),
        ("from a import (\n  b,\n)  # c\n\nx = 1\n", "from a import (\n  b,\n)  # c\n|\nx = 1\n"),
        ("import a\r\nx = 1\r\n", "import a\r\n|x = 1\r\n"),
        ("# coding: utf-8\n\ndef main(): ...\n", "# coding: utf-8\n\n|def main(): ...\n"),
        ("@a\ndef main(): ...\n", "|@a\ndef main(): ...\n"),
        ("import a\nx = 1\nimport b\n", "import a\n|x = 1\nimport b\n"),
    ],
)
def test_a_place(text: str, expected: str) -> None:
    place = import_place(text)
    assert place is not None
    assert f"{text[:place]}|{text[place:]}" == expected


@pytest.mark.parametrize("text", ["import a; x = 1\n", "def main(:\n"])
def test_no_place(text: str) -> None:
    assert import_place(text) is None
