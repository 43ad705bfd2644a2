"""The worker's words for what it refuses, as each generation of it writes them."""

from __future__ import annotations

from typing import Final

from funcls.model.target import PythonTarget, Version

FUNCTION_JSON: Final = "function.json"
"""How the worker for Python 3.13 and later names the file (runtime-v1 1.2.0; facts: changes, row 15)."""

DEFINITION: Final = "function definition (function.json or function decorators)"
"""How the worker for Python up to 3.12 names it since 2025 (facts: changes, row 14)."""

_SHORT_SINCE: Final[Version] = (3, 13)


def quoted(words: str, target: PythonTarget, *, article: bool = False) -> str:
    """Return the worker's words in quotes; `{}` in them stands for its name of the file.

    For a target of both generations the other wording follows in brackets, since people search for what they have read.
    `article` puts "the" before the older worker's name, where it has one.
    """
    older = f"the {DEFINITION}" if article else DEFINITION
    short, long = f'"{words.replace("{}", FUNCTION_JSON)}"', f'"{words.replace("{}", older)}"'
    if "{}" not in words or min(target.versions) >= _SHORT_SINCE:
        return short
    if max(target.versions) < _SHORT_SINCE:
        return long
    return f'{short} (up to Python 3.12: "{older}")'
