"""What the figures depend on: the machine, the interpreter and the versions of the packages."""

from __future__ import annotations

import os
import platform
from importlib.metadata import version
from pathlib import Path

_PACKAGES = ("funcls", "pygls", "lsprotocol", "jsonschema")


def describe() -> str:
    """Return one line without the name of the host."""
    packages = ", ".join(f"{name} {version(name)}" for name in _PACKAGES)
    python = f"{platform.python_implementation()} {platform.python_version()}"
    return f"{_cpu()}, {os.cpu_count()} cores, {platform.system()}; {python}; {packages}"


def resident_megabytes(pid: int) -> float | None:
    """Return the resident memory of a process in MB of 1024 * 1024 bytes, or None where /proc does not tell it."""
    for line in _lines(Path(f"/proc/{pid}/status")):
        if line.startswith("VmRSS:"):
            return int(line.split()[1]) / 1024
    return None


def _cpu() -> str:
    for line in _lines(Path("/proc/cpuinfo")):
        if line.startswith("model name"):
            return line.partition(":")[2].strip()
    return platform.processor() or platform.machine()


def _lines(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8").splitlines() if path.exists() else []
