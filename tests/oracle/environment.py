"""The virtual environments of the oracle: for each Python the worker's runtime, and the funcls of this checkout."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Final

REPOSITORY: Final = Path(__file__).resolve().parents[2]

# Pinned: the fixtures promise what these do, and a new release should fail the change that adopts it, not any other.
# hypothesis is pinned because a seed gives the same functions in one release only.
_RUNTIME: Final = "azure-functions-runtime-v1==1.2.0"
_SHARED: Final = ("azure-functions-durable==1.7.0", "hypothesis==6.170.17")


@dataclass(frozen=True)
class Environment:
    """A virtual environment; `python` is its version (`3.13`), `forced` goes in whatever Python it asks for."""

    python: str
    requirements: tuple[str, ...]
    forced: tuple[str, ...] = ()

    @property
    def folder(self) -> Path:
        return REPOSITORY / ".oracle" / f"venv-{self.python}"

    @property
    def interpreter(self) -> Path:
        return self.folder / "bin" / "python"

    def find_python(self) -> Path | None:
        """Return the executable of an installed Python of this version, or None."""
        major, minor = self.python.split(".")
        version = f"sys.version_info[:2] == ({major}, {minor})"
        program = f"import sys; print(sys.executable if {version} else '')"
        for command in self._candidates():
            try:
                answer = subprocess.run([*command, "-c", program], capture_output=True, text=True, check=False)
            except OSError:
                continue
            # A pyenv shim is on PATH also for a version that is not selected; it then fails.
            if answer.returncode == 0 and answer.stdout.strip():
                return Path(answer.stdout.strip())
        return None

    def make_ready(self, python: Path) -> None:
        """Bring the environment up to date; `python` is only used to create it.

        Raises CalledProcessError if the environment cannot be made or filled; pip has then said why on stderr.
        """
        stamp = self.folder / "installed.sha256"
        if self.interpreter.exists() and stamp.exists() and stamp.read_text(encoding="ascii") == self._fingerprint:
            return
        if not self.interpreter.exists():
            shutil.rmtree(self.folder, ignore_errors=True)
            subprocess.run([str(python), "-m", "venv", str(self.folder)], check=True)
        stamp.unlink(missing_ok=True)
        pip = [str(self.interpreter), "-m", "pip", "--disable-pip-version-check", "install", "--quiet"]
        subprocess.run([*pip, *self.requirements, *_SHARED, str(REPOSITORY)], check=True)
        if self.forced:
            subprocess.run([*pip, "--no-deps", "--ignore-requires-python", *self.forced], check=True)
        stamp.write_text(self._fingerprint, encoding="ascii")

    def _candidates(self) -> Iterator[list[str]]:
        yield [sys.executable]
        yield [f"python{self.python}"]
        pyenv = Path(os.environ.get("PYENV_ROOT") or Path.home() / ".pyenv")
        for python in sorted(pyenv.glob(f"versions/{self.python}*/bin/python"), reverse=True):
            yield [str(python)]

    @cached_property
    def _fingerprint(self) -> str:
        """A hash of all that the environment is made from: requirements and every file that goes into the wheel."""
        digest = hashlib.sha256("\n".join((*self.requirements, *_SHARED, *self.forced)).encode())
        files = [REPOSITORY / "pyproject.toml"]
        for folder in ("server/funcls", "schemas"):
            files += sorted(path for path in (REPOSITORY / folder).rglob("*") if path.is_file() and _goes_in(path))
        for file in files:
            digest.update(f"\0{file.relative_to(REPOSITORY).as_posix()}\0".encode())
            digest.update(file.read_bytes())
        return digest.hexdigest()


def _goes_in(path: Path) -> bool:
    return path.suffix != ".pyc"


ENVIRONMENTS: Final = {
    each.python: each
    for each in (
        Environment("3.13", ("azure-functions==2.3.0", _RUNTIME)),
        # Up to 3.12 another worker serves the cloud. Its conditions are those of this runtime, and it is not on PyPI.
        Environment("3.11", ("azure-functions==1.26.0",), (_RUNTIME,)),
    )
}
"""By Python version, in the order in which they are asked."""

OF_FIXTURES: Final = "3.13"
"""The Python that loads the hand-written apps of `tests/apps`."""
