"""Where the libraries of an app lie: read as files, never imported."""

from __future__ import annotations

import sysconfig
from collections.abc import Iterator
from pathlib import Path
from typing import Final

STUBS: Final = Path(__file__).with_name("stubs")
"""Where funcls describes azure.functions itself, for apps whose packages lack it."""

_PATTERNS: Final = (
    ".venv/lib/python3*/site-packages",
    ".venv/Lib/site-packages",
    ".python_packages/lib/site-packages",
)


def search_path(root: str) -> list[str]:
    """Return where the imports of the app in the folder `root` are looked for: its own files first, then libraries."""
    folders = [Path(root), *_packages(Path(root)), STUBS, Path(sysconfig.get_path("stdlib"))]
    return [str(each) for each in folders]


def _packages(root: Path) -> Iterator[Path]:
    for pattern in _PATTERNS:
        yield from sorted(root.glob(pattern), reverse=True)
