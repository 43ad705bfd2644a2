"""Installs the editors where they are missing, and runs the tests in them: `make editors`."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from editors.installation import InstallationError, ready_emacs, ready_neovim


def main() -> int:
    try:
        for command in (ready_neovim(), ready_emacs()):
            sys.stdout.write(f"editors: {version(command)}\n")
    except InstallationError as error:
        sys.stderr.write(f"editors: {error}\n")
        return 2
    sys.stdout.flush()
    return pytest.main([str(Path(__file__).with_name("in_editors.py")), *sys.argv[1:]])


def version(command: Path) -> str:
    """The first line of what an editor says of itself."""
    return subprocess.run(
        [command, "--version"], capture_output=True, encoding="utf-8", check=True
    ).stdout.splitlines()[0]


if __name__ == "__main__":
    sys.exit(main())
