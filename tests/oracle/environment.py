"""The virtual environment of the oracle: Python 3.13 with the worker's runtime and the funcls of this checkout."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[2]
VENV = REPOSITORY / ".oracle" / "venv-3.13"

# Pinned: the fixtures promise what these do, and a new release should fail the change that adopts it, not any other.
WORKER_REQUIREMENTS = ("azure-functions==2.3.0", "azure-functions-runtime-v1==1.2.0")

_STAMP = VENV / "installed.sha256"
_PRINT_IF_WANTED = "import sys; print(sys.executable if sys.version_info[:2] == (3, 13) else '')"


def find_python() -> Path | None:
    """Return the executable of an installed Python 3.13, or None: the worker's runtime exists for 3.13 and later."""
    for command in _candidates():
        try:
            answer = subprocess.run([*command, "-c", _PRINT_IF_WANTED], capture_output=True, text=True, check=False)
        except OSError:
            continue
        # A pyenv shim is on PATH also for a version that is not selected; it then fails.
        if answer.returncode == 0 and answer.stdout.strip():
            return Path(answer.stdout.strip())
    return None


def ready_python(python: Path) -> Path:
    """Return the environment's interpreter, after bringing it up to date; `python` is only used to create it.

    Raises CalledProcessError if the environment cannot be made or filled; pip has then said why on stderr.
    """
    interpreter = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    wanted = _fingerprint()
    if interpreter.exists() and _STAMP.exists() and _STAMP.read_text(encoding="ascii") == wanted:
        return interpreter
    if not interpreter.exists():
        shutil.rmtree(VENV, ignore_errors=True)
        subprocess.run([str(python), "-m", "venv", str(VENV)], check=True)
    _STAMP.unlink(missing_ok=True)
    pip = [str(interpreter), "-m", "pip", "--disable-pip-version-check", "install", "--quiet"]
    subprocess.run([*pip, *WORKER_REQUIREMENTS, str(REPOSITORY)], check=True)
    _STAMP.write_text(wanted, encoding="ascii")
    return interpreter


def _candidates() -> Iterator[list[str]]:
    yield [sys.executable]
    yield ["python3.13"]
    pyenv = Path(os.environ.get("PYENV_ROOT") or Path.home() / ".pyenv")
    for python in sorted(pyenv.glob("versions/3.13*/bin/python"), reverse=True):
        yield [str(python)]
    yield ["py", "-3.13"]


def _fingerprint() -> str:
    """A hash of all that the environment is made from: requirements and every file that goes into the wheel."""
    digest = hashlib.sha256("\n".join(WORKER_REQUIREMENTS).encode())
    files = [REPOSITORY / "pyproject.toml"]
    for folder in ("server/funcls", "schemas"):
        files += sorted(path for path in (REPOSITORY / folder).rglob("*") if path.is_file() and path.suffix != ".pyc")
    for file in files:
        digest.update(f"\0{file.relative_to(REPOSITORY).as_posix()}\0".encode())
        digest.update(file.read_bytes())
    return digest.hexdigest()
