"""The wheel, installed with its dependencies into an environment of its own, works far from the checkout."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

from funcls import __version__

pytestmark = pytest.mark.slow

REPOSITORY = Path(__file__).resolve().parents[1]
APPS = REPOSITORY / "tests" / "apps"
PIP = ["-m", "pip", "--disable-pip-version-check", "--quiet"]


def run(*command: str | Path, cwd: Path) -> subprocess.CompletedProcess[str]:
    """Run a command that sees nothing of the checkout but what it is given."""
    environment = {key: value for key, value in os.environ.items() if not key.startswith("PYTHON")}
    return subprocess.run(
        [str(part) for part in command], cwd=cwd, env=environment, capture_output=True, encoding="utf-8", check=False
    )


def succeed(*command: str | Path, cwd: Path) -> None:
    done = run(*command, cwd=cwd)
    assert done.returncode == 0, done.stderr


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from the checkout."""
    folder = tmp_path_factory.mktemp("wheel")
    succeed(sys.executable, *PIP, "wheel", "--no-deps", "--wheel-dir", folder, REPOSITORY, cwd=folder)
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def funcls(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The command, in an environment that holds the wheel and what it depends on."""
    folder = tmp_path_factory.mktemp("environment")
    venv.create(folder, with_pip=True)
    scripts = folder / ("Scripts" if sys.platform == "win32" else "bin")
    succeed(scripts / "python", *PIP, "install", wheel, cwd=folder)
    return scripts / "funcls"


@pytest.fixture
def elsewhere(tmp_path: Path) -> Path:
    """A folder outside the checkout with a good and a broken app."""
    for name in ("guide-queue-output", "broken-pair"):
        shutil.copytree(APPS / name, tmp_path / name)
    return tmp_path


def test_the_wheel_holds_the_package_and_the_schemas_and_nothing_else(wheel: Path) -> None:
    files = set(zipfile.ZipFile(wheel).namelist())
    package = REPOSITORY / "server"
    kinds = ("*.py", "*.pyi", "*.json")
    expected = {path.relative_to(package).as_posix() for kind in kinds for path in package.rglob(kind)}
    expected.add("funcls/py.typed")
    schemas = REPOSITORY / "schemas"
    expected |= {f"funcls/schemas/{path.relative_to(schemas).as_posix()}" for path in schemas.rglob("*.schema.json")}
    assert {file for file in files if ".dist-info/" not in file} == expected
    assert f"funcls-{__version__}.dist-info/licenses/LICENSE" in files


def test_the_version(funcls: Path, elsewhere: Path) -> None:
    assert run(funcls, "--version", cwd=elsewhere).stdout == f"funcls {__version__}\n"


def test_a_good_app(funcls: Path, elsewhere: Path) -> None:
    done = run(funcls, "check", "guide-queue-output", cwd=elsewhere)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("No problems found; ")


def test_a_broken_app(funcls: Path, elsewhere: Path) -> None:
    done = run(funcls, "check", "broken-pair", cwd=elsewhere)
    assert (done.returncode, done.stderr) == (1, "")
    assert "error[param-undeclared]" in done.stdout


def test_it_says_the_same_as_the_checkout(funcls: Path, elsewhere: Path) -> None:
    installed = run(funcls, "check", "--output-format", "json", cwd=elsewhere)
    checkout = run(sys.executable, "-m", "funcls", "check", "--output-format", "json", cwd=elsewhere)
    assert installed.stdout == checkout.stdout
