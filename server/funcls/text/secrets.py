"""Keeps the secrets that people paste into their files out of everything that funcls writes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from funcls.text.span import Span

_SECRET: Final = re.compile(
    r"""(?P<name>(?:\b(?:AccountKey|SharedAccessKey|SharedAccessSignature)|[?&;]sig|;\s*(?:Password|Pwd|ClientSecret))\s*=\s*)
    (?P<value>[^;&"'\s]+)""",
    re.IGNORECASE | re.VERBOSE,
)

_PLACEHOLDER: Final = re.compile(
    r"[%{<\[]|[*.xX]+$|Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==$"
)
"""What stands for a secret, and the key of the storage emulator, which everybody knows."""


class Secret(NamedTuple):
    """A secret in a text: the name of what it is, such as `AccountKey`, and where its value stands."""

    name: str
    span: Span


def secrets_in(text: str) -> Iterator[Secret]:
    """Yield the secrets of connection strings and signed addresses in a text, in order; placeholders are none."""
    # Most texts have none, and that is found out sooner by the character that all secrets have.
    for match in _SECRET.finditer(text) if "=" in text else ():
        if not _PLACEHOLDER.match(match["value"]):
            yield Secret(match["name"].strip("?&;= \t"), Span(*match.span("value")))


def masked(text: str) -> str:
    """Return the text with the secrets of connection strings and signed addresses as asterisks, of the same length."""
    return _SECRET.sub(lambda match: match["name"] + "*" * len(match["value"]), text)
