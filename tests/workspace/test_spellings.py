"""Symbolic links: one path for a folder, whichever way somebody came to it."""

from __future__ import annotations

from pathlib import Path

import pytest

from funcls.workspace.paths import normalised
from funcls.workspace.spellings import Spellings


@pytest.fixture
def linked(tmp_path: Path) -> Path:
    """A folder with an app and a link to the app."""
    (tmp_path / "app" / "Orders").mkdir(parents=True)
    (tmp_path / "link").symlink_to("app", target_is_directory=True)
    return tmp_path


def test_what_was_never_shown_stays_as_it_is() -> None:
    spellings = Spellings()

    assert spellings.key("/work/app/Orders") == "/work/app/Orders"
    assert spellings.spelled("/work/app/Orders") == "/work/app/Orders"


def test_a_link_and_its_target_are_one_folder(linked: Path) -> None:
    spellings = Spellings()
    app, link = normalised(str(linked / "app")), normalised(str(linked / "link"))

    assert spellings.add(app) == spellings.add(link) == app
    assert spellings.key(f"{link}/Orders/function.json") == f"{app}/Orders/function.json"
    assert spellings.key(f"{link}ed/other.py") == f"{link}ed/other.py"


def test_the_way_back_is_the_first_that_was_shown(linked: Path) -> None:
    spellings = Spellings()
    app, link = normalised(str(linked / "app")), normalised(str(linked / "link"))
    (linked / "other").symlink_to("app", target_is_directory=True)
    spellings.add(link)
    spellings.add(normalised(str(linked / "other")))

    assert spellings.spelled(f"{app}/Orders") == f"{link}/Orders"


def test_a_link_inside_an_app_stays(linked: Path) -> None:
    spellings = Spellings()
    link = normalised(str(linked / "link"))
    (linked / "app" / "Bills").symlink_to("Orders", target_is_directory=True)
    root = spellings.add(link)

    assert spellings.key(f"{link}/Bills/function.json") == f"{root}/Bills/function.json"
