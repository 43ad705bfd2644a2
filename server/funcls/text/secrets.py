"""Keeps the secrets that people paste into their files out of everything that funcls writes."""

from __future__ import annotations

import re
from typing import Final

_SECRET: Final = re.compile(
    r"""(?P<name>(?:\b(?:AccountKey|SharedAccessKey|SharedAccessSignature)|[?&;]sig|;\s*(?:Password|Pwd|ClientSecret))\s*=\s*)
    (?P<value>[^;&"'\s]+)""",
    re.IGNORECASE | re.VERBOSE,
)


def masked(text: str) -> str:
    """Return the text with the secrets of connection strings and signed addresses as asterisks, of the same length."""
    return _SECRET.sub(lambda match: match["name"] + "*" * len(match["value"]), text)
