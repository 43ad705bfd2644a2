"""Whatever is renamed in an app, nothing is found afterwards that was not found before."""

from __future__ import annotations

from pathlib import Path

import pytest

from funcls.workspace.discovery import find_apps
from funcls.workspace.disk import LocalDisk
from funcls.workspace.host import Host
from funcls.workspace.resources import load_catalogue
from support.renames import rename_everything

APPS = Path(__file__).parents[1] / "apps"

SILENT = "broken-binding-names"
"""While a name stands there that the host refuses, its parameter is not blamed: such a rename is refused."""


@pytest.mark.parametrize("app", [Path(each).relative_to(APPS).as_posix() for each in sorted(find_apps(str(APPS)))])
def test_every_name_of_an_app(app: str) -> None:
    root = (APPS / app).as_posix()
    host = Host(LocalDisk(), load_catalogue())
    host.open_app(root)
    found = rename_everything(host.snapshot.apps[root])
    assert [each for each in found if app != SILENT or not each.endswith(("param-undeclared", "binding-unused"))] == []
