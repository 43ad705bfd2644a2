"""The page on editors, as far as it can be judged without one."""

from __future__ import annotations

import re

import pytest

from editors.document import DOCUMENT, configuration


@pytest.mark.parametrize(
    ("language", "section"),
    [
        ("lua", "Neovim"),
        ("lua", "Settings in Neovim"),
        ("elisp", "Emacs"),
        ("elisp", "Settings in Emacs"),
        ("lua", "Requests of funcls's own"),
    ],
)
def test_the_tests_find_the_configurations(language: str, section: str) -> None:
    assert configuration(language, section)


def test_a_configuration_that_is_not_there_is_an_error() -> None:
    with pytest.raises(LookupError, match="0 blocks of lua under 'Emacs'"):
        configuration("lua", "Emacs")


def test_every_link_to_a_section_leads_to_one() -> None:
    text = DOCUMENT.read_text(encoding="utf-8")
    headings = {
        re.sub(r"[^\w -]", "", each.lower()).replace(" ", "-") for each in re.findall("^#+ (.+)$", text, re.MULTILINE)
    }
    assert set(re.findall(r"\]\(#([^)]+)\)", text)) <= headings
