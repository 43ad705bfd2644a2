"""The two judges: the worker, and `funcls check`."""

from __future__ import annotations

import json
import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Final, NamedTuple

from funcls.rules.finding import Refuser
from funcls.rules.table import RULES
from oracle.fixtures import FunctionKey, LoadRequest

_WORKER: Final = Path(__file__).with_name("worker.py")
_CODES_OF_HOST: Final = {rule.code for rule in RULES if rule.refused_by is Refuser.HOST}
_FAILED_ANNOTATIONS: Final = (
    "NameError: ",
    "AttributeError: ",
    "TypeError: ",
    "IndexError: ",
    "RecursionError: ",
    "SyntaxError: Forward reference",
)


class Refusal(NamedTuple):
    """What the worker says of a function; it is false where the function loads.

    `where` is one of "import" (a module raises), "entry" (the entry point is not found) and "signature".
    """

    where: str
    words: str

    def __bool__(self) -> bool:
        return bool(self.where)

    @property
    def step(self) -> str:
        """What the worker was at: `where`, or "evaluation" if a module raises as it does when an annotation fails."""
        fails = self.where == "import" and self.words.startswith(_FAILED_ANNOTATIONS)
        return "evaluation" if fails else self.where


@dataclass
class Errors:
    """The messages of the errors that funcls reports for a function, by who refuses it."""

    host: list[str] = field(default_factory=list)
    worker: list[str] = field(default_factory=list)

    def add(self, code: str, message: str) -> None:
        """Add the error of a rule."""
        messages = self.host if code in _CODES_OF_HOST else self.worker
        messages.append(f"{code}: {message}")


class Worker:
    """A process that loads functions as the worker does, each in a fork of its own."""

    def __enter__(self) -> Worker:
        # Isolated, so that only the app is on the path, as in the cloud; without bytecode, so that it stays as it is.
        self._process = subprocess.Popen(
            [sys.executable, "-I", "-B", "-W", "ignore", _WORKER],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            encoding="utf-8",
        )
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._process.communicate()

    def ask(self, request: LoadRequest) -> Refusal:
        """Return what the worker says of a function; raises RuntimeError if its process has ended."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(json.dumps(request) + "\n")
        self._process.stdin.flush()
        answer = self._process.stdout.readline()
        if not answer:
            raise RuntimeError(f"{request['directory']}: the worker's process failed")
        return Refusal(*json.loads(answer))


def ask_worker(requests: Mapping[FunctionKey, LoadRequest]) -> dict[FunctionKey, Refusal]:
    """Return what the worker says of each function; raises RuntimeError if its process has ended."""
    with Worker() as worker:
        return {key: worker.ask(request) for key, request in requests.items()}


def ask_funcls(folder: Path, python: str, *, fix: bool = False) -> Mapping[FunctionKey, Errors]:
    """Return the errors of `funcls check` on all apps below `folder`, for a Python version such as `3.13`.

    With `fix`, those that `funcls check --fix` leaves. Those of an app as a whole have an empty function name. Raises
    RuntimeError if it could not run.
    """
    # Isolated, so that the installed funcls answers, and not a package beside the fixtures or the tests.
    command = [sys.executable, "-I", "-m", "funcls", "check", "--output-format", "json", "--python-version", python]
    run = subprocess.run(
        [*command, *(["--fix"] if fix else []), "."], cwd=folder, capture_output=True, encoding="utf-8", check=False
    )
    if run.returncode not in (0, 1):
        raise RuntimeError(f"funcls check ended with exit code {run.returncode}: {run.stderr.strip()}")
    return read_errors(json.loads(run.stdout)["diagnostics"])


def read_errors(diagnostics: Iterable[Mapping[str, str]]) -> Mapping[FunctionKey, Errors]:
    """Return the errors among the diagnostics that `funcls check` writes as JSON."""
    errors: dict[FunctionKey, Errors] = defaultdict(Errors)
    for diagnostic in diagnostics:
        if diagnostic["severity"] == "error":
            key = FunctionKey(diagnostic["app"], diagnostic["function"] or "")
            errors[key].add(diagnostic["code"], diagnostic["message"])
    return errors
