"""What `funcls check --verbose` adds: what an app is judged against, and who says so."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from funcls.model.target import Stated, Target, describe_versions

_PYTHON: Final = "Python"
_HOST: Final = "Functions host"
_BUNDLE: Final = "Extension bundle"
_WIDTH: Final = max(map(len, (_PYTHON, _HOST, _BUNDLE)))


def target_to_text(target: Target) -> Iterator[str]:
    """Yield a line for each part of the target."""
    yield _line(_PYTHON, describe_versions(target.python.versions), _where(target.python.stated))
    oldest = describe_versions((target.host.oldest,))
    host = oldest if target.host.stated else f"{oldest} or newer"
    yield _line(_HOST, host, _where(target.host.stated))
    bundle = target.bundle
    if bundle.stated:
        yield _line(_BUNDLE, f"{bundle.identifier} {bundle.version_range}", bundle.where)
    else:
        yield _line(_BUNDLE, "any", None)


def target_to_json(target: Target) -> dict[str, object]:
    """Return the parts of the target as data; `statedIn` is null where a part is assumed."""
    bundle = target.bundle if target.bundle.stated else None
    return {
        "python": {
            "versions": [describe_versions((version,)) for version in target.python.versions],
            "statedIn": _where(target.python.stated),
        },
        "host": {"oldest": describe_versions((target.host.oldest,)), "statedIn": _where(target.host.stated)},
        "bundle": {
            "identifier": bundle.identifier if bundle else None,
            "version": bundle.version_range if bundle else None,
            "statedIn": bundle.where if bundle else None,
        },
    }


def _line(part: str, value: str, where: str | None) -> str:
    return f"{part:{_WIDTH}}  {value} ({f'stated: {where}' if where else 'assumed'})"


def _where(stated: Stated | None) -> str | None:
    return stated.where if stated else None
