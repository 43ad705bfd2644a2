"""Secrets in a file that is published: what the rules on function.json and on host.json share."""

from __future__ import annotations

from collections.abc import Iterator

from funcls.model.source import SourceFile
from funcls.rules.finding import Report
from funcls.text.secrets import secrets_in


def secret_reports(file: SourceFile, instead: str) -> Iterator[Report]:
    """Yield a report for each secret in a file, its comments included; `instead` says where it belongs."""
    for secret in secrets_in(file.text) if file.readable else ():
        yield Report(
            file.place(secret.span),
            f"A secret stands here ({secret.name}): whoever sees the repository or the published files has it. "
            f"{instead} Then have a new one made, since this one has been written down.",
        )
