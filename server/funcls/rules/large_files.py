"""Files that are too large for funcls: what the rules on those of a function and of the app share."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from funcls.model.source import LARGEST, SourceFile
from funcls.rules.finding import Report
from funcls.text.span import Span


def large_reports(files: Iterable[SourceFile | None]) -> Iterator[Report]:
    """Yield a report at the start of each file that is too large."""
    for file in files:
        if file is not None and file.is_large:
            message = (
                f"{file.path} has more than {LARGEST:,} characters: funcls checks its syntax and looks no further."
            )
            yield Report(file.place(Span(0, 0)), message)
