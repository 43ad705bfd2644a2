"""Which folders are apps."""

from __future__ import annotations

from pathlib import Path

import pytest

from funcls.workspace.discovery import find_apps, walk_apps


def make(root: Path, *files: str) -> None:
    for file in files:
        (root / file).parent.mkdir(parents=True, exist_ok=True)
        (root / file).write_text("{}")


def apps(root: Path) -> list[str]:
    return [Path(app).relative_to(root).as_posix() for app in find_apps(str(root))]


def test_a_folder_with_host_json_is_an_app(tmp_path: Path) -> None:
    make(tmp_path, "host.json", "Orders/function.json")

    assert apps(tmp_path) == ["."]


def test_apps_below_and_inside_each_other(tmp_path: Path) -> None:
    make(tmp_path, "b/host.json", "a/host.json", "a/inner/deep/host.json", "c/function.json", "c/Host.json")

    assert apps(tmp_path) == ["a", "a/inner/deep", "b"]


@pytest.mark.parametrize(
    "folder", [".venv", "venv", ".python_packages", "node_modules", ".git", "__pycache__", ".hidden"]
)
def test_folders_that_are_not_entered(tmp_path: Path, folder: str) -> None:
    make(tmp_path, "host.json", f"{folder}/host.json", f"src/{folder}/lib/host.json")

    assert apps(tmp_path) == ["."]


def test_a_virtual_environment_of_any_name_is_not_entered(tmp_path: Path) -> None:
    make(tmp_path, "host.json", "my_env/pyvenv.cfg", "my_env/host.json", "my_env/lib/host.json")

    assert apps(tmp_path) == ["."]


def test_the_folder_that_is_asked_for_may_have_any_name(tmp_path: Path) -> None:
    make(tmp_path, ".hidden/host.json")

    assert [Path(app).name for app in find_apps(str(tmp_path / ".hidden"))] == [".hidden"]


def test_a_link_that_leads_back_up_ends(tmp_path: Path) -> None:
    make(tmp_path, "host.json", "Orders/function.json")
    (tmp_path / "Orders" / "up").symlink_to(tmp_path)
    (tmp_path / "self").symlink_to(tmp_path / "self")

    assert apps(tmp_path) == ["."]


def test_a_folder_to_which_two_links_lead_is_one_app(tmp_path: Path) -> None:
    make(tmp_path, "real/host.json")
    (tmp_path / "a").symlink_to(tmp_path / "real")
    (tmp_path / "z").symlink_to(tmp_path / "real")

    assert apps(tmp_path) == ["a"]


def test_a_host_json_that_is_a_folder_makes_no_app(tmp_path: Path) -> None:
    (tmp_path / "host.json").mkdir()

    assert apps(tmp_path) == []


def test_no_folder_has_no_apps(tmp_path: Path) -> None:
    assert find_apps(str(tmp_path / "missing")) == []


def test_the_walk_pauses_after_every_folder(tmp_path: Path) -> None:
    make(tmp_path, "a/host.json", "b/x.txt", "c/d/host.json")

    assert [app and Path(app).relative_to(tmp_path).as_posix() for app in walk_apps(str(tmp_path))] == [
        None,
        "a",
        None,
        None,
        "c/d",
    ]
