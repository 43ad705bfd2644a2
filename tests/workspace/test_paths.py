"""Paths as funcls writes them."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from funcls.workspace.paths import absolute, ancestors, is_below, normalised, relative


@pytest.mark.parametrize(
    ("root", "path", "joined"),
    [
        ("/app", "Orders/function.json", "/app/Orders/function.json"),
        ("/app", "", "/app"),
        ("/app", "../pyproject.toml", "/pyproject.toml"),
        ("/", "host.json", "/host.json"),
        ("C:/app", "host.json", "C:/app/host.json"),
    ],
)
def test_paths_of_an_app_and_back(root: str, path: str, joined: str) -> None:
    assert absolute(root, path) == joined
    if not root.startswith("C:"):
        assert relative(joined, root) == path


def test_every_folder_above() -> None:
    assert list(ancestors("/work/app/Orders")) == ["/work/app/Orders", "/work/app", "/work", "/"]
    assert list(ancestors("")) == []


@pytest.mark.parametrize(
    ("path", "folder", "below"),
    [
        ("/app/Orders", "/app", True),
        ("/app", "/app", True),
        ("/application", "/app", False),
        ("/app", "/app/Orders", False),
        ("/app", "/", True),
    ],
)
def test_what_lies_in_a_folder(path: str, folder: str, below: bool) -> None:
    assert is_below(path, folder) is below


def test_a_path_from_the_command_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)

    assert normalised(os.path.join("a", "..", "b")) == f"{os.getcwd()}/b".replace(os.sep, "/")
