"""Prepares the environment and runs the comparison in it, with any supported Python and its standard library alone."""

from __future__ import annotations

import os
import subprocess
import sys

from oracle.environment import REPOSITORY, find_python, ready_python


def main() -> int:
    python = find_python()
    if python is None:
        sys.stdout.write("oracle: skipped, for the worker's runtime needs Python 3.13 and none was found\n")
        return 0
    try:
        interpreter = ready_python(python)
    except subprocess.CalledProcessError as error:
        sys.stderr.write(f"oracle: its environment could not be made: {error}\n")
        return 2
    command = [str(interpreter), "-m", "oracle.comparison", *sys.argv[1:]]
    environment = os.environ | {"PYTHONPATH": str(REPOSITORY / "tests")}
    return subprocess.run(command, env=environment, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
