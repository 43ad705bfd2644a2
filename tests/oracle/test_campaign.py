"""Hundreds of composed functions, the same on every run, held against the real worker."""

from __future__ import annotations

import subprocess
import sys

import pytest

from oracle.environment import ENVIRONMENTS, OF_FIXTURES, REPOSITORY

FUNCTIONS, SEED = 300, 1


@pytest.mark.slow
def test_funcls_agrees_with_the_worker_on_hundreds_of_functions() -> None:
    environment = ENVIRONMENTS[OF_FIXTURES]
    python = environment.find_python()
    if python is None:
        pytest.skip(f"Python {OF_FIXTURES} is not installed")
    try:
        environment.make_ready(python)
    except subprocess.CalledProcessError as error:
        pytest.skip(f"the environment of the worker could not be made: {error}")
    options = ["--python", OF_FIXTURES, "--functions", str(FUNCTIONS), "--seed", str(SEED), "--shrink", "30"]
    command = [sys.executable, "-m", "oracle", *options]
    run = subprocess.run(command, cwd=REPOSITORY / "tests", capture_output=True, encoding="utf-8", check=False)
    assert run.returncode == 0, run.stdout + run.stderr
