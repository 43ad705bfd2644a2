"""Samples and how they are shown."""

from __future__ import annotations

import math
import statistics
from collections.abc import Sequence
from dataclasses import dataclass

Samples = Sequence[float]
"""Measured values in the unit of their row; empty where there is nothing to measure."""

_HEADER = ("", "funcls", "p95", "beside", "p95", "aim", "met")
_NOTHING = "-"


@dataclass(frozen=True)
class Row:
    """A subject with what was measured of funcls and beside it: of an empty server, unless the subject names another.

    `limit` is the most that the median of funcls should be.
    """

    subject: str
    funcls: Samples
    beside: Samples = ()
    aim: str = _NOTHING
    limit: float | None = None
    unit: str = "ms"

    def cells(self) -> list[str]:
        """Return what stands in the row, left to right."""
        met = _NOTHING
        if self.limit is not None and self.funcls:
            met = "yes" if statistics.median(self.funcls) <= self.limit else "NO"
        return [self.subject, *self._figures(self.funcls), *self._figures(self.beside), self.aim, met]

    def _figures(self, samples: Samples) -> tuple[str, str]:
        """The median and, of more than one value, the 95th percentile."""
        if not samples:
            return _NOTHING, _NOTHING
        p95 = self._figure(percentile(samples, 0.95)) if len(samples) > 1 else _NOTHING
        return self._figure(statistics.median(samples)), p95

    def _figure(self, value: float) -> str:
        return f"{value:.{2 if value < 10 else 0}f} {self.unit}"


def percentile(samples: Samples, share: float) -> float:
    """Return the smallest sample that is not exceeded by at least `share` of all samples (nearest rank)."""
    return sorted(samples)[max(math.ceil(share * len(samples)), 1) - 1]


def as_text(rows: Sequence[Row]) -> str:
    """Return a table for a terminal: subjects and aims to the left of their columns, figures to the right."""
    lines = [_HEADER, *(row.cells() for row in rows)]
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    return "\n".join(
        "  ".join(
            cell.ljust(width) if index in (0, 5) else cell.rjust(width)
            for index, (cell, width) in enumerate(zip(line, widths, strict=True))
        )
        for line in lines
    )


def as_markdown(rows: Sequence[Row]) -> str:
    """Return a Markdown table."""
    lines = [_HEADER, ("---", "--:", "--:", "--:", "--:", "---", "---"), *(row.cells() for row in rows)]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)
