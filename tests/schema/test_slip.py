"""Which names differ by one slip of the pen."""

from __future__ import annotations

import pytest

from funcls.schema.slip import is_slip


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("routPrefix", "routePrefix"),
        ("extensionss", "extensions"),
        ("extemsions", "extensions"),
        ("functionTimeuot", "functionTimeout"),
        ("eventHub", "eventHubs"),
        ("Logging", "logging"),
        ("ogging", "logging"),
    ],
)
def test_one_slip(written: str, meant: str) -> None:
    assert is_slip(written, meant)
    assert is_slip(meant, written)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("minDequeueCount", "maxDequeueCount"),
        ("routePrefixes", "routePrefix"),
        ("tao", "to"),
        ("abcdef", "bacdfe"),
        ("", "version"),
        ("logger", "logging"),
        ("Part1", "Part2"),
        ("Part1", "part12"),
    ],
)
def test_more_than_one_or_short(written: str, meant: str) -> None:
    assert not is_slip(written, meant)
    assert not is_slip(meant, written)
