"""What an app is judged by, and who says so, as Markdown."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from funcls.model.target import Stated, Target, describe_versions

TARGET: Final = "x-target"


def describe_target(target: Target) -> str:
    """Return a line for each part of the target: what it is, and where that is stated, or that it is assumed."""
    return "\n".join(["funcls judges this app by:", "", *_lines(target)])


def _lines(target: Target) -> Iterator[str]:
    python, host, bundle = target.python, target.host, target.bundle
    yield f"- Python {describe_versions(python.versions)} {_where(python.stated)}"
    oldest = describe_versions((host.oldest,))
    yield f"- Functions host {oldest}{'' if host.stated else ' or newer'} {_where(host.stated)}"
    if bundle.stated:
        yield f"- extension bundle `{bundle.identifier} {bundle.version_range}` (stated: {bundle.where})"
    else:
        yield "- no extension bundle: none is stated"


def _where(stated: Stated | None) -> str:
    return f"(stated: {stated.where})" if stated is not None else "(assumed: nobody states it)"
