"""How the figures of the bench are summed up and shown."""

from __future__ import annotations

import pytest

from bench.table import Row, as_markdown, as_text, percentile


@pytest.mark.parametrize(("count", "expected"), [(1, 1), (15, 15), (20, 19), (50, 48), (100, 95)])
def test_the_95th_percentile_is_the_nearest_rank(count: int, expected: int) -> None:
    assert percentile(list(range(count, 0, -1)), 0.95) == expected


def test_a_row_has_median_and_percentile_of_both_and_whether_the_aim_is_met() -> None:
    row = Row("start", [301, 303, 302], [298, 300, 299], "<= 345 ms", 345)

    assert row.cells() == ["start", "302 ms", "303 ms", "299 ms", "300 ms", "<= 345 ms", "yes"]


def test_a_median_beyond_the_limit_is_plain_to_see() -> None:
    assert Row("hover", [1.0, 2.0, 2.0], (), "<= 1.5 ms", 1.5).cells()[-1] == "NO"


def test_one_value_has_no_percentile_and_what_is_not_measured_is_a_dash() -> None:
    assert Row("memory", [49.4], unit="MB").cells() == ["memory", "49 MB", "-", "-", "-", "-", "-"]


def test_columns_are_aligned_in_text() -> None:
    assert as_text([Row("open", [2.5]), Row("hover", [0.25, 0.26])]).splitlines() == [
        "        funcls      p95  beside  p95  aim  met",
        "open   2.50 ms        -       -    -  -      -",
        "hover  0.26 ms  0.26 ms       -    -  -      -",
    ]


def test_markdown_has_a_line_for_each_row() -> None:
    assert as_markdown([Row("open", [2.5])]).splitlines() == [
        "|  | funcls | p95 | beside | p95 | aim | met |",
        "| --- | --: | --: | --: | --: | --- | --- |",
        "| open | 2.50 ms | - | - | - | - | - |",
    ]
