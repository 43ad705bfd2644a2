"""The page that tells users how to set up their editors, and the configurations that stand in it."""

from __future__ import annotations

import re
from pathlib import Path

DOCUMENT = Path(__file__).resolve().parents[2] / "server" / "docs" / "editors.md"


def configuration(language: str, section: str) -> str:
    """Return the one code block in `language` under the heading `section`."""
    blocks = re.findall(rf"^```{language}\n(.*?)^```$", _sections()[section], re.MULTILINE | re.DOTALL)
    if len(blocks) != 1:
        raise LookupError(f"{DOCUMENT.name} has {len(blocks)} blocks of {language} under '{section}'")
    block: str = blocks[0]
    return block


def _sections() -> dict[str, str]:
    parts = re.split(r"^#+ (.+)\n", DOCUMENT.read_text(encoding="utf-8"), flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2], strict=True))
