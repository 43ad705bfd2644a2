"""Prepares the environments and runs the oracle in them, with any supported Python and its standard library alone."""

from __future__ import annotations

import argparse
import os
import secrets
import subprocess
import sys
from collections.abc import Sequence

from oracle.environment import ENVIRONMENTS, OF_FIXTURES, REPOSITORY, Environment

_FUNCTIONS = 2000
_SECONDS_TO_SHRINK = 100.0
_LARGEST_SEED = 10**6


def main(arguments: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(prog="oracle", description="Compare `funcls check` with the real worker.")
    parser.add_argument("--python", choices=ENVIRONMENTS, action="append", help="only this Python (default: all)")
    parser.add_argument("--functions", type=int, default=_FUNCTIONS, metavar="N", help="how many functions to compose")
    parser.add_argument("--seed", type=int, help="compose the functions of an earlier run (default: fresh ones)")
    parser.add_argument(
        "--shrink", type=float, default=_SECONDS_TO_SHRINK, metavar="SECONDS", help="how long to make mismatches small"
    )
    parser.add_argument("--fixtures-only", action="store_true", help="compose none, judge the apps of tests/apps")
    parser.add_argument("--list", action="store_true", help="print the verdict on every fixture, not only mismatches")
    options = parser.parse_args(arguments)
    seed = options.seed if options.seed is not None else secrets.randbelow(_LARGEST_SEED)
    if not hasattr(os, "fork"):
        print("oracle: skipped, for it loads each function in a fork, and this system has none")
        return 0

    worst = 0
    for python in options.python or ENVIRONMENTS:
        environment = ENVIRONMENTS[python]
        found = environment.find_python()
        if found is None:
            print(f"oracle: Python {python} is skipped, for none was found", flush=True)
            continue
        try:
            environment.make_ready(found)
        except subprocess.CalledProcessError as error:
            print(f"oracle: the environment for Python {python} could not be made: {error}", file=sys.stderr)
            return 2
        if python == OF_FIXTURES:
            for part in ("comparison", "fixed_fixtures"):
                worst = max(worst, _run(environment, part, *(["--list"] if options.list else [])))
        if not options.fixtures_only:
            print(f"oracle: composing {options.functions} functions for Python {python}, --seed {seed}", flush=True)
            numbers = ("--functions", options.functions, "--seed", seed, "--shrink", options.shrink)
            worst = max(worst, _run(environment, "campaign", *numbers))
    return worst


def _run(environment: Environment, module: str, *arguments: object) -> int:
    command = [str(environment.interpreter), "-m", f"oracle.{module}", *map(str, arguments)]
    return subprocess.run(command, env=os.environ | {"PYTHONPATH": str(REPOSITORY / "tests")}, check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
