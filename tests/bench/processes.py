"""The processes that are measured, each started in the same way."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

FUNCLS = (sys.executable, "-m", "funcls")
FUNCLS_SERVER = (*FUNCLS, "--stdio")
EMPTY_SERVER = (sys.executable, str(Path(__file__).with_name("empty_server.py")))
EMPTY_PROCESS = (sys.executable, "-c", "pass")

# An installed funcls finds its libraries compiled; PYTHONDONTWRITEBYTECODE would have every start compile them anew.
ENVIRONMENT = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}


def milliseconds_since(began: float) -> float:
    """Return the time since `began`, a value of `time.perf_counter`."""
    return (time.perf_counter() - began) * 1000


def run_ms(command: Sequence[str], expected: int) -> float:
    """Return how long a command took as a whole; raises ValueError where it ends with another code than expected."""
    began = time.perf_counter()
    code = subprocess.run(command, env=ENVIRONMENT, stdout=subprocess.DEVNULL, check=False).returncode
    duration = milliseconds_since(began)
    if code != expected:
        raise ValueError(f"{' '.join(command[:3])} ended with {code}, not {expected}")
    return duration
