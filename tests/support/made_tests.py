"""Unit tests that a refactoring has made, run as they stand."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path


def write(folder: Path, texts: dict[str, str]) -> None:
    """Write files, by their paths in the folder."""
    for path, text in texts.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")


def failures(folder: Path) -> dict[str, str]:
    """Run the tests below `tests`; return what the one of each file failed with, by the path of the file."""
    command = [sys.executable, "-m", "pytest", "-q", "-rf", "--tb=no", "-p", "no:cacheprovider", "tests"]
    wide = {**os.environ, "COLUMNS": "300"}
    done = subprocess.run(command, cwd=folder, env=wide, capture_output=True, text=True, encoding="utf-8", check=False)
    failed = [line.split(" ", 1)[1] for line in done.stdout.splitlines() if line.startswith("FAILED ")]
    return {line.partition("::")[0]: line.partition(" - ")[2] for line in failed}
