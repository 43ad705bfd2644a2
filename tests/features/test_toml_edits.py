"""Adding to an array of TOML: only this, and all else as it is written."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from funcls.features.toml_edits import add_to_array
from funcls.model.toml import read_toml


def added(text: str, *table: str, key: str = "a.py", value: str = "new") -> str | None:
    """Return the text after the addition, None where it cannot be made."""
    addition = add_to_array(text, table, key, value)
    return addition.edit.applied(text) if addition is not None else None


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", '[t]\n"a.py" = ["new"]\n'),
        ("# no more", '# no more\n\n[t]\n"a.py" = ["new"]\n'),
        ("x = 1\n\n", 'x = 1\n\n[t]\n"a.py" = ["new"]\n'),
        ("[t]", '[t]\n"a.py" = ["new"]\n'),
        ("[ t ] # [t]\nb = 1", '[ t ] # [t]\n"a.py" = ["new"]\nb = 1'),
        ('t."b" = 1\nc = 1\n', 't."b" = 1\nt."a.py" = ["new"]\nc = 1\n'),
        ("t = {}", 't = { "a.py" = ["new"] }'),
        ("t = { b = 1 }\n", 't = { "a.py" = ["new"], b = 1 }\n'),
        ("t = { b = { c = 1 } }\n", 't = { "a.py" = ["new"], b = { c = 1 } }\n'),
        ('[t]\n"a.py" = ["b"]\n', '[t]\n"a.py" = ["b", "new"]\n'),
        ("[t]\n'a.py' = ['b',] # 'c'\n", "[t]\n'a.py' = ['b', \"new\",] # 'c'\n"),
        ("[t]\n'a.py' = [ ] # []\n", "[t]\n'a.py' = [\"new\" ] # []\n"),
        ("t = {'a.py' = [], c = ['d']}", "t = {'a.py' = [\"new\"], c = ['d']}"),
        ('[t]\n"a.py" = [\n  """b""", # "c"\n]\n', '[t]\n"a.py" = [\n  """b""", "new", # "c"\n]\n'),
        ('[t]\n"a.py" = [1]\n', None),
        ('[t]\n"a.py" = ["new"]\n', None),
        ('[t]\n"a.py" = {}\n', None),
        ("[[t]]\n", None),
        ("t = 1\n", None),
        ("t =\n", None),
    ],
)
def test_what_is_there(before: str, after: str | None) -> None:
    assert added(before, "t") == after


def test_tables_in_tables() -> None:
    assert added("[tool]\nx = 1\n", "tool", "a-b", "c d") == ('[tool]\nx = 1\n\n[tool.a-b."c d"]\n"a.py" = ["new"]\n')
    assert added("[tool.x]\n[y]\n", "tool", "x") == '[tool.x]\n"a.py" = ["new"]\n[y]\n'


@given(key=st.text(st.characters(exclude_categories=["Cs"])), value=st.text(st.characters(exclude_categories=["Cs"])))
def test_any_key_and_value(key: str, value: str) -> None:
    text = added("[t]\n", "t", key=key, value=value)

    assert text is None or read_toml(text) == {"t": {key: [value]}}
