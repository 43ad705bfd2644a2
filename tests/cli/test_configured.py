"""What a configuration changes of `funcls check` and `funcls list`."""

from __future__ import annotations

from pathlib import Path

import pytest

from support.app_folder import AppFolder
from support.command import Command


@pytest.fixture
def shop(tmp_path: Path) -> AppFolder:
    """An app whose only function has a parameter without a binding and a binding without a parameter."""
    return AppFolder(tmp_path / "shop").function("clock", "timer")


def closing(funcls: Command, *arguments: str) -> tuple[int, str]:
    run = funcls("check", *arguments)
    return run.code, run.out.splitlines()[-1]


def test_an_app_that_is_left_out_is_not_counted(funcls: Command, shop: AppFolder, tmp_path: Path) -> None:
    AppFolder(tmp_path / "samples" / "bank").function("clock", "timer")
    (tmp_path / "funcls.toml").write_text('exclude = ["samples/"]\n')

    assert closing(funcls) == (1, "2 errors; 1 function in 1 app checked, 4 files read; 1 app excluded.")
    assert closing(funcls, "samples") == (
        0,
        "No problems found; 0 functions in 0 apps checked, 0 files read; 1 app excluded.",
    )


def test_a_file_that_is_left_out_is_so_when_it_is_named(funcls: Command, shop: AppFolder) -> None:
    shop.write("funcls.toml", 'exclude = ["*.py"]\n')

    assert closing(funcls, "shop/Orders/__init__.py")[1].startswith("1 error;")


def test_the_list_of_functions_tells_the_truth_whatever_is_ignored(
    funcls: Command, shop: AppFolder, tmp_path: Path
) -> None:
    (tmp_path / "funcls.toml").write_text('exclude = ["shop/"]\nselect = []\n')

    assert closing(funcls)[0] == 0
    assert "refused by the worker" in funcls("list").out


def test_a_severity_decides_whether_the_check_fails(funcls: Command, shop: AppFolder) -> None:
    shop.write("funcls.toml", '[severity]\nsignature = "information"\n')

    assert closing(funcls) == (0, "2 information; 1 function in 1 app checked, 4 files read.")
    assert closing(funcls, "--fail-on", "information")[0] == 1


def test_options_count_more_than_the_file(funcls: Command, shop: AppFolder) -> None:
    shop.write("funcls.toml", 'select = ["binding-unused"]\n')

    assert closing(funcls)[1].startswith("1 error;")
    assert closing(funcls, "--select", "signature")[1].startswith("2 errors;")
    assert closing(funcls, "--select", "signature", "--ignore", "param-undeclared")[1].startswith("1 error;")


def test_a_comment_silences_in_a_terminal_as_in_an_editor(funcls: Command, shop: AppFolder) -> None:
    shop.script.write_text("def main(clock): ...  # funcls: ignore[param-undeclared]\n")

    assert closing(funcls)[1].startswith("1 error;")


def test_a_mistake_in_the_configuration_is_a_warning(funcls: Command, shop: AppFolder) -> None:
    shop.write("funcls.toml", 'ignore = ["signature", "sgnature"]\n')

    assert closing(funcls) == (0, "1 warning; 1 function in 1 app checked, 4 files read.")
    assert closing(funcls, "--fail-on", "warning")[0] == 1
