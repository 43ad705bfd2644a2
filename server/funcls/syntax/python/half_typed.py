"""A part of a module that Python refuses, read without the lines at which it does."""

from __future__ import annotations

import ast
import re
from typing import Final, NamedTuple

from funcls.syntax.python.trees import TooComplexError, parse_tree

_MOST_ROUNDS: Final = 8
_LONGEST: Final = 20_000
"""Characters: a part is read again for every line that is left out."""
_INDENTED: Final = re.compile(r"[ \t\f]*")
_OPENS: Final = "if 1:"
_NOTHING: Final = "pass"


class Mended(NamedTuple):
    """The tree, whose places are those of the text, and the lines that are not in it, counted from 0."""

    body: list[ast.stmt]
    left_out: list[int]


def read_around(text: str) -> Mended | None:
    """Return what can be read of a text when the lines that are refused do nothing; None if they are too many."""
    lines = text.splitlines(keepends=True)
    left_out: list[int] = []
    for _ in range(_MOST_ROUNDS if len(text) <= _LONGEST else 0):
        try:
            return Mended(parse_tree("".join(lines)).body, sorted(left_out))
        except TooComplexError:
            return None
        except SyntaxError as error:
            refused = _next(lines, min((error.lineno or 1), len(lines)) - 1, left_out)
        if refused is None:
            return None
        left_out.append(refused)
        lines[refused] = _in_place(lines, refused)
    return None


def _next(lines: list[str], refused: int, left_out: list[int]) -> int | None:
    """Return the line, or the one above it that is still there and says something; None if there is none."""
    while refused >= 0 and (refused in left_out or not lines[refused].strip()):
        refused -= 1
    return refused if refused >= 0 else None


def _in_place(lines: list[str], number: int) -> str:
    """Return what stands for a line: as deep as it was, and with a block where it had one."""
    line = lines[number]
    ending = line[len(line.rstrip("\r\n")) :]
    indent = _depth(line)
    following = next((each for each in lines[number + 1 :] if each.strip()), "")
    return f"{indent}{_OPENS if len(_depth(following)) > len(indent) else _NOTHING}{ending}"


def _depth(line: str) -> str:
    found = _INDENTED.match(line)
    return found[0] if found is not None else ""
