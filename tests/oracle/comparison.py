"""Compares the worker's verdict on every fixture with that of `funcls check`; exits with 1 where they differ."""

from __future__ import annotations

import argparse
import enum
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from oracle.environment import OF_FIXTURES
from oracle.fixtures import APPS, Fixture, FunctionKey, find_fixtures
from oracle.judges import Errors, Refusal, ask_funcls, ask_worker

_COLUMNS = (
    "functions",
    "compared",
    "refused",
    "left to the host",
    "false errors",
    "missed refusals",
    "wrong fixtures",
    "not judged",
)
_LONGEST_MESSAGE = 160
_REFUSED_APPS = "broken-app/"


class Verdict(enum.Enum):
    """What comes out for one function; the value is for a reader."""

    LOADS = "loads"
    REFUSED = "refused"
    HOST = "left to the host"
    FALSE_ERROR = "false error"
    MISSED_REFUSAL = "missed refusal"
    WRONG_FIXTURE = "wrong fixture"
    """Both agree, and the function does not do what the name of its folder promises."""
    NOT_JUDGED = "not judged"
    """The answer depends on running the code, and funcls says nothing."""

    @property
    def mismatch(self) -> bool:
        return self in (Verdict.FALSE_ERROR, Verdict.MISSED_REFUSAL, Verdict.WRONG_FIXTURE)


class Outcome(NamedTuple):
    """A verdict with the message behind it: the worker's, or that of funcls where the worker gave none."""

    app: str
    function: str
    verdict: Verdict
    message: str

    def __str__(self) -> str:
        first_line = self.message.partition("\n")[0]
        if len(first_line) > _LONGEST_MESSAGE:
            first_line = first_line[: _LONGEST_MESSAGE - 1] + "…"
        return f"{self.app}/{self.function}: {self.verdict.value}" + (f": {first_line}" if first_line else "")


def main(arguments: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(prog="oracle", description="Compare `funcls check` with the real worker.")
    parser.add_argument("--list", action="store_true", help="print the verdict on every function, not only mismatches")
    options = parser.parse_args(arguments)

    fixtures = find_fixtures()
    requests = {fixture.key: fixture.load for fixture in fixtures if not isinstance(fixture.load, str)}
    outcomes = list(_outcomes(fixtures, ask_worker(requests), ask_funcls(APPS, OF_FIXTURES)))
    mismatches = sum(outcome.verdict.mismatch for outcome in outcomes)
    lines = list(_table(outcomes))
    lines += [str(outcome) for outcome in outcomes if options.list or outcome.verdict.mismatch]
    lines.append(f"oracle: {mismatches} mismatches" if mismatches else "oracle: the worker and funcls agree")
    sys.stdout.write("\n".join(lines) + "\n")
    return 1 if mismatches else 0


def judge(fixture: Fixture, refusal: str | None, errors: Errors) -> tuple[Verdict, str]:
    """The verdict on a function and the message behind it.

    `refusal` is the worker's: None where it was not asked, empty where the function loads.
    """
    if fixture.depends_on_running:
        return (Verdict.FALSE_ERROR, errors.worker[0]) if errors.worker else (Verdict.NOT_JUDGED, refusal or "")
    if isinstance(fixture.load, str) and not errors.host:
        return Verdict.MISSED_REFUSAL, f"by the host: {fixture.load}"
    if errors.host:
        verdict, message = Verdict.HOST, errors.host[0]
    elif refusal:
        verdict, message = (Verdict.REFUSED if errors.worker else Verdict.MISSED_REFUSAL), refusal
    elif errors.worker:
        verdict, message = Verdict.FALSE_ERROR, errors.worker[0]
    else:
        verdict, message = Verdict.LOADS, ""
    if not verdict.mismatch and fixture.promises_to_load != (verdict is Verdict.LOADS):
        return Verdict.WRONG_FIXTURE, message or "it loads"
    return verdict, message


def _outcomes(
    fixtures: Sequence[Fixture], refusals: Mapping[FunctionKey, Refusal], errors: Mapping[FunctionKey, Errors]
) -> Iterator[Outcome]:
    for fixture in fixtures:
        refusal = refusals[fixture.key].words if fixture.key in refusals else None
        yield Outcome(*fixture.key, *judge(fixture, refusal, errors.get(fixture.key, Errors())))
    # Errors on an app as a whole, which only the host refuses, or on what is no function: no other fixture plants one.
    for key in sorted(errors.keys() - {fixture.key for fixture in fixtures}):
        by_host = () if key.app.startswith(_REFUSED_APPS) else errors[key].host
        for message in (*by_host, *errors[key].worker):
            yield Outcome(*key, Verdict.FALSE_ERROR, message)


def _table(outcomes: Sequence[Outcome]) -> Iterator[str]:
    counts: dict[str, Counter[Verdict]] = defaultdict(Counter)
    for outcome in outcomes:
        counts[outcome.app][outcome.verdict] += 1
    total: Counter[Verdict] = sum(counts.values(), Counter())
    width = max(map(len, counts))
    yield " " * width + "".join(f"  {column}" for column in _COLUMNS)
    for app, counter in [*counts.items(), ("total", total)]:
        cells = zip(_COLUMNS, _row(counter), strict=True)
        yield app.ljust(width) + "".join(f"  {number or '-':>{len(column)}}" for column, number in cells)


def _row(counter: Counter[Verdict]) -> tuple[int, ...]:
    functions = counter.total()
    return (
        functions,
        functions - counter[Verdict.HOST] - counter[Verdict.NOT_JUDGED],
        counter[Verdict.REFUSED],
        counter[Verdict.HOST],
        counter[Verdict.FALSE_ERROR],
        counter[Verdict.MISSED_REFUSAL],
        counter[Verdict.WRONG_FIXTURE],
        counter[Verdict.NOT_JUDGED],
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
