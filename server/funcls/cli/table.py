"""A table that never cuts what it shows: where it is too wide, cells are broken, and then rows become blocks."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from funcls.cli.printable import printable

_GAP: Final = "  "
_NOTHING: Final = "-"
_KEPT_SPACE: Final = "\N{NO-BREAK SPACE}"


@dataclass(frozen=True, slots=True)
class Column:
    """A heading, and the cells below it.

    A cell is a list of texts, which stand behind each other with `separator` where there is room, else one below the
    other. An `optional` column is left out where all its cells are empty.
    """

    heading: str
    cells: Sequence[Sequence[str]]
    separator: str = " "
    optional: bool = False


def unbroken(text: str) -> str:
    """Return the text as one that a table does not break between its words."""
    return text.replace(" ", _KEPT_SPACE)


def to_table(columns: Sequence[Column], width: int | None) -> list[str]:
    """Return the lines of the table, none wider than `width` characters if its words allow it; None is no limit.

    Cells are in one line where that fits. Else they are broken between their texts and words. Where not even that fits,
    each row becomes a block: the first cell and the last one, and below them the others with their headings.
    """
    shown = [each for each in columns if not each.optional or any(each.cells)]
    in_one_line = [[[each.heading], *([_joined(cell, each)] for cell in each.cells)] for each in shown]
    if width is None or _width([_longest(column) for column in in_one_line]) <= width:
        return _rows(in_one_line)
    stacked = [[[each.heading], *(_stacked(cell, each) for cell in each.cells)] for each in shown]
    widths = _fitted(stacked, width)
    if widths is None:
        return _blocks(shown, width)
    whole = zip(in_one_line, stacked, _widened(widths, in_one_line, width), strict=True)
    return _rows([list(map(_broken, lines, texts, [most] * len(lines))) for lines, texts, most in whole])


def _joined(cell: Sequence[str], column: Column) -> str:
    return printable(column.separator.join(cell)) or _NOTHING


def _stacked(cell: Sequence[str], column: Column) -> list[str]:
    """Return the texts of a cell, each with the separator at its end that leads to the next one."""
    ends = [*[column.separator.rstrip()] * (len(cell) - 1), ""]
    return [printable(f"{text}{end}") for text, end in zip(cell, ends, strict=False)] or [_NOTHING]


def _longest(cells: Sequence[Sequence[str]]) -> int:
    return max(len(line) for cell in cells for line in cell)


def _width(widths: Sequence[int]) -> int:
    return sum(widths) + len(_GAP) * (len(widths) - 1)


def _fitted(columns: Sequence[Sequence[Sequence[str]]], width: int) -> list[int] | None:
    """Return widths of the columns with which the table fits, taking from the widest first, or None."""
    widths = [_longest(cells) for cells in columns]
    least = [max(len(word) for cell in cells for text in cell for word in text.split(" ")) for cells in columns]
    while _width(widths) > width:
        spare = [index for index, each in enumerate(widths) if each > least[index]]
        if not spare:
            return None
        widths[max(spare, key=lambda index: widths[index])] -= 1
    return widths


def _widened(widths: Sequence[int], in_one_line: Sequence[Sequence[Sequence[str]]], width: int) -> list[int]:
    """Return the widths with the room that is left given to columns which then need not be broken."""
    wider = list(widths)
    missing = [
        (_longest(cells) - each, index) for index, (cells, each) in enumerate(zip(in_one_line, widths, strict=True))
    ]
    for more, index in sorted(missing):
        if more > 0 and _width(wider) + more <= width:
            wider[index] += more
    return wider


def _broken(in_one_line: Sequence[str], stacked: Sequence[str], most: int) -> list[str]:
    """Return the lines of a cell: its texts behind each other if they fit, else one below the other."""
    if _longest([in_one_line]) <= most:
        return list(in_one_line)
    return [line for text in stacked for line in _words(text, most)]


def _words(text: str, most: int) -> list[str]:
    lines = textwrap.wrap(text, most, break_long_words=False, break_on_hyphens=False)
    return [each.replace(_KEPT_SPACE, " ") for each in lines]


def _rows(columns: Sequence[Sequence[Sequence[str]]]) -> list[str]:
    widths = [_longest(cells) for cells in columns]
    return [line for cells in zip(*columns, strict=True) for line in _row(cells, widths)]


def _row(cells: Sequence[Sequence[str]], widths: Sequence[int]) -> Iterator[str]:
    for index in range(max(map(len, cells))):
        parts = (cell[index] if index < len(cell) else "" for cell in cells)
        line = _GAP.join(part.ljust(most) for part, most in zip(parts, widths, strict=True))
        yield line.replace(_KEPT_SPACE, " ").rstrip()


def _blocks(columns: Sequence[Column], width: int) -> list[str]:
    first, *others, last = columns
    indent = max(len(each.heading) for each in others) + 2 * len(_GAP)
    lines = []
    for row, name in enumerate(first.cells):
        lines.append(f"{_joined(name, first)}: {_joined(last.cells[row], last)}")
        for column in others:
            if column.cells[row] or not column.optional:
                text = _words(_joined(column.cells[row], column), max(width - indent, 1))
                heads = [f"{_GAP}{column.heading.lower()}", *[""] * (len(text) - 1)]
                lines += [f"{head:{indent}}{line}" for head, line in zip(heads, text, strict=True)]
    return lines
