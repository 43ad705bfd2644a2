"""A table in as many columns as there are: in one line, with broken cells, as blocks; never cut."""

from __future__ import annotations

import pytest

from funcls.cli.table import Column, to_table, unbroken
from support.apps import block

COLUMNS = [
    Column("NAME", [["Orders"], ["Cleanup"]]),
    Column("READS", [[], []], optional=True),
    Column("WRITES", [["queue jobs", "HTTP response"], []], ", ", optional=True),
    Column("STATE", [["refused", "no-trigger"], ["indexed"]], ": "),
]

IN_ONE_LINE = """
    NAME     WRITES                     STATE
    Orders   queue jobs, HTTP response  refused: no-trigger
    Cleanup  -                          indexed
    """
BETWEEN_TEXTS = """
    NAME     WRITES         STATE
    Orders   queue jobs,    refused: no-trigger
             HTTP response
    Cleanup  -              indexed
    """
BETWEEN_WORDS = """
    NAME     WRITES       STATE
    Orders   queue jobs,  refused:
             HTTP         no-trigger
             response
    Cleanup  -            indexed
    """
BLOCKS = """
    Orders: refused: no-trigger
      writes  queue jobs,
              HTTP response
    Cleanup: indexed
    """


@pytest.mark.parametrize(
    ("width", "expected"),
    [(None, IN_ONE_LINE), (55, IN_ONE_LINE), (43, BETWEEN_TEXTS), (33, BETWEEN_WORDS), (25, BLOCKS)],
)
def test_a_table_fits_the_terminal(width: int | None, expected: str) -> None:
    assert "\n".join(to_table(COLUMNS, width)) == block(expected)


@pytest.mark.parametrize("width", range(1, 60))
def test_nothing_is_cut_at_any_width(width: int) -> None:
    words = " ".join(to_table(COLUMNS, width)).split()
    texts = [text for column in COLUMNS for cell in column.cells for text in cell]
    assert {word for text in texts for word in text.split()} <= {word.strip(",:") for word in words}


def test_what_could_steer_a_terminal_is_not_shown() -> None:
    columns = [Column("NAME", [["a\x1b[31m\n\tb\x9b"]]), Column("STATE", [["indexed"]])]
    shown = "a\N{REPLACEMENT CHARACTER}[31m\N{REPLACEMENT CHARACTER}\N{REPLACEMENT CHARACTER}b\N{REPLACEMENT CHARACTER}"
    assert to_table(columns, None)[1].split() == [shown, "indexed"]


def test_a_text_that_is_to_stay_whole() -> None:
    columns = [Column("NAME", [["Cleanup"]]), Column("TRIGGER", [[f"timer {unbroken('0 0 * * * *')}"]])]
    assert to_table(columns, 21) == ["NAME     TRIGGER", "Cleanup  timer", "         0 0 * * * *"]
