"""The two judges: the worker, and `funcls check`."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

from funcls.rules.finding import Refuser
from funcls.rules.table import RULES
from oracle.fixtures import APPS, Fixture, FunctionKey, LoadRequest

_LOAD_ONE = Path(__file__).with_name("load_one.py")
_SECONDS_TO_LOAD = 60


@dataclass
class Errors:
    """The messages of the errors that funcls reports for a function, by who refuses it."""

    host: list[str] = field(default_factory=list)
    worker: list[str] = field(default_factory=list)


def ask_worker(fixtures: Iterable[Fixture]) -> dict[FunctionKey, str]:
    """Return the worker's refusals, empty for a function that loads; without those that the host keeps from it.

    Raises RuntimeError or TimeoutExpired if the worker gives no answer.
    """
    requests = {fixture.key: fixture.load for fixture in fixtures if not isinstance(fixture.load, str)}
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        return dict(zip(requests, pool.map(_load_one, requests.values()), strict=True))


def ask_funcls() -> Mapping[FunctionKey, Errors]:
    """Return the errors of `funcls check` on all fixture apps; those of an app as a whole have an empty function name.

    Raises RuntimeError if it could not run.
    """
    # Isolated, so that the installed funcls answers, and not a package beside the fixtures or the tests.
    command = [sys.executable, "-I", "-m", "funcls", "check", "--output-format", "json", "--python-version", "3.13"]
    run = subprocess.run([*command, "."], cwd=APPS, capture_output=True, encoding="utf-8", check=False)
    if run.returncode not in (0, 1):
        raise RuntimeError(f"funcls check ended with exit code {run.returncode}: {run.stderr.strip()}")
    codes_of_host = {rule.code for rule in RULES if rule.refused_by is Refuser.HOST}
    errors: dict[FunctionKey, Errors] = defaultdict(Errors)
    for diagnostic in json.loads(run.stdout)["diagnostics"]:
        if diagnostic["severity"] == "error":
            found = errors[FunctionKey(diagnostic["app"], diagnostic["function"] or "")]
            messages = found.host if diagnostic["code"] in codes_of_host else found.worker
            messages.append(f"{diagnostic['code']}: {diagnostic['message']}")
    return errors


def _load_one(request: LoadRequest) -> str:
    # Isolated, so that only the app is on the path, as in the cloud; without bytecode, so that the app stays as it is.
    run = subprocess.run(
        [sys.executable, "-I", "-B", _LOAD_ONE],
        input=json.dumps(request),
        capture_output=True,
        encoding="utf-8",
        timeout=_SECONDS_TO_LOAD,
        check=False,
    )
    if run.returncode != 0:
        raise RuntimeError(f"{request['directory']}: the worker's process failed: {run.stderr.strip()}")
    refusal: str = json.loads(run.stdout)
    return refusal
