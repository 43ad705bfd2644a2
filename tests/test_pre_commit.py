"""The hook, run by the real pre-commit on the staged files of a repository with two apps."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from support.app_folder import AppFolder, handler

pytestmark = pytest.mark.slow

REPOSITORY = Path(__file__).resolve().parents[1]
CONFIGURATION = """\
repos:
  - repo: {repository}
    rev: v1
    hooks:
      - id: funcls
"""


def git(folder: Path, *arguments: str) -> None:
    identity = ["-c", "user.name=Somebody", "-c", "user.email=somebody@example.com", "-c", "commit.gpgsign=false"]
    subprocess.run(["git", *identity, *arguments], cwd=folder, check=True, capture_output=True)


@pytest.fixture(scope="module")
def released(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What a user's pre-commit clones: this checkout, as it is, with a tag."""
    folder = tmp_path_factory.mktemp("funcls")
    for name in ("server", "schemas", "pyproject.toml", "README.md", "LICENSE", ".pre-commit-hooks.yaml"):
        source = REPOSITORY / name
        if source.is_dir():
            shutil.copytree(source, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(source, folder / name)
    git(folder, "init", "--quiet")
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message", "Release")
    git(folder, "tag", "v1")
    return folder


@pytest.fixture(scope="module")
def hook_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where pre-commit keeps the environment of the hook, so that one is enough for all tests."""
    return tmp_path_factory.mktemp("hooks")


class Repository:
    """A repository with two apps, each of which has a mistake, and a script in none."""

    def __init__(self, root: Path, released: Path, hook_home: Path) -> None:
        self.root = root
        self._home = hook_home
        self.shop = AppFolder(root / "shop").function("clock", "timer")
        self.bank = AppFolder(root / "bank").function("clock", "timer")
        self.script = root / "deploy.py"
        self.script.write_text("print('deployed')\n", encoding="utf-8")
        git(root, "init", "--quiet")
        (root / ".pre-commit-config.yaml").write_text(CONFIGURATION.format(repository=released), encoding="utf-8")

    def staged(self, *paths: Path) -> tuple[int, str]:
        """Stage the files, run pre-commit, and return its exit code and output."""
        git(self.root, "add", ".pre-commit-config.yaml", *map(str, paths))
        environment = {key: value for key, value in os.environ.items() if not key.startswith("PYTHON")}
        run = subprocess.run(
            [sys.executable, "-m", "pre_commit", "run", "--color", "never", "--verbose"],
            cwd=self.root,
            env={**environment, "PRE_COMMIT_HOME": str(self._home)},
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        return run.returncode, run.stdout + run.stderr


@pytest.fixture
def repository(tmp_path: Path, released: Path, hook_home: Path) -> Repository:
    return Repository(tmp_path, released, hook_home)


def test_staged_files_of_an_app_are_checked_and_no_other_app(repository: Repository) -> None:
    code, output = repository.staged(repository.shop.script, repository.script)

    assert code == 1
    assert "shop/Orders/__init__.py:4:10: error[param-undeclared]" in output
    assert "2 errors; 1 function in 1 app checked" in output
    assert "bank" not in output


def test_what_is_staged_counts_and_not_what_is_edited_since(repository: Repository) -> None:
    repository.staged(repository.shop.function("timer").script, repository.shop.function_json)
    repository.shop.script.write_text(handler("clock"), encoding="utf-8")

    code, output = repository.staged()

    assert code == 0
    assert "No problems found; 1 function in 1 app checked" in output


def test_a_file_in_no_app_is_no_reason_to_fail(repository: Repository) -> None:
    code, output = repository.staged(repository.script)

    assert code == 0
    assert "Nothing checked; no file given lies in an app." in output


def test_files_that_funcls_does_not_read_start_nothing(repository: Repository) -> None:
    notes = repository.shop.write("notes.md", "Ship it.\n")

    code, output = repository.staged(notes)

    assert code == 0
    assert "no files to check" in output
