"""How the rounds of `funcls check --watch` look: the whole at a terminal, what is new or mended elsewhere."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Final, TextIO

from funcls.cli.check import Result
from funcls.cli.difference import difference
from funcls.cli.text_output import Style, closing_line, findings_to_text, to_text, where_is

_CLEAR: Final = "\x1b[2J\x1b[3J\x1b[H"
"""Empties the screen and what was scrolled off it, and goes to its beginning."""


class Rounds:
    """Writes the rounds to a stream, paths from `folder`."""

    def __init__(
        self, stream: TextIO, folder: str, *, verbose: bool, now: Callable[[], datetime] = datetime.now
    ) -> None:
        self._stream = stream
        self._folder = folder
        self._verbose = verbose
        self._now = now
        self._style = Style.for_stream(stream)
        self._is_screen = stream.isatty() and os.environ.get("TERM") != "dumb"
        self._before: Sequence[Result] | None = None

    def show(self, results: Sequence[Result]) -> None:
        """Write what is said now: all of it on a screen and the first time, else what differs from the last time."""
        before, self._before = self._before, results
        if self._is_screen or before is None:
            self._write(to_text(results, self._folder, self._style, verbose=self._verbose))
        else:
            self._write("\n".join(self._differing(before, results)))

    def tell(self, problem: str) -> None:
        """Write why nothing can be checked for now."""
        self._write(f"funcls: {problem}")

    def end(self) -> None:
        """Leave the cursor at the beginning of a line: a terminal writes ^C where it stands."""
        if self._is_screen:
            print(file=self._stream)

    def _differing(self, before: Sequence[Result], results: Sequence[Result]) -> list[str]:
        differs = difference(before, results)
        mended = [
            f"mended: {where_is(each.place, result, self._folder)} {each.code}"
            for result in differs.mended
            for each in result.findings
        ]
        return [*findings_to_text(differs.new, self._folder, self._style), *mended, closing_line(results)]

    def _write(self, text: str) -> None:
        if self._is_screen:
            text = f"{_CLEAR}{text}\n\nChecked at {self._now():%H:%M:%S}. Waiting for changes; Ctrl-C ends."
        print(text, file=self._stream, flush=True)
