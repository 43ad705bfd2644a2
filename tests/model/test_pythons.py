"""How long Python versions live. Source: facts, runtime x Python, and changes 2024-2026, row 6."""

from __future__ import annotations

import pytest

from funcls.model.pythons import PYTHONS, SUPPORTED_PYTHONS, Life, Month, python_release


@pytest.mark.parametrize(
    ("version", "month", "life"),
    [
        ((3, 10), Month(2026, 11), Life.OVER),
        ((3, 10), Month(2026, 10), Life.NEARLY_OVER),
        ((3, 11), Month(2026, 11), Life.LONG),
        ((3, 11), Month(2027, 3), Life.LONG),
        ((3, 11), Month(2027, 4), Life.NEARLY_OVER),
        ((3, 11), Month(2027, 11), Life.OVER),
    ],
)
def test_how_long_a_version_lives_in_a_month(version: tuple[int, int], month: Month, life: Life) -> None:
    release = python_release(version)
    assert release is not None
    assert release.life(month) is life


def test_the_versions_stand_in_order_and_those_that_run_come_last() -> None:
    versions = [each.version for each in PYTHONS]
    assert versions == sorted(versions)
    assert SUPPORTED_PYTHONS == ((3, 10), (3, 11), (3, 12), (3, 13), (3, 14))
    assert versions[-len(SUPPORTED_PYTHONS) :] == list(SUPPORTED_PYTHONS)


def test_a_version_of_which_nothing_is_known() -> None:
    assert python_release((3, 15)) is None
