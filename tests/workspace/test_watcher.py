"""What a look at the disk sees."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from funcls.workspace.watcher import Stamp, Watcher, stamp_of


def test_a_look_sees_what_changed_came_and_went_since_the_last() -> None:
    disk: dict[str, Stamp] = {"same": (1,), "edited": (1,), "gone": (1,)}
    watcher = Watcher(disk.get)
    paths = ["same", "edited", "gone", "new"]
    watcher.look(paths)

    disk |= {"edited": (2,), "gone": None, "new": (1,)}

    assert watcher.look(paths) == {"edited", "gone", "new"}
    assert watcher.look(paths) == frozenset()


def test_what_was_not_looked_at_before_may_have_changed() -> None:
    watcher = Watcher({"a": (1,)}.get)

    assert watcher.look(["a"]) == {"a"}
    assert watcher.look(["a", "missing"]) == {"missing"}
    assert watcher.look([]) == frozenset()
    assert watcher.look(["a"]) == {"a"}


def save(path: Path) -> None:
    path.write_text("longer", encoding="utf-8")


def replace(path: Path) -> None:
    """Save as many editors do; the new file is as large and as old as the one before."""
    other = path.with_suffix(".tmp")
    other.write_text("b", encoding="utf-8")
    status = path.stat()
    os.utime(other, ns=(status.st_atime_ns, status.st_mtime_ns))
    other.replace(path)


def become_a_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


@pytest.mark.parametrize("change", [save, replace, become_a_folder, Path.unlink])
def test_a_stamp_differs_after_a_change(tmp_path: Path, change: Callable[[Path], None]) -> None:
    path = tmp_path / "a"
    path.write_text("a", encoding="utf-8")
    before = stamp_of(str(path))

    change(path)

    assert before is not None
    assert stamp_of(str(path)) != before


@pytest.mark.parametrize("path", ["missing", "with\0zero"])
def test_a_path_without_anything_has_no_stamp(tmp_path: Path, path: str) -> None:
    assert stamp_of(f"{tmp_path}/{path}") is None
