"""The reasons for which the oracle lets funcls miss a refusal are those that server/docs/limits.md explains."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from oracle.compose.limits import Limit
from oracle.environment import REPOSITORY

TITLE = re.compile(r"^## (.+)$", re.MULTILINE)


def sections() -> dict[str, str]:
    text = (REPOSITORY / "server" / "docs" / "limits.md").read_text(encoding="utf-8")
    _, *parts = TITLE.split(text)
    return dict(zip(parts[::2], parts[1::2], strict=True))


def unused() -> Iterator[Limit]:
    used = "".join(
        path.read_text(encoding="utf-8") for path in (REPOSITORY / "tests" / "oracle" / "compose").rglob("*.py")
    )
    yield from (each for each in Limit if f"Limit.{each.name}" not in used)


def test_each_limit_has_its_section_and_no_section_is_left_over() -> None:
    assert list(sections()) == [each.title for each in Limit]


@pytest.mark.parametrize(("title", "text"), sections().items())
def test_a_section_says_what_it_is_with_an_example_and_why(title: str, text: str) -> None:
    assert [word for word in ("What: ", "Example: ", "Why: ") if f"\n\n{word}" not in text] == []


def test_each_limit_is_composed() -> None:
    assert list(unused()) == []
