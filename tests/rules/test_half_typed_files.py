"""Every beginning of a requirements.txt and of a .funcignore gets an answer, as somebody types it or cuts it short."""

from __future__ import annotations

from pathlib import Path

import pytest

from support.apps import fixture

APPS = Path(__file__).resolve().parents[1] / "apps"
APP = """--- Orders/function.json
{"bindings": [{"type": "orchestrationTrigger", "name": "context"}]}
--- Orders/__init__.py
import yaml
import azure.functions
import azure.durable_functions as df
from . import helper
def main(context): ...
--- Orders/helper.py
X = 1
--- local.settings.json
{"IsEncrypted": false, "Values": {"FUNCTIONS_WORKER_RUNTIME": "python"}}
--- tests/test_orders.py
def test(): ...
--- .venv/pyvenv.cfg
version = 3.12.1
--- .python_packages/lib/site-packages/azure/storage/blob/__init__.py

"""
REQUIREMENTS = """\ufeff# What the app needs.
azure-functions>=1.21,<2 ; python_version < "3.13"  # the library
-r more.txt
--index-url https://example.org/simple
requests [security, socks] ~= 2.31
library @ https://example.org/library-1.0-py3-none-any.whl#sha256=00
pandas==2.2.3 \\
    --hash=sha256:0123 \\
    --hash=sha256:4567
azure
azure-functions-worker===1!2.0
"""
FUNCIGNORE = """\ufeff# What stays behind.
.git*
/local.settings.json
**/tests/*[ab]?.py
!tests/[!a-z]*
Orders/*.json\\ \\
\\#[z-a]
*.*.*.*.*
"""


def texts(name: str, *more: str) -> list[str]:
    """Return the texts of the files of this name in tests/apps, and more."""
    return sorted({*more, *(path.read_text(encoding="utf-8") for path in APPS.rglob(name))})


def windows(text: str) -> str:
    return text.replace("\n", "\r\n")


@pytest.mark.parametrize(
    ("path", "text"),
    [
        *(("requirements.txt", each) for each in texts("requirements.txt", REQUIREMENTS, windows(REQUIREMENTS))),
        *((".funcignore", each) for each in texts(".funcignore", FUNCIGNORE, windows(FUNCIGNORE))),
    ],
)
def test_every_beginning(path: str, text: str) -> None:
    app = fixture(APP)
    for length in range(len(text) + 1):
        app.edit(path, text[:length])
        assert all(each.place.span.end <= length for each in app.state.findings() if each.place.path == path)
