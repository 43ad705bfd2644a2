"""How the rounds of `funcls check --watch` look: the whole at a terminal, what is new or mended elsewhere."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from typing import Final, TextIO

from funcls.cli.closing import closing_line
from funcls.cli.difference import difference
from funcls.cli.reported import Outcome, Reported
from funcls.cli.text_output import where_is

_CLEAR: Final = "\x1b[2J\x1b[3J\x1b[H"
"""Empties the screen and what was scrolled off it, and goes to its beginning."""


class Rounds:
    """Writes the rounds to a stream."""

    def __init__(
        self,
        stream: TextIO,
        whole: Callable[[Outcome], str],
        some: Callable[[Iterable[Reported]], Sequence[str]],
        now: Callable[[], datetime] = datetime.now,
    ) -> None:
        """`whole` returns a report with its closing line, `some` the text of each of a few findings."""
        self._stream = stream
        self._whole = whole
        self._some = some
        self._now = now
        self._is_screen = stream.isatty() and os.environ.get("TERM") != "dumb"
        self._before: Outcome | None = None

    def show(self, outcome: Outcome) -> None:
        """Write what is said now: all of it on a screen and the first time, else what differs from the last time."""
        before, self._before = self._before, outcome
        if self._is_screen or before is None:
            self._write(self._whole(outcome))
        else:
            self._write("\n".join(self._differing(before, outcome)))

    def tell(self, problem: str) -> None:
        """Write why nothing can be checked for now."""
        self._write(f"funcls: {problem}")

    def end(self) -> None:
        """Leave the cursor at the beginning of a line: a terminal writes ^C where it stands."""
        if self._is_screen:
            print(file=self._stream)

    def _differing(self, before: Outcome, outcome: Outcome) -> list[str]:
        differs = difference(before.findings, outcome.findings)
        mended = [f"mended: {where_is(each)} {each.finding.code}" for each in differs.mended]
        return [*self._some(differs.new), *mended, closing_line(outcome)]

    def _write(self, text: str) -> None:
        if self._is_screen:
            text = f"{_CLEAR}{text}\n\nChecked at {self._now():%H:%M:%S}. Waiting for changes; Ctrl-C ends."
        print(text, file=self._stream, flush=True)
