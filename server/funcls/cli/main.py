"""What `funcls` does in a terminal."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from funcls.cli.arguments import FOR_PEOPLE, Arguments, Command
from funcls.cli.not_run import NotRunError
from funcls.cli.streams import reconfigure
from funcls.workspace.jobs import LostProcessError

EXIT_CLEAN, EXIT_NOT_RUN = 0, 2
EXIT_INTERRUPTED: Final = 130
"""As shells write it: 128 and the number of the signal of Ctrl-C."""


def run(arguments: Arguments) -> int:
    """Run the command and return its exit code: 0, 1 where a check found what counts, 2 where it could not run."""
    try:
        return _run(arguments)
    except BrokenPipeError:
        # The reader has gone; nobody is left to tell. Python would complain once more while closing the stream.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return EXIT_NOT_RUN
    except KeyboardInterrupt:
        return EXIT_INTERRUPTED
    except (NotRunError, LostProcessError, OSError) as problem:
        print(f"funcls: {problem}", file=sys.stderr)
        return EXIT_NOT_RUN


def _run(arguments: Arguments) -> int:
    # Each command imports what it needs: a check does not wait for what the others print.
    if arguments.command is Command.CHECK:
        # What tools read is the same on every system; of a path, what is no text is escaped.
        for_tools = {} if arguments.output_format in FOR_PEOPLE else {"encoding": "utf-8"}
        reconfigure(errors="backslashreplace", **for_tools)
        if arguments.watch:
            from funcls.cli.run_watch import run_watch

            gc.enable()
            return run_watch(arguments)
        from funcls.cli.run_check import run_check

        with _without_collector():
            return run_check(arguments)
    from funcls.cli.telling import tell

    with _without_collector():
        tell(arguments)
    return EXIT_CLEAN


@contextmanager
def _without_collector() -> Iterator[None]:
    """Keep Python from looking for garbage in cycles: a check makes hardly any, and it takes a quarter of the time."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()
