"""The generated app is what the bench says of it."""

from __future__ import annotations

from pathlib import Path

from bench.fixture import Document
from bench.generated import generated_app, types_of_bundle
from funcls.workspace.app_state import AppState
from funcls.workspace.disk import LocalDisk
from funcls.workspace.host import Host
from funcls.workspace.resources import load_catalogue

FUNCTIONS = 40


def opened(root: Path) -> AppState:
    return Host(LocalDisk(), load_catalogue()).open_app(root.as_posix()).snapshot.apps[root.as_posix()]


def relative_texts(documents: tuple[Document, ...], root: Path) -> dict[Path, str]:
    return {each.path.relative_to(root): each.text for each in documents}


def test_every_trigger_that_the_bundle_brings_is_there(tmp_path: Path) -> None:
    state = opened(generated_app(tmp_path / "app", FUNCTIONS).root)

    found = {binding.type for each in state.functions.values() for binding in each.triggers}

    assert found == {each.name for each in types_of_bundle() if each.is_trigger}


def test_the_broken_files_are_those_with_findings(tmp_path: Path) -> None:
    app = generated_app(tmp_path / "app", FUNCTIONS)

    found = {app.root / each.place.path for each in opened(app.root).findings()}

    assert found == {each.path for each in app.broken}
    assert len(app.broken) == 2 * FUNCTIONS / 10


def test_either_mended_file_leaves_its_function_without_findings(tmp_path: Path) -> None:
    app = generated_app(tmp_path / "app", 1)
    for document in app.broken:
        document.path.write_text(document.mended, encoding="utf-8")
        assert opened(app.root).findings() == ()
        document.path.write_text(document.text, encoding="utf-8")


def test_the_first_function_is_the_same_in_an_app_of_any_size(tmp_path: Path) -> None:
    single, large = generated_app(tmp_path / "single", 1), generated_app(tmp_path / "large", FUNCTIONS)

    assert relative_texts(single.broken, single.root).items() <= relative_texts(large.broken, large.root).items()


def test_a_handler_is_about_90_lines_long(tmp_path: Path) -> None:
    app = generated_app(tmp_path / "app", FUNCTIONS)
    lengths = [path.read_text(encoding="utf-8").count("\n") for path in app.root.glob("*/__init__.py")]

    assert 80 <= min(lengths) <= max(lengths) <= 100
