"""Prints funcls beside an empty pygls server in one table."""

from __future__ import annotations

import argparse
import statistics
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from bench import machine
from bench.fixture import guide_app
from bench.inferred import measure_inferred
from bench.large import measure_large
from bench.processes import EMPTY_PROCESS, EMPTY_SERVER, FUNCLS, FUNCLS_SERVER, run_ms
from bench.sessions import QUESTIONS, start, work
from bench.table import Row, as_markdown, as_text

STARTS = 15
ROUNDS = 50
CHECKS = 20

KEYSTROKE_LIMIT = 5.0
ANSWER_LIMITS = {"completion": 3.0, "hover": 1.5, "definition": 1.5}
CHECK_LIMIT = 250.0
MEMORY_LIMIT = 140.0
START_RATIO = 1.15


def main(arguments: Sequence[str]) -> int:
    """Measure and print; return 0 whatever the figures are."""
    parser = argparse.ArgumentParser(prog="bench", description="Measure funcls beside an empty pygls server.")
    parser.add_argument("--markdown", action="store_true", help="print the table as Markdown")
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        rows = [*measure_starts(Path(folder)), *measure_sessions(Path(folder)), measure_check(Path(folder))]
        rows += measure_inferred(Path(folder))
        rows += measure_large(Path(folder))
    table = as_markdown(rows) if options.markdown else as_text(rows)
    sys.stdout.write(f"{machine.describe()}\n\n{table}\n")
    return 0


def measure_starts(folder: Path) -> list[Row]:
    """Start both servers by turns, so that whatever else the machine does meets both."""
    app = guide_app(folder / "starts")
    for command, finds in ((FUNCLS_SERVER, True), (EMPTY_SERVER, False)):
        start(command, app, finds)  # compiles what was not compiled
    funcls, empty = [], []
    for _ in range(STARTS):
        funcls.append(start(FUNCLS_SERVER, app, finds=True))
        empty.append(start(EMPTY_SERVER, app, finds=False)[0])
    limit = START_RATIO * statistics.median(empty)
    aim = f"<= {START_RATIO} x empty, {limit:.0f} ms"
    return [
        Row("start to initialize answered", [each for each, _ in funcls], empty, aim, limit),
        Row("first open to findings", [each for _, each in funcls]),
    ]


def measure_sessions(folder: Path) -> list[Row]:
    """Hold the same conversation with both servers."""
    app = guide_app(folder / "session")
    others = [guide_app(folder / f"other{number}") for number in range(ROUNDS)]
    funcls = work(FUNCLS_SERVER, app, others, ROUNDS, finds=True)
    empty = work(EMPTY_SERVER, app, others, ROUNDS, finds=False)
    rows = [Row("later open to findings", funcls.later_open)]
    aim = f"<= {KEYSTROKE_LIMIT:g} ms"
    rows.append(Row("keystroke in Python to findings", funcls.script_keystroke, (), aim, KEYSTROKE_LIMIT))
    rows.append(Row("keystroke in function.json to findings", funcls.configuration_keystroke, (), aim, KEYSTROKE_LIMIT))
    for name, durations in funcls.answers.items():
        limit = ANSWER_LIMITS[QUESTIONS[name].method]
        rows.append(Row(name, durations, (), f"<= {limit:g} ms", limit))
    aim = f"<= {MEMORY_LIMIT:g} MB"
    rows.append(
        Row("resident memory afterwards, with jedi", funcls.megabytes, empty.megabytes, aim, MEMORY_LIMIT, "MB")
    )
    return rows


def measure_check(folder: Path) -> Row:
    """Run `funcls check` and an interpreter that does nothing by turns."""
    command = (*FUNCLS, "check", str(guide_app(folder / "check").root))
    run_ms(command, expected=1)
    funcls, empty = [], []
    for _ in range(CHECKS):
        funcls.append(run_ms(command, expected=1))
        empty.append(run_ms(EMPTY_PROCESS, expected=0))
    return Row("funcls check (beside python -c pass)", funcls, empty, f"<= {CHECK_LIMIT:g} ms", CHECK_LIMIT)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
