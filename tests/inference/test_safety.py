"""What jedi must not do: run code, start processes, write files, change what all of the process shares."""

from __future__ import annotations

import subprocess
import sys
from importlib.machinery import EXTENSION_SUFFIXES
from pathlib import Path

import pytest

from funcls.inference.engine import Engine
from funcls.inference.handlers import Annotations
from funcls.inference.results import Question
from support.app_folder import AppFolder

SCRIPT = """import native
import broken
import azure.functions as func
native.<|>
"""


def ask(root: Path, text: str) -> list[str]:
    """Return the names that may stand at the cursor of a script in the folder."""
    offset = text.index("<|>")
    question = Question(str(root), str(root / "Orders/__init__.py"), text.replace("<|>", ""), offset, Annotations())
    return [each.name for each in Engine().members(question)]


@pytest.fixture
def app(tmp_path: Path) -> AppFolder:
    return AppFolder(tmp_path)


@pytest.mark.parametrize("folder", ["", ".venv/lib/python3.12/site-packages/", ".python_packages/lib/site-packages/"])
def test_no_module_of_the_app_is_imported(
    app: AppFolder, folder: str, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    app.write(f"{folder}native{EXTENSION_SUFFIXES[0]}", "no library at all")
    app.write(f"{folder}broken.py", "raise SystemExit('ran')\nvalue = 1\n")
    app.write(f"{folder}sitecustomize.py", "raise SystemExit('ran')\n")
    monkeypatch.setattr(subprocess, "Popen", None)
    before = list(sys.path), set(sys.modules)
    assert ask(app.root, SCRIPT) == []
    assert ask(app.root, SCRIPT.replace("native.<|>", "broken.<|>")) == ["value"]
    assert sys.path == before[0]
    assert not {"native", "broken", "sitecustomize"} & (set(sys.modules) - before[1])
    assert capfd.readouterr() == ("", "")


def test_nothing_is_written(
    app: AppFolder, monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> None:
    home = tmp_path_factory.mktemp("home")
    monkeypatch.setattr("jedi.settings.cache_directory", home)
    before = sorted(app.root.rglob("*"))
    assert "HttpRequest" in ask(app.root, "import azure.functions as func\nfunc.<|>")
    assert sorted(app.root.rglob("*")) == before
    assert list(home.iterdir()) == []


def test_the_library_of_the_app_comes_before_our_description(app: AppFolder) -> None:
    app.write(".venv/lib/python3.12/site-packages/azure/functions/__init__.py", "class HttpRequest:\n    newer = 1\n")
    assert ask(app.root, "import azure.functions as func\nfunc.HttpRequest.new<|>") == ["newer"]


def test_packages_of_funcls_itself_are_not_those_of_the_app(app: AppFolder) -> None:
    assert ask(app.root, "import pygls\npygls.<|>") == []


@pytest.mark.slow
def test_jedi_leaves_the_limit_of_recursion_alone() -> None:
    code = "import sys; at = sys.getrecursionlimit; old = at(); import funcls.inference.engine; print(at() == old)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "True\n"
