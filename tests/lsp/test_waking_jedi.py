"""jedi costs time and memory: it is imported when somebody may ask for what it knows, and after what is more urgent."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from funcls.inference.service import Inference
from support.app_folder import AppFolder, timers
from support.local_server import LocalServer, initialize, notification

UNANNOTATED = "def main(timer):\n    pass\n"
ANNOTATED = "import azure.functions as func\n\n\ndef main(timer: func.TimerRequest):\n    pass\n"
BESIDE: dict[str, Any] = {"initializationOptions": {"pythonServer": True}}


@pytest.fixture
def woken(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The roots of the apps for which jedi got ready."""
    roots: list[str] = []
    monkeypatch.setattr(Inference, "warm_up", lambda _, root: roots.append(root))
    return roots


@pytest.mark.parametrize(
    ("path", "text", "options", "wakes"),
    [
        ("Orders/__init__.py", UNANNOTATED, {}, True),
        ("Orders/__init__.py", ANNOTATED, {}, True),
        ("Orders/__init__.py", UNANNOTATED, BESIDE, True),
        ("Orders/__init__.py", ANNOTATED, BESIDE, False),
        ("Orders/function.json", timers("timer"), {}, False),
    ],
)
@pytest.mark.parametrize("is_early", [True, False])
def test_a_document_that_is_opened(
    tmp_path: Path, woken: list[str], path: str, text: str, options: dict[str, Any], wakes: bool, is_early: bool
) -> None:
    app = AppFolder(tmp_path)
    app.write("Orders/function.json", timers("timer"))
    app.write("Orders/__init__.py", text if path.endswith(".py") else UNANNOTATED)
    document = {"uri": (tmp_path / path).as_uri(), "languageId": "x", "version": 1, "text": text}
    opened = notification("textDocument/didOpen", {"textDocument": document})
    server = LocalServer()
    server.tell(initialize(**options))
    intellisense = server.server.session.intellisense
    if is_early:
        server.talk(opened)
        assert woken == []
        intellisense.warm_up([(tmp_path / path).as_posix()])
    else:
        intellisense.warm_up([])
        server.talk(opened)
    assert [Path(root) for root in woken] == ([tmp_path] if wakes else [])
